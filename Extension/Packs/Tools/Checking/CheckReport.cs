using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Tools.Compatibility;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Checking;

/// <summary>What a check found.</summary>
/// <param name="Manifest">The plugin's; null when it cannot be read.</param>
/// <param name="Surface">What saved projects rely on; null when the manifest cannot be read.</param>
/// <param name="Findings">Errors first, then by file and line.</param>
internal sealed record CheckReport(Manifest? Manifest, PluginSurface? Surface, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>What the plugin's code says of itself; null when the manifest cannot be read.</summary>
    public InspectedPlugin? Code { get; init; }

    public int Errors => Findings.Count(f => f.Severity == Severity.Error);

    public int Warnings => Findings.Count(f => f.Severity == Severity.Warning);
}
