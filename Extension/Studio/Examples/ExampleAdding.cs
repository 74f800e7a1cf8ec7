using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Examples;

/// <summary>Takes new examples into a project: what cannot be read is named and left out, and of a burst what hardly differs from the picture before. One step of undo each.</summary>
internal sealed class ExampleAdding(Workspace workspace)
{
    /// <summary>Files in one go.</summary>
    public const int MostFiles = 4096;

    /// <summary>Adds to one label.</summary>
    /// <param name="label">The label.</param>
    /// <param name="files">What to add.</param>
    /// <param name="burst">The name of the burst that these pictures are, in their order; null for single ones.</param>
    public AddedView ToLabel(long label, IReadOnlyList<NewFile> files, string? burst)
    {
        var project = workspace.Project;
        var kind = project.Models.Get(project.Labels.Get(label).ModelId).Kind;
        return Add(kind, files, _ => label, burst);
    }

    /// <summary>Adds each file to the label that its folder is named after; files in no folder are refused.</summary>
    public AddedView ToLabelsOfFolders(long model, IReadOnlyList<NewFile> files)
    {
        var project = workspace.Project;
        using var step = project.History.Group($"add {files.Count} examples");
        var labels = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        return Add(project.Models.Get(model).Kind, files, file =>
        {
            if (file.Folder.Length == 0)
                throw new LearningException(LearningCodes.UnknownName, "Put this file into a folder named like its label.", $"'{file.Name}' lies in no folder.");
            if (!labels.TryGetValue(file.Folder, out var label))
                labels[file.Folder] = label = project.Labels.GetOrAdd(model, file.Folder).Id;
            return label;
        }, burst: null);
    }

    private AddedView Add(ModelKind kind, IReadOnlyList<NewFile> files, Func<NewFile, long> labelOf, string? burst)
    {
        var (unread, neighbours, nearlySame) = (new List<RefusedExample>(), new BurstNeighbours(), 0);
        IEnumerable<NewExample> Examples()
        {
            foreach (var file in files)
            {
                NewExample? example = null;
                try
                {
                    var bytes = file.Length > ProjectLimits.ExampleBytes ? throw TooLarge(file) : file.Read();
                    var fingerprint = Look(kind, bytes);
                    if (burst is null || fingerprint is not { } seen || neighbours.Keep(seen))
                        example = new NewExample(labelOf(file), bytes, file.FileName, burst);
                    else
                        nearlySame++;
                }
                catch (LearningException reason)
                {
                    unread.Add(new RefusedExample(file.FileName, reason.Code, reason.ChildSentence, reason.Message));
                }

                if (example is not null)
                    yield return example;
            }
        }

        var report = workspace.Project.Examples.AddMany(Examples(), cancellation: workspace.Closing);
        return AddedView.Of(report with { Refused = [.. unread, .. report.Refused] }, nearlySame);
    }

    /// <summary>Reads the whole example once, so that a broken one is refused where somebody can see which it was.</summary>
    /// <returns>A picture's fingerprint.</returns>
    private static ulong? Look(ModelKind kind, byte[] bytes)
    {
        if (bytes.Length == 0)
            throw new LearningException(LearningCodes.UnreadablePicture, "This file is empty. Choose another one.", "The file has 0 bytes.");
        if (kind == ModelKind.Pictures)
            return BurstNeighbours.FingerprintOf(bytes);
        if (kind == ModelKind.Sounds)
            SoundClip.Read(bytes);
        return null;
    }

    private static LearningException TooLarge(NewFile file) => new(
        LearningCodes.PictureTooLarge, "This file is too large. Choose a smaller one.", $"'{file.Name}' has {file.Length} bytes; at most {ProjectLimits.ExampleBytes} fit.");
}
