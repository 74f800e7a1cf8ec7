using MLKids.Tests;

namespace MLKids.Docs.Tests;

/// <summary>
/// Files of docs that are made from the code. A test fails where they differ; <c>MLKIDS_WRITE_DOCS=1 dotnet test tests/Docs.Tests</c> writes them anew.
/// </summary>
internal static class WrittenFiles
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("MLKIDS_WRITE_DOCS") == "1";

    /// <summary>Compares a folder with what it should hold.</summary>
    /// <param name="folder">Below docs.</param>
    /// <param name="files">Path inside the folder → content.</param>
    /// <param name="complete">Nothing else may be in the folder.</param>
    public static void AreThese(string folder, IReadOnlyDictionary<string, string> files, bool complete)
    {
        var root = Path.Combine(SharedData.Root, "docs", folder);
        var stale = files.Where(f => Read(Path.Combine(root, f.Key)) != f.Value).Select(f => f.Key).ToList();
        List<string> surplus = complete && Directory.Exists(root)
            ? [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Where(f => !files.ContainsKey(f))]
            : [];
        if (Writes)
        {
            foreach (var file in stale)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
                File.WriteAllText(Path.Combine(root, file), files[file]);
            }

            surplus.ForEach(f => File.Delete(Path.Combine(root, f)));
            return;
        }

        Assert.IsTrue(
            stale.Count + surplus.Count == 0,
            $"docs/{folder} is not what the code says (differs: {string.Join(", ", stale.Take(10))}; too many: {string.Join(", ", surplus.Take(10))}). Write it anew:\n  MLKIDS_WRITE_DOCS=1 dotnet test tests/Docs.Tests");
    }

    private static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
}
