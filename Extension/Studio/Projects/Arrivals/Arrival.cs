using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Exchange;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Projects.Arrivals;

/// <summary>What a child dropped on the start page, until projects are made of it.</summary>
internal sealed class Arrival : IDisposable
{
    /// <summary>When none of so many files is a picture, nothing is asked about the rest.</summary>
    private const int LookedAt = 5;

    private readonly CancellationTokenSource _stop = new();
    private readonly ProjectWorkplace _place;

    /// <param name="place">Where the files lie; this takes it over.</param>
    /// <param name="files">All of them.</param>
    public Arrival(ProjectWorkplace place, IReadOnlyList<ArrivedFile> files)
    {
        _place = place;
        Stop = _stop.Token;
        var refused = new List<RefusedExample>();
        Items = Sort([.. files.Where(file => !file.IsLeftover)], refused);
        Refused = refused;
    }

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public IReadOnlyList<ArrivedItem> Items { get; }

    /// <summary>Files of which nothing can be made.</summary>
    public IReadOnlyList<RefusedExample> Refused { get; }

    /// <summary>What is done now, and how much of it (0..1).</summary>
    public (string Text, double Done) Progress { get; set; } = ("", 0);

    /// <summary>Cancelled when the child changes its mind.</summary>
    public CancellationToken Stop { get; }

    public void Cancel() => _stop.Cancel();

    public void Dispose()
    {
        _place.Dispose();
        _stop.Dispose();
    }

    private static List<ArrivedItem> Sort(List<ArrivedFile> files, List<RefusedExample> refused)
    {
        var items = new List<ArrivedItem>();
        foreach (var file in files)
        {
            try
            {
                if (Alone(file) is { } item)
                    items.Add(item);
            }
            catch (LearningException e)
            {
                refused.Add(new RefusedExample(file.Name, e.Code, e.ChildSentence, e.Message));
            }
        }

        if (Together([.. files.Where(file => file.Content is FileContent.Picture or FileContent.Sound or FileContent.Text)], refused) is { } many)
            items.Add(many);
        return items;
    }

    /// <summary>A file that is a thing of its own.</summary>
    private static ArrivedItem? Alone(ArrivedFile file) => file.Content switch
    {
        FileContent.Project => new ArrivedItem(IsIntact(file) ? ArrivedWhat.Project : ArrivedWhat.Damaged, file.Title, [file]),
        FileContent.Table => OfTable(file),
        FileContent.Archive => OfArchive(file),
        _ => null,
    };

    private static bool IsIntact(ArrivedFile file)
    {
        try
        {
            using var _ = ProjectFile.Open(file.Path);
            return true;
        }
        catch (LearningException e) when (e.Code == LearningCodes.DamagedProject)
        {
            return false;
        }
    }

    private static ArrivedItem OfTable(ArrivedFile file)
    {
        var table = TableReader.ReadFile(file.Path);
        var columns = table.Header.Select((name, place) => new ArrivedItem.Column(name, TableKind.IsNumbers(table, place))).ToList();
        string? label = null;
        try
        {
            label = TableImport.GuessLabelColumn(table);
        }
        catch (LearningException)
        {
            // All are numbers: they may be predicted.
        }

        var kind = label is null && columns.Any(column => column.IsNumbers) ? ModelKind.PredictNumbers : TableKind.Of(table);
        return new ArrivedItem(ArrivedWhat.Table, file.Title, [file]) { Kind = kind.ToText(), Columns = columns, LabelColumn = label };
    }

    private static ArrivedItem OfArchive(ArrivedFile file)
    {
        var found = ProjectArchive.Describe(file.Path);
        return found.Format switch
        {
            ArchiveFormat.Scratch => new ArrivedItem(ArrivedWhat.Program, file.Title, [file]),
            ArchiveFormat.TeachableMachine or ArchiveFormat.MachineLearningForKids => new ArrivedItem(ArrivedWhat.Foreign, file.Title, [file]),
            _ => throw new LearningException(LearningCodes.NotImportable, found.Advice, $"'{file.Name}' is {found.Text}."),
        };
    }

    /// <summary>Files that are examples together: the kind that most of them have.</summary>
    private static ArrivedItem? Together(List<ArrivedFile> files, List<RefusedExample> refused)
    {
        if (files.Count == 0)
            return null;
        var content = files.CountBy(file => file.Content).MaxBy(count => count.Value).Key;
        refused.AddRange(files.Where(file => file.Content != content)
            .Select(file => new RefusedExample(file.Name, StudioCodes.NothingTaken, "This file is of another kind. I left it out.", $"'{file.Name}' is a {file.Content}; most files are of kind {content}.")));
        files.RemoveAll(file => file.Content != content);
        if (content == FileContent.Picture && files.Take(LookedAt).Select(Trouble).ToList() is var trouble && trouble.TrueForAll(t => t is not null))
        {
            refused.AddRange(trouble.OfType<RefusedExample>());
            return null;
        }

        var what = content switch
        {
            FileContent.Sound => ArrivedWhat.Sounds,
            FileContent.Text => files.Count == 1 ? ArrivedWhat.Text : ArrivedWhat.Words,
            _ => ArrivedWhat.Pictures,
        };
        var name = files.Count == 1 && files[0].Root is null ? files[0].Title : files.Select(file => file.Root).Distinct().ToList() is [{ } root] ? root : "";
        return new ArrivedItem(what, name, files);
    }

    /// <summary>Why a file is no picture; null when it is one.</summary>
    private static RefusedExample? Trouble(ArrivedFile file)
    {
        try
        {
            using var stream = File.OpenRead(file.Path);
            var bytes = new byte[Math.Min(stream.Length, ProjectLimits.ExampleBytes)];
            stream.ReadExactly(bytes);
            PictureDecoder.ReadHeader(bytes);
            return null;
        }
        catch (LearningException e)
        {
            return new RefusedExample(file.Name, e.Code, e.ChildSentence, e.Message);
        }
    }
}
