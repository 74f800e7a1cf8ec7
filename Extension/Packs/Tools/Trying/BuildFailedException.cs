using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Tools.Trying;

/// <summary>The plugin or its tests could not be built.</summary>
internal sealed class BuildFailedException(IReadOnlyList<Diagnostic> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>The compiler's errors, each at its line.</summary>
    public IReadOnlyList<Diagnostic> Mistakes { get; } = mistakes;
}
