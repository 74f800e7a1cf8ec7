using System.Text;
using MLKids.Learning.Examples;

namespace MLKids.Studio.Examples;

/// <summary>One example as the page lists it.</summary>
/// <param name="Version">Names the bytes: part of the addresses of content and thumbnail, which never change.</param>
/// <param name="Text">What was typed, for kinds that are typed, cut to <see cref="MostText"/> characters; else null.</param>
internal sealed record ExampleView(long Id, long Label, string Version, int Length, string Name, string? Burst, bool ForTesting, DateTimeOffset Added, string? Text)
{
    public const int MostText = 2000;

    public static ExampleView Of(ProjectFile project, ModelKind kind, ExampleInfo example) => new(
        example.Id,
        example.LabelId,
        example.ContentHash[..16],
        example.Length,
        example.FileName,
        example.Burst,
        example.ForTesting,
        example.Added,
        kind.IsTyped() ? Cut(Encoding.UTF8.GetString(project.Examples.ReadContent(example.Id))) : null);

    private static string Cut(string text) => text.Length <= MostText ? text : text[..MostText];
}
