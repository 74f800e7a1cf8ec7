using System.Runtime.CompilerServices;

namespace MLKids.Tests;

/// <summary>Finds the photos, sounds and Scratch projects that lie beside the repository in <c>../shared/data</c>.</summary>
public static class SharedData
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder <c>../shared/data/NAME</c>, or null in a clone that stands alone.</summary>
    public static string? Find(string name)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", name));
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>The folder, or the test is skipped with the reason.</summary>
    public static string Need(string name)
    {
        var folder = Find(name);
        if (folder is null)
            Assert.Inconclusive($"Skipped: ../shared/data/{name} is not here (it is only beside the developers' checkouts).");
        return folder!;
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
