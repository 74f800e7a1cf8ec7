using System.Globalization;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Exchange;

/// <summary>
/// The examples of a model → a new folder: one sub-folder a label with the bytes as they were added (<see cref="FolderImport"/> takes it back), or one table (CSV) for rows. The
/// folder gets its name when it is complete.
/// </summary>
public sealed class FolderExport(ProjectFile project)
{
    private const int Page = 200;

    /// <summary>Exports all examples, also those put aside for testing.</summary>
    /// <param name="modelName">A model of the project.</param>
    /// <param name="folder">Must not be there yet; its parent folder must.</param>
    /// <param name="progress">Examples written.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    /// <exception cref="LearningException">No such model, no examples (<see cref="LearningCodes.NotExportable"/>), or the folder is there already or cannot be written
    /// (<see cref="LearningCodes.CannotWrite"/>).</exception>
    public FolderExportReport Run(string modelName, string folder, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var model = project.Models.Get(modelName);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.Exists(folder))
            throw new LearningException(LearningCodes.CannotWrite, "There is something with that name. Choose another name.", $"'{folder}' exists already; an export does not replace it.");
        var labels = project.Examples.CountByLabel(model.Id);
        if (labels.Sum(label => label.Count) == 0)
            throw new LearningException(LearningCodes.NotExportable, "There are no examples yet. Add some first.", $"Model '{model.Name}' has no examples; wanted one or more.");
        var unfinished = string.Create(CultureInfo.InvariantCulture, $"{folder}.unfinished-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(unfinished);
            var files = model.Kind is ModelKind.Numbers or ModelKind.PredictNumbers
                ? WriteTable(model, [.. labels.Select(label => label.Label)], unfinished, progress, cancellation)
                : WriteFolders(model.Kind, [.. labels.Select(label => label.Label)], unfinished, progress, cancellation);
            Directory.Move(unfinished, folder);
            return new FolderExportReport(folder, files.Sum(file => file.Count), files);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ProjectTrouble.Unwritable(folder, error.Message, error);
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    private List<(string Label, string File, int Count)> WriteFolders(
        ModelKind kind, IReadOnlyList<LabelInfo> labels, string root, IProgress<int>? progress, CancellationToken cancellation)
    {
        var (names, files, written) = (new SafeFileName(), new List<(string, string, int)>(), 0);
        foreach (var label in labels)
        {
            var name = names.Take(label.Name);
            var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
            var (taken, count) = (new SafeFileName(), 0);
            foreach (var example in Examples(label.Id, cancellation))
            {
                var bytes = project.Examples.ReadContent(example.Id);
                var extension = ExampleFile.Extension(kind, bytes);
                File.WriteAllBytes(Path.Combine(folder, taken.Take(Stem(example, ++count), extension)), bytes);
                progress?.Report(++written);
            }

            files.Add((label.Name, name, count));
        }

        return files;
    }

    private List<(string Label, string File, int Count)> WriteTable(
        ModelInfo model, IReadOnlyList<LabelInfo> labels, string root, IProgress<int>? progress, CancellationToken cancellation)
    {
        var rows = labels.SelectMany(label => Examples(label.Id, cancellation).Select(example => (Label: label.Name, Bytes: project.Examples.ReadContent(example.Id))));
        var name = new SafeFileName().Take(model.Name, ".csv");
        var counts = RowTable.Write(Path.Combine(root, name), model.Kind == ModelKind.Numbers, rows, progress);
        return [.. labels.Select(label => (label.Name, name, counts.GetValueOrDefault(label.Name)))];
    }

    private IEnumerable<ExampleInfo> Examples(long labelId, CancellationToken cancellation)
    {
        for (var page = project.Examples.List(labelId, 0, Page); page.Count > 0; page = project.Examples.List(labelId, page[^1].Id, Page))
            foreach (var example in page)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return example;
            }
    }

    /// <summary>The name that it came with, without folders and ending; else its number.</summary>
    private static string Stem(ExampleInfo example, int number)
    {
        var name = example.FileName[(example.FileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.LastIndexOf('.');
        var stem = (dot > 0 ? name[..dot] : name).Trim(' ', '.', '_');
        return stem.Length > 0 ? stem : number.ToString("0000", CultureInfo.InvariantCulture);
    }
}
