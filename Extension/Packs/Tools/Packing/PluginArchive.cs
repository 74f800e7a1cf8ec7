using System.Text;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;

namespace MLKids.Packs.Tools.Packing;

/// <summary>Reads archives that <c>mlkids plugin pack</c> made, or somebody who means harm.</summary>
public static class PluginArchive
{
    private const int LongestText = 4 << 20;

    /// <summary>The manifest of an archive: who made it, and what it may use. The whole archive is gone through, so that what is asked about can be installed.</summary>
    /// <exception cref="ManifestException">It is no plugin's archive, or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Manifest ReadManifest(string file) => Explained(() => ManifestReader.Read(ReadText(file, ManifestReader.FileName)));

    /// <summary>Unpacks an archive into a folder below <paramref name="folder"/> that bears the plugin's name. What was there under that name is replaced; a failure leaves it as it was.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="folder">The folder with plugins; made if it is not there.</param>
    /// <returns>The plugin's manifest.</returns>
    /// <exception cref="ManifestException">It is no plugin's archive, or damaged.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static Manifest Install(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        // Beside its later place, so that one move brings it there; the dot keeps it from being taken for a plugin.
        var arriving = Path.Combine(folder, $".arriving-{Guid.NewGuid():N}");
        try
        {
            var manifest = Explained(() =>
            {
                Unpack(file, arriving);
                return ManifestReader.ReadFile(Path.Combine(arriving, ManifestReader.FileName));
            });
            Place(arriving, Path.Combine(folder, manifest.Name));
            return manifest;
        }
        finally
        {
            Remove(arriving);
        }
    }

    /// <summary>One text of an archive.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or the text is not in it.</exception>
    internal static string ReadText(string file, string path)
    {
        string? text = null;
        ArchiveReader.Each(file, (found, content) =>
        {
            if (found == path)
                text = Text(content, path);
        });
        return text ?? throw new InvalidDataException($"the archive holds no {path}");
    }

    private static string Text(Stream content, string path)
    {
        using var bytes = new MemoryStream();
        new BoundedStream(content, LongestText).CopyTo(bytes);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{path} is no UTF-8 text", e);
        }
    }

    private static void Unpack(string file, string folder) => ArchiveReader.Each(file, (path, content) =>
    {
        var target = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var written = new FileStream(target, FileMode.CreateNew);
        content.CopyTo(written);
    });

    private static void Place(string arriving, string target)
    {
        var leaving = $"{arriving}-old";
        if (Directory.Exists(target))
            Directory.Move(target, leaving);
        try
        {
            Directory.Move(arriving, target);
        }
        catch (IOException) when (Directory.Exists(leaving))
        {
            Directory.Move(leaving, target);
            throw;
        }

        Remove(leaving);
    }

    // What is left of an old one disturbs nobody: its name begins with a dot.
    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidDataException e)
        {
            throw new ManifestException([new Diagnostic(CheckCodes.BadArchive, Severity.Error, "This file is no extension, or it is damaged. Get it again.", $"The file is refused: {e.Message}.")]);
        }
    }
}
