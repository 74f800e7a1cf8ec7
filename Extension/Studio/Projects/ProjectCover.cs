using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Runtime.Projects;

namespace MLKids.Studio.Projects;

/// <summary>A strip of up to four small pictures of a project: examples of different labels, or its program's costumes.</summary>
internal static class ProjectCover
{
    private const int Side = 120;
    private const int Most = 4;

    /// <returns>A PNG file, or null when there is nothing to show.</returns>
    public static byte[]? Of(string path)
    {
        using var project = ProjectFile.Open(path);
        return Draw(Examples(project)) ?? (project.Program.Read() is { } program ? OfProgram(program) : null);
    }

    /// <summary>A strip of a program's costumes.</summary>
    /// <param name="program">The bytes of an .sb3 file.</param>
    public static byte[]? OfProgram(byte[] program)
    {
        try
        {
            var costumes = ProjectReader.Read(program).Targets.Where(target => !target.IsStage).OrderByDescending(target => target.Costumes.Count).FirstOrDefault()?.Costumes ?? [];
            var shown = Math.Min(Most, costumes.Count);
            return Draw(Enumerable.Range(0, shown).Select(i => costumes[i * costumes.Count / shown].Content.ToArray()));
        }
        catch (ProjectException)
        {
            return null;
        }
    }

    private static IEnumerable<byte[]> Examples(ProjectFile project) => project.Models.All()
        .Where(model => model.Kind == ModelKind.Pictures)
        .SelectMany(model => project.Labels.Of(model.Id))
        .SelectMany(label => project.Examples.List(label.Id, count: 1))
        .Take(Most)
        .Select(example => project.Examples.ReadContent(example.Id));

    private static byte[]? Draw(IEnumerable<byte[]> pictures)
    {
        var squares = new List<byte[]>();
        foreach (var picture in pictures)
        {
            try
            {
                var rgb = new byte[Side * Side * 3];
                PictureDecoder.DecodeSquare(picture, Side, rgb);
                squares.Add(rgb);
            }
            catch (LearningException)
            {
                // A picture that cannot be drawn is left out here; the page of its examples says why.
            }
        }

        return squares.Count == 0 ? null : PictureDecoder.EncodePng(SideBySide(squares), Side * squares.Count, Side);
    }

    private static byte[] SideBySide(List<byte[]> squares)
    {
        var width = Side * squares.Count;
        var rgba = new byte[width * Side * 4];
        for (var s = 0; s < squares.Count; s++)
            for (var y = 0; y < Side; y++)
                for (var x = 0; x < Side; x++)
                {
                    squares[s].AsSpan((y * Side + x) * 3, 3).CopyTo(rgba.AsSpan((y * width + s * Side + x) * 4));
                    rgba[(y * width + s * Side + x) * 4 + 3] = 255;
                }

        return rgba;
    }
}
