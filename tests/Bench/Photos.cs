using System.Runtime.CompilerServices;

namespace MLKids.Bench;

/// <summary>A set of photos on disk: one folder a label.</summary>
/// <param name="Name">The set.</param>
/// <param name="Labels">The labels with their files, both in the order of their names.</param>
internal sealed record Photos(string Name, IReadOnlyList<(string Label, IReadOnlyList<string> Files)> Labels)
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    public static string DefaultFolder => Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", "images"));

    public int Count => Labels.Sum(label => label.Files.Count);

    /// <exception cref="InvalidOperationException">The folder is not there.</exception>
    public static IReadOnlyList<Photos> All(BenchOptions options) => Directory.Exists(options.Data)
        ? [.. Directory.GetDirectories(options.Data).Order(StringComparer.Ordinal)
            .Where(folder => options.Folder is null || Path.GetFileName(folder) == options.Folder).Select(Read)]
        : throw new InvalidOperationException($"There is no folder {options.Data}: name one with --data (one folder a set, in it one folder a label).");

    /// <summary>The set that times and memory are measured with: the first that has three labels of 50 photos.</summary>
    public static Photos ForTraining(BenchOptions options) => All(options with { Folder = null })
        .FirstOrDefault(set => set.Labels.Count(label => label.Files.Count >= 50) >= 3)
        ?? throw new InvalidOperationException($"No set in {options.Data} has three labels with 50 photos.");

    /// <summary>
    /// Three labels with <paramref name="each"/> photos: the given ones, then variations of them (<see cref="PhotoVariation"/>).
    /// </summary>
    public IEnumerable<(string Label, string Name, byte[] Bytes)> Varied(int each, int seed = 0)
    {
        foreach (var (label, files) in Labels.Where(label => label.Files.Count >= 50).Take(3))
            for (var i = 0; i < each; i++)
            {
                var bytes = File.ReadAllBytes(files[i % files.Count]);
                var variation = (i / files.Count) + seed;
                yield return (label, $"{label}_{i}.jpg", variation == 0 ? bytes : PhotoVariation.Make(bytes, (variation * 7919) + i));
            }
    }

    private static Photos Read(string folder) => new(
        Path.GetFileName(folder),
        [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(label =>
            (Path.GetFileName(label), (IReadOnlyList<string>)[.. Directory.GetFiles(label).Order(StringComparer.Ordinal)]))]);

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
