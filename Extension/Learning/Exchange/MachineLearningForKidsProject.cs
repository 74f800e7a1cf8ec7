using System.Globalization;
using System.Text;
using System.Text.Json;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Learning.Exchange;

/// <summary>
/// Reads a project archive of Machine Learning for Kids, format version 1 (github.com/IBM/taxinomitis, projectclone.service.js): <c>manifest.json</c> (formatversion,
/// application), <c>project.json</c> (type, name, labels, fields) and <c>training.json</c>, a list of <c>{ label, textdata | numberdata | imageurl + isstored | audiourl }</c>.
/// Stored pictures are files of the archive; linked ones are only addresses; sounds are spectrograms of 43 × 232 numbers, which are no recordings.
/// </summary>
internal static class MachineLearningForKidsProject
{
    public const string Application = "machinelearningforkids", Project = "project.json", Training = "training.json";
    private const int Version = 1;

    /// <exception cref="LearningException">It cannot be a project as a whole (<see cref="LearningCodes.NotImportable"/>).</exception>
    public static ForeignProject Read(ArchiveReader archive)
    {
        CheckManifest(archive);
        using var project = archive.ReadJson(Project);
        using var training = archive.ReadJson(Training);
        var root = project.RootElement;
        if (root.ValueKind != JsonValueKind.Object || training.RootElement.ValueKind != JsonValueKind.Array)
            throw Damaged(archive, $"{Project} is {root.ValueKind} and {Training} is {training.RootElement.ValueKind}", "an object and a list");
        var kind = ForeignJson.Text(root, "type") switch
        {
            "text" => ModelKind.Words,
            "numbers" => ModelKind.Numbers,
            "imgtfjs" => ModelKind.Pictures,
            "sounds" => ModelKind.Sounds,
            var other => throw ArchiveReader.Refuse(archive.Path, "I cannot import this kind of project yet.", $"project type '{other}'", "text, numbers, imgtfjs or sounds"),
        };
        var labels = (ForeignJson.List(root, "labels") ?? throw Damaged(archive, "no list of labels", "one")).Select(ForeignJson.Text).OfType<string>().ToList();
        var rows = kind == ModelKind.Numbers ? ForeignRows.Read(archive, root) : null;
        var (examples, refused, links) = (new List<ForeignExample>(), new List<RefusedExample>(), 0);
        foreach (var item in training.RootElement.EnumerateArray())
        {
            var fileName = Text($"example {examples.Count + refused.Count + links + 1}");
            if (item.ValueKind != JsonValueKind.Object || ForeignJson.Text(item, "label") is not { Length: > 0 } label)
            {
                refused.Add(Refused(fileName, "This example has no label. I left it out.", "a training item without a label"));
                continue;
            }

            if (!labels.Contains(label, StringComparer.Ordinal))
                labels.Add(label);
            if (kind == ModelKind.Sounds || (kind == ModelKind.Pictures && IsLink(item)))
                links++;
            else if (Example(archive, kind, rows, item, label, fileName) is { } example)
                examples.Add(example);
            else
                refused.Add(Refused(fileName, "This example is empty. I left it out.", $"a training item of '{label}' without the fields of its type"));
        }

        return new ForeignProject(Name(archive, root), kind, labels, examples, refused, Notes(archive, kind, links));
    }

    private static void CheckManifest(ArchiveReader archive)
    {
        using var manifest = archive.ReadJson("manifest.json");
        var root = manifest.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("formatversion", out var version) || ForeignJson.Number(version) is not (>= 1 and var number))
            throw Damaged(archive, "a manifest without its format version", $"formatversion {Version}");
        if (number > Version)
            throw ArchiveReader.Refuse(archive.Path, "This file is newer than I am. Ask for an update.", Text($"formatversion {number}"), $"formatversion {Version}");
    }

    private static string Name(ArchiveReader archive, JsonElement project) =>
        ForeignJson.Text(project, "name") is { } name && !string.IsNullOrWhiteSpace(name) ? name : Path.GetFileNameWithoutExtension(archive.Path);

    /// <summary>A picture of which only the address was kept. Here nothing is ever fetched from a network.</summary>
    private static bool IsLink(JsonElement item) =>
        item.TryGetProperty("isstored", out var stored) && stored.ValueKind == JsonValueKind.False;

    private static ForeignExample? Example(ArchiveReader archive, ModelKind kind, ForeignRows? rows, JsonElement item, string label, string fileName)
    {
        switch (kind)
        {
            case ModelKind.Words:
                if (ForeignJson.Text(item, "textdata") is not { } text || string.IsNullOrWhiteSpace(text) || text.Length > ExchangeLimits.TextUnits)
                    return null;
                return new ForeignExample(label, fileName, () => Encoding.UTF8.GetBytes(text));
            case ModelKind.Numbers:
                return rows!.Row(item) is { } row ? new ForeignExample(label, fileName, () => row) : null;
            default:
                return ForeignJson.Text(item, "imageurl") is { Length: > 0 } url ? new ForeignExample(label, url[(url.LastIndexOf('/') + 1)..], () => Picture(archive, url)) : null;
        }
    }

    private static byte[] Picture(ArchiveReader archive, string url)
    {
        var entry = archive.Find(url) ?? throw new LearningException(
            LearningCodes.ForeignExample, "This picture is not in the file. I left it out.", $"No entry '{url}' in the archive.");
        var bytes = archive.Read(entry, ProjectLimits.ExampleBytes);
        return PictureSignature.Find(bytes) is not null
            ? bytes
            : throw new LearningException(LearningCodes.ForeignExample, "This example is no picture. I left it out.", $"'{url}' is {PictureSignature.Describe(bytes)}.");
    }

    private static List<ImportNote> Notes(ArchiveReader archive, ModelKind kind, int links)
    {
        var notes = new List<ImportNote>();
        if (links > 0 && kind == ModelKind.Sounds)
            notes.Add(new ImportNote(
                "The sounds cannot be taken over. Record them here again.",
                Text($"{links} sounds are spectrograms (43 × 232 numbers, scaled each by itself), from which no recording can be made; the labels are imported.")));
        else if (links > 0)
            notes.Add(new ImportNote("Some pictures are only links. Save them and add them.", Text($"{links} pictures are addresses on the web, without their bytes; nothing is fetched.")));
        if (archive.Has("testdata.csv"))
            notes.Add(new ImportNote("The test data stays in the file.", "testdata.csv has no header that says which column is what; it is not imported."));
        return notes;
    }

    private static RefusedExample Refused(string fileName, string childSentence, string found) =>
        new(fileName, LearningCodes.ForeignExample, childSentence, $"Found {found}.");

    private static LearningException Damaged(ArchiveReader archive, string found, string wanted) =>
        ArchiveReader.Refuse(archive.Path, "This file is damaged. Save it again, then try once more.", found, wanted);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
