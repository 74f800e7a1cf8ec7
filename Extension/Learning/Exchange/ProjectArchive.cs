using System.Text.Json;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Exchange;

/// <summary>Tells what a file from another program is, by its bytes and content, and reads the projects that <see cref="ArchiveImport"/> takes.</summary>
public static class ProjectArchive
{
    private const int HeadBytes = 64;

    /// <summary>What a file is, and what would be imported. Nothing is unpacked to disk and nothing is created.</summary>
    /// <param name="path">Any file.</param>
    /// <exception cref="LearningException">It is not there (<see cref="LearningCodes.UnknownName"/>); or an archive that is damaged, too large, newer, or without
    /// anything that can be taken (<see cref="LearningCodes.NotImportable"/>, <see cref="LearningCodes.ForeignExample"/>).</exception>
    public static ArchiveDescription Describe(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (Head(path) is var head && !IsZip(head))
            return head.AsSpan().StartsWith("SQLite format 3\0"u8)
                ? Known(ArchiveFormat.MLKids, name)
                : Known(ArchiveFormat.Other, name) with { Text = FileKind.Name(head) };
        using var archive = ArchiveReader.Open(path);
        var format = FormatOf(archive);
        if (!CanImport(format))
            return Known(format, name);
        var project = Read(archive, format);
        return Known(format, project.Name) with { Kind = project.Kind, Labels = Count(project), Notes = project.Notes };
    }

    /// <summary>The project in an archive.</summary>
    /// <exception cref="LearningException">As for <see cref="Describe"/>, and for all that is no foreign project.</exception>
    internal static (ArchiveFormat Format, ForeignProject Project) Read(ArchiveReader archive)
    {
        var format = FormatOf(archive);
        var known = Known(format, "");
        return CanImport(format) ? (format, Read(archive, format)) : throw ArchiveReader.Refuse(archive.Path, known.Advice, known.Text, Wanted);
    }

    /// <exception cref="LearningException">It is no ZIP archive, or not there.</exception>
    internal static ArchiveReader Open(string path)
    {
        var head = Head(path);
        if (IsZip(head))
            return ArchiveReader.Open(path);
        var found = Describe(path);
        throw ArchiveReader.Refuse(path, found.Advice, found.Text, Wanted);
    }

    private const string Wanted = "a Teachable Machine project (.tm) or a Machine Learning for Kids project (.zip)";

    private static bool CanImport(ArchiveFormat format) => format is ArchiveFormat.TeachableMachine or ArchiveFormat.MachineLearningForKids;

    private static ForeignProject Read(ArchiveReader archive, ArchiveFormat format) =>
        format == ArchiveFormat.TeachableMachine ? TeachableMachineProject.Read(archive) : MachineLearningForKidsProject.Read(archive);

    private static ArchiveFormat FormatOf(ArchiveReader archive)
    {
        if (archive.Has(MachineLearningForKidsProject.Training) && archive.Has(MachineLearningForKidsProject.Project))
            return ArchiveFormat.MachineLearningForKids;
        if (archive.Has("manifest.json") && Application(archive) == MachineLearningForKidsProject.Application)
            return ArchiveFormat.MachineLearningForKids;
        if (archive.Files.Any(file => TeachableMachineProject.LabelOf(file.FullName) is not null))
            return ArchiveFormat.TeachableMachine;
        if (archive.Files.Any(file => file.Name is "weights.bin" or "keras_model.h5" || file.Name.EndsWith(".tflite", StringComparison.OrdinalIgnoreCase)))
            return ArchiveFormat.TeachableMachineModel;
        return archive.Has("project.json") ? ArchiveFormat.Scratch : ArchiveFormat.OtherArchive;
    }

    private static string? Application(ArchiveReader archive)
    {
        try
        {
            using var manifest = archive.ReadJson("manifest.json");
            return manifest.RootElement.ValueKind == JsonValueKind.Object ? ForeignJson.Text(manifest.RootElement, "application") : null;
        }
        catch (LearningException)
        {
            return null;
        }
    }

    private static ArchiveDescription Known(ArchiveFormat format, string name)
    {
        var (text, advice) = format switch
        {
            ArchiveFormat.TeachableMachine => ("a Teachable Machine project", ""),
            ArchiveFormat.MachineLearningForKids => ("a Machine Learning for Kids project", ""),
            ArchiveFormat.TeachableMachineModel => ("a trained model of Teachable Machine, which holds no examples", "This file has no examples. Save the project itself there."),
            ArchiveFormat.Scratch => ("a Scratch project", "This is a Scratch program. Open it as a program."),
            ArchiveFormat.MLKids => ("an MLKids project", "This is an MLKids project. Open it."),
            ArchiveFormat.OtherArchive => ("a ZIP archive without a known project", "I do not know this file. Unpack it and import a folder."),
            _ => ("", "I cannot import this kind of file. Choose another one."),
        };
        return new ArchiveDescription(format, text, advice, null, name, [], []);
    }

    private static List<(string Label, int Count)> Count(ForeignProject project)
    {
        var counts = project.Examples.CountBy(example => example.Label).ToDictionary(StringComparer.Ordinal);
        return [.. project.Labels.Select(label => (label, counts.GetValueOrDefault(label)))];
    }

    private static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    private static byte[] Head(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var head = new byte[(int)Math.Min(HeadBytes, stream.Length)];
            stream.ReadExactly(head);
            return head;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LearningException(LearningCodes.UnknownName, "This file cannot be opened. Check its name.", $"'{path}': {error.Message}", error);
        }
    }
}
