using System.Text;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Projects;

/// <summary>Opens a program whatever it is called: the first bytes decide.</summary>
public static class ProjectReader
{
    private static readonly byte[] Sqlite = "SQLite format 3\0"u8.ToArray();

    /// <summary>Whether the bytes begin a <c>.mlkids</c> project file, which keeps its program inside.</summary>
    public static bool IsProjectFile(ReadOnlySpan<byte> start) => start.StartsWith(Sqlite);

    /// <summary>Reads a Scratch 3 project (<c>.sb3</c>, or a bare <c>project.json</c>).</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="report">Told of what is missing but does not prevent running; may be null.</param>
    /// <exception cref="ProjectException">It is no such project, damaged, or over a limit.</exception>
    public static Project Read(byte[] content, Action<Diagnostic>? report = null)
    {
        if (content.LongLength > ProjectLimits.FileBytes)
            throw TooLarge($"the file has {content.LongLength:N0} bytes, at most {ProjectLimits.FileBytes:N0} are read");
        if (content.AsSpan().StartsWith("PK"u8))
            return Sb3Reader.ReadZip(content, report ?? (_ => { }));
        if (content.AsSpan().StartsWith("ScratchV0"u8))
            throw Old("a Scratch 1 project (.sb)");
        if (FirstLetter(content) == '{')
            return Sb3Reader.ReadJson(content, report ?? (_ => { }));
        throw new ProjectException(
            ProjectCodes.UnknownFormat,
            "This file is not a project. Choose an .sb3 or .mlkids file.",
            $"Wanted a Scratch 3 project (.sb3) or a project file (.mlkids); found {Describe(content)}.");
    }

    internal static ProjectException TooLarge(string what) =>
        new(ProjectCodes.TooLarge, "This project is too big to open here.", $"Project over a limit: {what}.");

    internal static ProjectException Old(string what) => new(
        ProjectCodes.OldScratch,
        "This is an old Scratch project. Save it again in Scratch 3.",
        $"Wanted a Scratch 3 project (.sb3); found {what}. Open it in the Scratch 3 editor and choose File > Save to your computer.");

    private static char FirstLetter(byte[] content)
    {
        var span = content.AsSpan();
        if (span.StartsWith(Encoding.UTF8.Preamble))
            span = span[3..];
        foreach (var b in span)
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return (char)b;
        return '\0';
    }

    private static string Describe(byte[] content)
    {
        if (content.Length == 0)
            return "an empty file";
        if (IsProjectFile(content))
            return "a project file (.mlkids), whose program must be taken out first";
        var start = content.AsSpan(0, Math.Min(8, content.Length));
        return $"{content.Length:N0} bytes that begin with {Convert.ToHexString(start)}";
    }
}
