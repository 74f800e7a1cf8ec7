using System.Globalization;

namespace MLKids.Studio.Projects.Arrivals;

/// <summary>Lays files out as importers want them: one folder a label.</summary>
internal static class LabelFolders
{
    private const int MostName = 60;

    /// <summary>Moves an item's files into label folders; texts that all lie in one folder are labels themselves and stay beside each other.</summary>
    /// <param name="item">Pictures, sounds, words or a text.</param>
    /// <param name="firstLabel">For files that lie in no folder.</param>
    /// <param name="path">The folder to make.</param>
    public static DirectoryInfo LayOut(ArrivedItem item, string firstLabel, string path)
    {
        var folder = Directory.CreateDirectory(path);
        var areLabels = item.What is ArrivedWhat.Words && item.Files.Select(file => file.Folder).Distinct().Count() == 1;
        var number = 0;
        foreach (var file in item.Files)
        {
            var label = areLabels ? folder : folder.CreateSubdirectory(Safe(file.Folder ?? firstLabel, "label"));
            // The number keeps two photos of one name apart, and in order.
            var name = areLabels || item.What == ArrivedWhat.Text ? Safe(file.Title, "text") : string.Create(CultureInfo.InvariantCulture, $"{++number:D5} {Safe(file.FileName, "file")}");
            File.Move(file.Path, Free(label.FullName, name, item.What is ArrivedWhat.Words or ArrivedWhat.Text ? ".txt" : ""));
        }

        return folder;
    }

    private static string Free(string folder, string name, string ending)
    {
        var path = Path.Combine(folder, name + ending);
        for (var number = 2; File.Exists(path); number++)
            path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name} {number}{ending}"));
        return path;
    }

    private static string Safe(string name, string otherwise)
    {
        var clean = ProjectShelf.Clean(name);
        clean = clean.Length > MostName ? clean[..MostName] : clean;
        return clean == "project" && !name.Contains(clean, StringComparison.Ordinal) ? otherwise : clean;
    }
}
