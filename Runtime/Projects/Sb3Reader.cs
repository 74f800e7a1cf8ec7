using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Projects;

/// <summary>The <c>.sb3</c> zip: <c>project.json</c> plus costumes and sounds. Entry names are only looked up, never used as paths.</summary>
internal static class Sb3Reader
{
    internal static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = ProjectLimits.JsonDepth, AllowTrailingCommas = true };

    public static Project ReadZip(byte[] content, Action<Diagnostic> report)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > ProjectLimits.Entries)
                throw ProjectReader.TooLarge($"{zip.Entries.Count:N0} files in the zip, at most {ProjectLimits.Entries:N0}");
            var entries = new Dictionary<string, ZipArchiveEntry>();
            foreach (var entry in zip.Entries)
                entries.TryAdd(entry.FullName, entry);
            // Some programs zip the folder instead of its contents.
            var json = entries.GetValueOrDefault("project.json") ?? zip.Entries.FirstOrDefault(e => e.Name == "project.json")
                ?? throw Damaged($"the zip has no project.json; it has {string.Join(", ", entries.Keys.Take(5))}");
            var folder = json.FullName[..^"project.json".Length];
            var assets = new AssetShelf(name => entries.GetValueOrDefault(folder + name), report);
            return Parse(ReadEntry(json, ProjectLimits.JsonBytes), assets, report, (content, json.FullName));
        }
        catch (InvalidDataException e)
        {
            throw Damaged($"the zip cannot be read: {e.Message}", e);
        }
    }

    public static Project ReadJson(byte[] content, Action<Diagnostic> report) =>
        content.Length > ProjectLimits.JsonBytes
            ? throw ProjectReader.TooLarge($"project.json has {content.Length:N0} bytes, at most {ProjectLimits.JsonBytes:N0}")
            : Parse(content, new AssetShelf(_ => null, report), report, zip: null);

    internal static byte[] ReadEntry(ZipArchiveEntry entry, int limit)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            memory.Write(buffer, 0, read);
            // The header's own length is not believed: a zip bomb lies.
            if (memory.Length > limit)
                throw ProjectReader.TooLarge($"{entry.FullName} unpacks to more than {limit:N0} bytes");
        }

        return memory.ToArray();
    }

    internal static ProjectException Damaged(string what, Exception? inner = null) => new(
        ProjectCodes.Damaged,
        "This project file is damaged. Try an earlier copy of it.",
        $"Damaged project: {what}.",
        inner);

    private static Project Parse(byte[] json, AssetShelf assets, Action<Diagnostic> report, (byte[] Content, string JsonName)? zip)
    {
        try
        {
            var start = json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
            using var document = JsonDocument.Parse(json.AsMemory(start), JsonOptions);
            var project = new TargetParser(assets, report).Project(document.RootElement);
            return project with { Original = new ProjectOriginal(json.AsMemory(start), zip?.Content, zip?.JsonName, project) };
        }
        catch (JsonException e)
        {
            throw Damaged($"project.json is no valid JSON: {e.Message}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw Damaged($"project.json has an unexpected shape: {e.Message}", e);
        }
    }
}
