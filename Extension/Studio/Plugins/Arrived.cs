using MLKids.Extension.Manifests;

namespace MLKids.Studio.Plugins;

/// <summary>An extension that came as a file and waits for a person's yes.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Number">Later ones have higher ones.</param>
/// <param name="File">The archive.</param>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Replaces">Version of the one that it would replace, or null.</param>
internal sealed record Arrived(string Id, long Number, string File, Manifest Manifest, string? Replaces)
{
    /// <summary>It is a program that can do all that the person can do, not only scripts in a closed room.</summary>
    public bool IsProgram => Manifest.Entry is not null || Manifest.AssemblyPacks.Any();
}
