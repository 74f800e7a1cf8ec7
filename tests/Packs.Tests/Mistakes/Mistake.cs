using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Tests.Mistakes;

/// <summary>One typical error: edits of the good plugin, and the one finding that must come of it.</summary>
/// <param name="Name">What an author did.</param>
/// <param name="Code">Of the finding.</param>
/// <param name="File">Where it must be found.</param>
/// <param name="At">A text of the line where it must be found; null for the first line.</param>
/// <param name="Block">The opcode, or null.</param>
/// <param name="Remedy">Words that tell what to do.</param>
/// <param name="Edits">What makes the good plugin wrong.</param>
internal sealed record Mistake(string Name, string Code, string File, string? At, string? Block, string Remedy, params Action<GoodPlugin>[] Edits)
{
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>Replaces a text.</summary>
    public static Action<GoodPlugin> Edit(string file, string from, string to) => plugin => plugin.Edit(file, from, to);

    public static Action<GoodPlugin> Delete(string file) => plugin => System.IO.File.Delete(plugin.At(file));

    public static Action<GoodPlugin> Put(string file, string text) => plugin => plugin.Write(file, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Replaces a text of <c>Weather.cs</c> and builds it.</summary>
    public static Action<GoodPlugin> Source(string from, string to) => plugin =>
    {
        plugin.Edit("Weather.cs", from, to);
        plugin.Compile();
    };

    public override string ToString() => Name;
}
