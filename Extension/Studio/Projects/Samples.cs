using System.Collections.Concurrent;
using MLKids.Extension.Manifests;

namespace MLKids.Studio.Projects;

/// <summary>The samples that the plugin's manifest names, beside the program.</summary>
internal sealed class Samples
{
    private readonly ConcurrentDictionary<string, byte[]?> _covers = new();
    private readonly Dictionary<string, ManifestSample> _samples = ManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "manifest.json")).Samples
        .Where(sample => File.Exists(PathOf(sample)))
        .ToDictionary(sample => Path.GetFileNameWithoutExtension(sample.Path), StringComparer.Ordinal);

    /// <summary>Ids (the file's name without its ending) and samples, in the manifest's order.</summary>
    public IEnumerable<KeyValuePair<string, ManifestSample>> All => _samples;

    /// <summary>The sample's program (an .sb3 file's bytes), or null when there is no such sample.</summary>
    public byte[]? Read(string id) => _samples.TryGetValue(id, out var sample) ? File.ReadAllBytes(PathOf(sample)) : null;

    /// <summary>Some of its costumes as a PNG file, or null.</summary>
    public byte[]? Cover(string id) => _samples.ContainsKey(id) ? _covers.GetOrAdd(id, known => ProjectCover.OfProgram(Read(known)!)) : null;

    private static string PathOf(ManifestSample sample) => Path.Combine(AppContext.BaseDirectory, sample.Path);
}
