using System.IO.Compression;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Projects;

/// <summary>Unpacks costumes and sounds, each file once however many sprites share it.</summary>
internal sealed class AssetShelf(Func<string, ZipArchiveEntry?> find, Action<Diagnostic> report)
{
    private readonly Dictionary<string, byte[]> _unpacked = [];
    private long _total;

    /// <summary>The file's bytes; empty, with a warning, if it is missing or damaged.</summary>
    public byte[] Get(string fileName, string owner)
    {
        if (_unpacked.TryGetValue(fileName, out var known))
            return known;
        byte[] content = [];
        var entry = find(fileName);
        try
        {
            if (entry is not null)
                content = Sb3Reader.ReadEntry(entry, ProjectLimits.AssetBytes);
        }
        catch (InvalidDataException)
        {
            entry = null;
        }

        if (entry is null)
            report(new Diagnostic(
                ProjectCodes.MissingAsset,
                Severity.Warning,
                "A picture or sound is missing in this project.",
                $"{owner}: {fileName} is missing or damaged; the project runs without it."));
        _total += content.Length;
        if (_total > ProjectLimits.AllAssetBytes)
            throw ProjectReader.TooLarge($"costumes and sounds unpack to more than {ProjectLimits.AllAssetBytes:N0} bytes");
        _unpacked.Add(fileName, content);
        return content;
    }
}
