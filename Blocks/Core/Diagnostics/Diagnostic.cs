namespace MLKids.Blocks.Diagnostics;

/// <summary>One finding, for two audiences.</summary>
/// <param name="Code">Three letters and a number (MLB authoring, MLP project, MLC compile, MLR run, MLT training, MLM manifest); never renumbered.</param>
/// <param name="Severity">How bad.</param>
/// <param name="ChildSentence">At most about 12 words; blames nobody; says what to do next.</param>
/// <param name="Message">For developers and teachers: what was wanted, found and available.</param>
public sealed record Diagnostic(string Code, Severity Severity, string ChildSentence, string Message)
{
    /// <summary>The block in the project that it is about, or null.</summary>
    public string? BlockId { get; init; }

    /// <summary>The block's opcode, or null.</summary>
    public string? Opcode { get; init; }

    /// <summary>The sprite that it happened in, or null.</summary>
    public string? Target { get; init; }

    /// <summary>What to try, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>The file that it is about, for authors: a path inside the plugin where there is one. Or null.</summary>
    public string? File { get; init; }

    /// <summary>The line in <see cref="File"/>, from 1, or null.</summary>
    public int? Line { get; init; }

    /// <summary>One line. With a file, in the form that editors make a link of: <c>file(line): error CODE: message</c>.</summary>
    public override string ToString() => File is null
        ? $"{Code} {Severity}: {Message}"
        : $"{File}{(Line is null ? "" : FormattableString.Invariant($"({Line})"))}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}
