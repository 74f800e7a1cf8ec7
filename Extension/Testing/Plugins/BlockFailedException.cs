using MLKids.Blocks.Diagnostics;

namespace MLKids.Testing;

/// <summary>
/// The block that a test asked failed: it threw, or was refused. In a program the script goes on with the block's empty answer; a test wants to know. To test how a block
/// fails, expect this exception and look at its <see cref="Finding"/>.
/// </summary>
public sealed class BlockFailedException : PluginTestException
{
    internal BlockFailedException(Diagnostic finding, object? answer, Exception? inner)
        : base($"{finding.Opcode} failed: {finding.Code}: {finding.Message}", inner) => (Finding, Answer) = (finding, answer);

    /// <summary>What a child and a developer would read.</summary>
    public Diagnostic Finding { get; }

    /// <summary>What the block answered all the same; null for a command.</summary>
    public object? Answer { get; }
}
