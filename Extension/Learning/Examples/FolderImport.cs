using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Examples;

/// <summary>
/// A folder whose sub-folders are labels → examples of one model. Each file is decoded once: what cannot be read is named and left out, and the features of the rest are
/// ready for training. One step of undo.
/// </summary>
/// <param name="project">Where the examples go.</param>
/// <param name="featurizer">Looks at each file.</param>
/// <param name="kind">What the model learns from: pictures or sounds.</param>
public sealed class FolderImport(ProjectFile project, IFeaturizer featurizer, ModelKind kind = ModelKind.Pictures)
{
    // What computers leave behind in folders; no example, and nothing to tell a child about.
    private static readonly HashSet<string> Leftovers = new(StringComparer.OrdinalIgnoreCase) { "Thumbs.db", "desktop.ini", ".DS_Store" };

    /// <summary>Imports. What the progress counts is on disk; cancelling keeps what was imported so far.</summary>
    /// <param name="folder">Its sub-folders are labels, in the order of their names; deeper folders are not looked at.</param>
    /// <param name="modelName">A model of the project, or a new one.</param>
    /// <param name="progress">What is done now, and how much of it (0..1).</param>
    /// <param name="cancellation">Ends the import soon.</param>
    /// <exception cref="LearningException">No such folder, no label folders, a bad name, or it cannot be written.</exception>
    public FolderImportReport Run(string folder, string modelName, IProgress<(string Text, double Done)>? progress = null, CancellationToken cancellation = default)
    {
        var labels = LabelFolders(folder);
        using var step = project.History.Group($"import {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}");
        var model = project.Models.GetOrAdd(modelName, kind);
        var files = labels.SelectMany(l => l.Files.Select(f => (l.Label, File: f))).ToList();
        var ids = labels.ToDictionary(l => l.Label, l => project.Labels.GetOrAdd(model.Id, l.Label).Id);

        var tooLarge = new List<RefusedExample>();
        var added = project.Examples.AddMany(
            Read(files, ids, tooLarge),
            validate: null,
            new Told<int>(n => progress?.Report(("copying", n / (double)Math.Max(1, files.Count)))),
            cancellation);
        var refused = added.Refused.Concat(tooLarge).ToList();
        var cancelled = added.Cancelled;
        try
        {
            var looked = new FeatureCache(project).Fill(
                model.Id, featurizer, progress: new Told<FeatureProgress>(p => progress?.Report(("looking at", p.Done / (double)Math.Max(1, p.Total)))), cancellation: cancellation);
            project.Examples.Delete([.. looked.Skipped.Select(s => s.ExampleId)]);
            refused.AddRange(looked.Skipped);
        }
        catch (OperationCanceledException)
        {
            cancelled = true;
        }

        return new FolderImportReport(model, files.Count, added.Added - refused.Count(r => r.ExampleId != 0), added.Duplicates, refused, project.Examples.CountByLabel(model.Id), cancelled);
    }

    private static List<(string Label, List<FileInfo> Files)> LabelFolders(string folder)
    {
        if (!Directory.Exists(folder))
            throw new LearningException(LearningCodes.UnknownName, "This folder is not there. Check its name.", $"Wanted a folder with one sub-folder a label; there is no folder '{folder}'.");
        var labels = new DirectoryInfo(folder).EnumerateDirectories()
            .Where(d => !IsHidden(d))
            .OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase)
            .Select(d => (d.Name, Files: d.EnumerateFiles().Where(f => !IsHidden(f) && !Leftovers.Contains(f.Name)).OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase).ToList()))
            .ToList();
        return labels.Count > 0
            ? labels
            : throw new LearningException(
                LearningCodes.TooFewExamples,
                "Make one folder for each label, then import again.",
                $"'{folder}' has no sub-folders ({Directory.GetFiles(folder).Length} files lie in it directly); wanted one sub-folder a label.");
    }

    private static bool IsHidden(FileSystemInfo entry) => entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.Hidden);

    private static IEnumerable<NewExample> Read(List<(string Label, FileInfo File)> files, Dictionary<string, long> ids, List<RefusedExample> refused)
    {
        foreach (var (label, file) in files)
        {
            byte[] bytes;
            try
            {
                // Looked at before it is read: a film in the folder must not fill the memory.
                if (file.Length > ProjectLimits.ExampleBytes)
                {
                    refused.Add(new RefusedExample(file.Name, LearningCodes.PictureTooLarge, "This file is too large. Choose a smaller one.", $"'{file.FullName}' has {file.Length:N0} bytes; at most {ProjectLimits.ExampleBytes:N0} fit."));
                    continue;
                }

                bytes = File.ReadAllBytes(file.FullName);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                refused.Add(new RefusedExample(file.Name, LearningCodes.UnreadablePicture, "I cannot open this file. Choose another one.", $"'{file.FullName}': {e.Message}"));
                continue;
            }

            yield return new NewExample(ids[label], bytes, file.Name);
        }
    }
}
