using System.Globalization;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Exchange;

/// <summary>
/// A project of another program → one model with its labels and examples, in one step of undo. When the file is bad as a whole nothing is created; an example that is bad is left
/// out and named.
/// </summary>
/// <param name="project">Where it goes.</param>
/// <param name="pictures">Looks at every picture once: what cannot be decoded is left out, and the features of the rest are ready for training.</param>
public sealed class ArchiveImport(ProjectFile project, IFeaturizer pictures)
{
    /// <summary>Imports. What the progress counts is on disk; cancelling keeps what was imported so far.</summary>
    /// <param name="path">A file that <see cref="ProjectArchive.Describe"/> says can be imported.</param>
    /// <param name="modelName">A model of the project and of the same kind, or a new one; null for a new one with the foreign project's name.</param>
    /// <param name="progress">What is done now, and how much of it (0..1).</param>
    /// <param name="cancellation">Ends the import soon.</param>
    /// <exception cref="LearningException">The file is of no use as a whole, a bad name, no room, or it cannot be written.</exception>
    public ArchiveImportReport Run(
        string path, string? modelName = null, IProgress<(string Text, double Done)>? progress = null, CancellationToken cancellation = default)
    {
        using var archive = ProjectArchive.Open(path);
        var (format, foreign) = ProjectArchive.Read(archive);
        var refused = new List<RefusedExample>(foreign.Refused);
        var names = Names(foreign, refused);
        var present = Present(modelName, foreign.Kind);
        CheckRoom(archive, present, names);

        using var step = project.History.Group($"import {Path.GetFileName(path)}");
        var model = present ?? project.Models.Add(modelName ?? FreeName(foreign.Name), foreign.Kind);
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (label, name) in names)
            ids[label] = project.Labels.GetOrAdd(model.Id, name).Id;
        var added = project.Examples.AddMany(
            Examples(foreign, ids, refused),
            validate: null,
            new Told<int>(n => progress?.Report(("copying", n / (double)Math.Max(1, foreign.Examples.Count)))),
            cancellation);
        refused.AddRange(added.Refused);
        var (kept, cancelled) = (added.Added, added.Cancelled);
        if (foreign.Kind == ModelKind.Pictures && kept > 0)
            kept -= LookAt(model, refused, ref cancelled, progress, cancellation);
        return new ArchiveImportReport(
            format,
            model,
            foreign.Examples.Count + foreign.Refused.Count,
            kept,
            added.Duplicates,
            refused,
            foreign.Notes,
            project.Examples.CountByLabel(model.Id),
            cancelled);
    }

    /// <summary>Each label with its name here; of labels whose names cannot be used, the examples are refused.</summary>
    private static List<(string Label, string Name)> Names(ForeignProject foreign, List<RefusedExample> refused)
    {
        var names = new List<(string Label, string Name)>();
        foreach (var label in foreign.Labels)
        {
            try
            {
                names.Add((label, ProjectNames.CleanLabel(label, foreign.Kind)));
            }
            catch (LearningException reason)
            {
                refused.AddRange(foreign.Examples.Where(example => example.Label == label)
                    .Select(example => new RefusedExample(example.FileName, reason.Code, reason.ChildSentence, reason.Message)));
            }
        }

        return names;
    }

    private ModelInfo? Present(string? modelName, ModelKind kind)
    {
        if (modelName is null || project.Models.Find(modelName) is not { } model)
            return null;
        return model.Kind == kind ? model : throw new LearningException(
            LearningCodes.BadModelName,
            "That model learns from other things. Choose another name.",
            $"The model '{model.Name}' is of kind '{model.Kind.ToText()}'; the file holds '{kind.ToText()}'.");
    }

    private void CheckRoom(ArchiveReader archive, ModelInfo? model, List<(string Label, string Name)> names)
    {
        var keys = names.Select(name => ProjectNames.Key(name.Name)).ToHashSet(StringComparer.Ordinal);
        if (keys.Count == 0)
            throw ArchiveReader.Refuse(archive.Path, "This project has no labels. Add some there first.", "no label that can be used", "one or more");
        if (model is not null)
            keys.UnionWith(project.Labels.Of(model.Id).Select(label => ProjectNames.Key(label.Name)));
        if (keys.Count > ProjectLimits.Labels)
            throw new LearningException(
                LearningCodes.ProjectFull, "This model has no room for more labels.", $"With this file it would have {keys.Count} labels; at most {ProjectLimits.Labels} fit.");
    }

    /// <summary>The foreign name, or with a number behind it where that is taken.</summary>
    private string FreeName(string foreign)
    {
        string stem;
        try
        {
            stem = ProjectNames.CleanModel(foreign);
        }
        catch (LearningException)
        {
            stem = "Model";
        }

        var name = stem;
        for (var number = 2; project.Models.Find(name) is not null; number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{stem} {number}");
        return name;
    }

    private static IEnumerable<NewExample> Examples(ForeignProject foreign, Dictionary<string, long> ids, List<RefusedExample> refused)
    {
        foreach (var example in foreign.Examples.Where(example => ids.ContainsKey(example.Label)))
        {
            byte[] bytes;
            try
            {
                bytes = example.Read();
            }
            catch (LearningException reason)
            {
                refused.Add(new RefusedExample(example.FileName, reason.Code, reason.ChildSentence, reason.Message));
                continue;
            }

            yield return new NewExample(ids[example.Label], bytes, example.FileName);
        }
    }

    /// <returns>How many pictures could not be decoded and were taken out again.</returns>
    private int LookAt(
        ModelInfo model, List<RefusedExample> refused, ref bool cancelled, IProgress<(string Text, double Done)>? progress, CancellationToken cancellation)
    {
        try
        {
            var looked = new FeatureCache(project).Fill(
                model.Id, pictures, progress: new Told<FeatureProgress>(p => progress?.Report(("looking at", p.Done / (double)Math.Max(1, p.Total)))), cancellation: cancellation);
            refused.AddRange(looked.Skipped);
            return project.Examples.Delete([.. looked.Skipped.Select(skipped => skipped.ExampleId)]);
        }
        catch (OperationCanceledException)
        {
            cancelled = true;
            return 0;
        }
    }
}
