using System.Globalization;
using System.IO.Compression;
using System.Text;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Learning.Exchange;

/// <summary>
/// Reads a project saved by Teachable Machine: a ZIP with <c>manifest.json</c> and one file an example, named by its class, <c>-!-</c> and a number. Class names are any text
/// (also with slashes). Picture projects hold picture files; sound projects hold spectrograms and compressed recordings, which are not pictures and cannot be taken over.
/// </summary>
internal static class TeachableMachineProject
{
    private const string Mark = "-!-", Manifest = "manifest.json";

    private static readonly string[] Kinds = ["audio", "pose", "image"];

    /// <summary>So many examples are tried before it is said that none can be taken.</summary>
    private const int Tried = 200;

    /// <summary>The class of an entry, or null when it is no example.</summary>
    public static string? LabelOf(string entryName) =>
        entryName.LastIndexOf(Mark, StringComparison.Ordinal) is > 0 and var at ? entryName[..at] : null;

    /// <exception cref="LearningException">Nothing in it is a picture (<see cref="LearningCodes.ForeignExample"/>).</exception>
    public static ForeignProject Read(ArchiveReader archive)
    {
        var (labels, examples, notes) = (new List<string>(), new List<ForeignExample>(), new List<ImportNote>());
        var known = new HashSet<string>(StringComparer.Ordinal);
        var others = 0;
        foreach (var entry in archive.Files)
        {
            if (LabelOf(entry.FullName) is not { } label)
            {
                others += entry.FullName == Manifest ? 0 : 1;
                continue;
            }

            if (known.Add(label))
                labels.Add(label);
            examples.Add(new ForeignExample(label, FileName(entry), () => Picture(archive, entry)));
        }

        if (others > 0)
            notes.Add(new ImportNote("Some other files were in there. I left them out.", Text($"{others} files are neither the manifest nor named as examples.")));
        if (KindSaid(archive) == "pose")
            notes.Add(new ImportNote("I learn from the pictures, not from the poses.", "A pose project: its pictures are imported as pictures; positions of arms and legs are not used."));
        NeedsOne(archive, examples);
        return new ForeignProject(Path.GetFileNameWithoutExtension(archive.Path), ModelKind.Pictures, labels, examples, [], notes);
    }

    private static string FileName(ZipArchiveEntry entry) => entry.FullName[(entry.FullName.LastIndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];

    private static byte[] Picture(ArchiveReader archive, ZipArchiveEntry entry)
    {
        var bytes = archive.Read(entry, ProjectLimits.ExampleBytes);
        return PictureSignature.Find(bytes) is not null
            ? bytes
            : throw new LearningException(
                LearningCodes.ForeignExample, "This example is no picture. I left it out.", $"Found {PictureSignature.Describe(bytes)}; wanted a JPEG, PNG, GIF, WebP or SVG picture.");
    }

    /// <summary>A project without a single picture is refused before anything is created.</summary>
    private static void NeedsOne(ArchiveReader archive, List<ForeignExample> examples)
    {
        LearningException? first = null;
        foreach (var example in examples.Take(Tried))
        {
            try
            {
                PictureDecoder.ReadHeader(example.Read());
                return;
            }
            catch (LearningException error) when (error.Code != LearningCodes.MissingFeaturizer)
            {
                first ??= error;
            }
        }

        var sounds = KindSaid(archive) == "audio" || (first?.Message.Contains("WebM", StringComparison.Ordinal) ?? false);
        throw new LearningException(
            LearningCodes.ForeignExample,
            sounds ? "These sounds cannot be taken over. Record them here again." : "There are no pictures that I can open. Save it again.",
            sounds
                ? "A Teachable Machine sound project keeps spectrograms and compressed film sound, no recordings that can be learned from here; nothing was created."
                : $"No example of the project is a picture; the first: {first?.Message} Nothing was created.");
    }

    /// <summary>"image", "audio" or "pose", where the manifest says so in any of its texts.</summary>
    private static string? KindSaid(ArchiveReader archive)
    {
        if (archive.Find(Manifest) is not { } entry)
            return null;
        try
        {
            var text = Encoding.UTF8.GetString(archive.Read(entry, ExchangeLimits.JsonBytes));
            return Kinds.FirstOrDefault(kind => text.Contains($"\"{kind}\"", StringComparison.OrdinalIgnoreCase));
        }
        catch (LearningException)
        {
            return null;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
