using MLKids.Blocks.Diagnostics;

namespace MLKids.Extension.Manifests;

/// <summary>A manifest or plugin is refused; all mistakes together.</summary>
public sealed class ManifestException(IReadOnlyList<Diagnostic> mistakes) : Exception(string.Join(Environment.NewLine, mistakes.Select(m => m.ToString())))
{
    public IReadOnlyList<Diagnostic> Mistakes { get; } = mistakes;
}
