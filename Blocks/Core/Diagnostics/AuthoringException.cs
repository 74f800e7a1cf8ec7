namespace MLKids.Blocks.Diagnostics;

/// <summary>A pack is wrong; all its mistakes together.</summary>
public sealed class AuthoringException(IReadOnlyList<Diagnostic> mistakes)
    : Exception(string.Join(Environment.NewLine, mistakes.Select(m => m.ToString())))
{
    public IReadOnlyList<Diagnostic> Mistakes { get; } = mistakes;
}
