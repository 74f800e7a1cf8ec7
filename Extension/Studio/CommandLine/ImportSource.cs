using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Exchange;
using MLKids.Studio.Projects.Arrivals;

namespace MLKids.Studio.CommandLine;

/// <summary>What somebody wants to import, found out by looking at it.</summary>
internal static class ImportSource
{
    private static readonly string[] Sounds = [".wav", ".wave", ".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".aif", ".aiff"];
    private static readonly string[] Tables = [".csv", ".tsv", ".tab"];

    /// <summary>What the model would learn from; null for a project of another program, which says so itself.</summary>
    /// <exception cref="UsageException">Nothing that can be imported.</exception>
    public static ModelKind? KindOf(string source, bool predicts)
    {
        if (Directory.Exists(source))
            return OfFolder(new DirectoryInfo(source));
        if (!File.Exists(source))
            throw new UsageException($"There is no folder or file \"{source}\".");
        if (ProjectArchive.Describe(source).Format is not ArchiveFormat.Other)
            return null;
        if (IsTable(source))
            return predicts ? ModelKind.PredictNumbers : TableKind.Of(TableReader.ReadFile(source));
        if (Path.GetExtension(source).Equals(".txt", StringComparison.OrdinalIgnoreCase))
            return ModelKind.Text;
        throw new UsageException($"\"{Path.GetFileName(source)}\" cannot be imported. Wanted: a folder with one folder a label, a table (.csv, .tsv), a text (.txt), or a project of Teachable Machine (.tm) or Machine Learning for Kids (.zip).");
    }

    /// <summary>Whether a file is a table by its name.</summary>
    public static bool IsTable(string file) => Tables.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    private static ModelKind OfFolder(DirectoryInfo folder)
    {
        var files = folder.EnumerateDirectories().SelectMany(label => label.EnumerateFiles().Take(20)).Select(file => file.Extension).ToList();
        if (files.Count(Is(Sounds)) > files.Count / 2)
            return ModelKind.Sounds;
        if (files.Count == 0 ? folder.EnumerateFiles("*.txt").Any() : files.Count(Is([".txt"])) > files.Count / 2)
            return ModelKind.Words;
        return ModelKind.Pictures;
    }

    private static Func<string, bool> Is(string[] extensions) => extension => extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
}
