namespace MLKids.Blocks.Diagnostics;

/// <summary>A pack is wrong; all its mistakes together.</summary>
public sealed class AuthoringException(IReadOnlyList<Diagnostic> mistakes)
    : Exception(string.Join(Environment.NewLine, mistakes.Select(m => m.ToString())))
{
    public IReadOnlyList<Diagnostic> Mistakes { get; } = mistakes;

    /// <summary>The blocks without mistakes, for who looks for more; null where nobody has collected them.</summary>
    public Discovery.BlockSet? Found { get; init; }
}
