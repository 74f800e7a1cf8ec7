using System.Text;
using MLKids.Learning;
using MLKids.Learning.Examples.Columns;
using MLKids.Runtime.Projects;

namespace MLKids.Studio.Projects.Arrivals;

/// <summary>Tells what a file is by its first bytes. Its name only helps where bytes cannot tell: a table from another text.</summary>
internal static class FileLook
{
    private const int HeadBytes = 4096;
    private static readonly string[] TableEndings = [".csv", ".tsv", ".tab"];
    private static readonly char[] Separators = ['\t', ';', ','];

    public static FileContent At(string path, string name)
    {
        var head = Head(path);
        if (ProjectReader.IsProjectFile(head))
            return FileContent.Project;
        if (head is [(byte)'P', (byte)'K', 3 or 5, ..])
            return FileContent.Archive;
        if (IsSound(head))
            return FileContent.Sound;
        if (!IsText(head) || IsSvg(head))
            return FileContent.Picture;
        return IsTable(path, name, head) ? FileContent.Table : FileContent.Text;
    }

    private static bool IsSound(ReadOnlySpan<byte> head) =>
        head is [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..]
            or [(byte)'F', (byte)'O', (byte)'R', (byte)'M', ..]
            or [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..]
            or [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..]
            or [(byte)'I', (byte)'D', (byte)'3', ..]
            or [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..];

    private static bool IsSvg(ReadOnlySpan<byte> head) => head.IndexOf("<svg"u8) >= 0;

    /// <summary>No control characters but white space; UTF-16 says so itself at its start.</summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return !head.IsEmpty;
        foreach (var b in head)
            if (b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 12))
                return false;
        return true;
    }

    /// <summary>A text named as a table, or one whose first lines all have the same number of columns, at least two.</summary>
    private static bool IsTable(string path, string name, byte[] head)
    {
        if (TableEndings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            return true;
        var lines = Encoding.UTF8.GetString(head).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (head.Length == HeadBytes)
            lines = lines[..^1];
        if (lines.Length < 3 || !Separators.Any(mark => lines[0].Contains(mark) && lines.Select(line => line.Count(c => c == mark)).Distinct().Count() == 1))
            return false;
        try
        {
            return TableReader.ReadFile(path) is { Header.Count: >= 2, Refused.Count: 0 };
        }
        catch (LearningException)
        {
            return false;
        }
    }

    private static byte[] Head(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[HeadBytes];
        return head[..file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
    }
}
