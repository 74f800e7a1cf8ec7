using System.Text;

namespace MLKids.Learning.Examples;

/// <summary>
/// Text files → examples of words (each line is one, under a label) or of text to write from (each file is one). What cannot be read is named and left out. One step of undo.
/// </summary>
public sealed class TextImport(ProjectFile project)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Files as texts of a model that writes.</summary>
    /// <param name="files">Text files in UTF-8.</param>
    /// <param name="modelName">A model of that kind, or a new one.</param>
    /// <param name="cancellation">Ends the import soon.</param>
    /// <exception cref="LearningException">A bad name, another kind of model, no room, or it cannot be written.</exception>
    public FolderImportReport ToText(IReadOnlyList<FileInfo> files, string modelName, CancellationToken cancellation = default) =>
        Run(modelName, ModelKind.Text, files.Select(file => (ModelKind.Text.HomeLabel(), file)).ToList(), text => [text], cancellation);

    /// <summary>A folder with one text file a label (happy.txt, sad.txt), or one folder a label with text files: each line is an example.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="modelName">A model of that kind, or a new one.</param>
    /// <param name="cancellation">Ends the import soon.</param>
    /// <exception cref="LearningException">No text files, a bad name, another kind of model, no room, or it cannot be written.</exception>
    public FolderImportReport ToWords(DirectoryInfo folder, string modelName, CancellationToken cancellation = default)
    {
        var files = folder.EnumerateFiles("*.txt").Select(file => (Path.GetFileNameWithoutExtension(file.Name), file))
            .Concat(folder.EnumerateDirectories().SelectMany(label => label.EnumerateFiles("*.txt").Select(file => (label.Name, file))))
            .OrderBy(entry => entry.file.FullName, StringComparer.OrdinalIgnoreCase).ToList();
        return files.Count > 0
            ? Run(modelName, ModelKind.Words, files, text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), cancellation)
            : throw new LearningException(
                LearningCodes.TooFewExamples, "Make one text file for each label, then import again.", $"'{folder.FullName}' has no .txt files; wanted LABEL.txt with one example a line.");
    }

    private FolderImportReport Run(
        string modelName, ModelKind kind, List<(string Label, FileInfo File)> files, Func<string, string[]> split, CancellationToken cancellation)
    {
        using var step = project.History.Group($"import {files.Count} text files");
        var model = project.Models.GetOrAdd(modelName, kind);
        var refused = new List<RefusedExample>();
        var found = 0;
        IEnumerable<NewExample> Examples()
        {
            foreach (var (label, file) in files)
            {
                if (Read(file, refused) is not { } text)
                    continue;
                var home = project.Labels.GetOrAdd(model.Id, label).Id;
                foreach (var line in split(text))
                {
                    found++;
                    yield return new NewExample(home, TypedExample.ToBytes(kind, line), file.Name);
                }
            }
        }

        var added = project.Examples.AddMany(Examples(), validate: null, progress: null, cancellation);
        return new(
            model, found + refused.Count, added.Added, added.Duplicates, [.. refused, .. added.Refused], project.Examples.CountByLabel(model.Id), added.Cancelled);
    }

    private static string? Read(FileInfo file, List<RefusedExample> refused)
    {
        try
        {
            if (file.Length > ProjectLimits.ExampleBytes)
                throw new IOException($"{file.Length:N0} bytes; at most {ProjectLimits.ExampleBytes:N0} fit");
            var text = Strict.GetString(File.ReadAllBytes(file.FullName)).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
            return text.Length > 0 ? text : throw new IOException("the file is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            refused.Add(new(file.Name, LearningCodes.UnreadableText, "I cannot read this text. Try another.", $"'{file.FullName}': {e.Message}"));
            return null;
        }
    }
}
