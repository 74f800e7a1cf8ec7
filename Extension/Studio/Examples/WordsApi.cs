using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Examples;

/// <summary>Typed examples: lines of words under a label, and putting a typed example right. Everything can be undone.</summary>
internal static class WordsApi
{
    /// <summary>Characters in one go, and lines.</summary>
    public const int MostCharacters = 2_000_000, MostLines = 20_000;

    /// <summary>Bytes of a request: JSON may take six for a character.</summary>
    private const int MostBytes = 6 * MostCharacters + 1024;

    public static void Map(RouteGroupBuilder project)
    {
        var typed = project.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        typed.MapPost("/labels/{label:long}/words", (Workspace workspace, FeaturizerCatalog featurizers, long label, Pasted pasted) => Add(workspace, featurizers, label, pasted.Text ?? ""));
        typed.MapPost("/labels/{label:long}/words/preview", (Workspace workspace, FeaturizerCatalog featurizers, long label, Pasted pasted) => Preview(workspace, featurizers, label, pasted.Text ?? ""));
        typed.MapPut("/examples/{example:long}/text", (Workspace workspace, FeaturizerCatalog featurizers, long example, Pasted pasted) => Change(workspace, featurizers, example, pasted.Text ?? ""));
    }

    private static AddedView Add(Workspace workspace, FeaturizerCatalog featurizers, long label, string text)
    {
        var (good, refused) = Read(featurizers, Lines(text));
        var report = workspace.Project.Examples.AddMany(good.Select(line => new NewExample(label, line.Bytes)), cancellation: workspace.Closing);
        return AddedView.Of(report with { Refused = [.. refused, .. report.Refused] });
    }

    private static object Preview(Workspace workspace, FeaturizerCatalog featurizers, long label, string text)
    {
        var (good, refused) = Read(featurizers, Lines(text));
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var (after, more) = (0L, true); more;)
        {
            var page = workspace.Project.Examples.List(label, after, 1000);
            known.UnionWith(page.Select(example => example.ContentHash));
            more = page.Count == 1000;
            after = more ? page[^1].Id : after;
        }

        var fresh = good.Where(line => known.Add(Convert.ToHexStringLower(SHA256.HashData(line.Bytes)))).ToList();
        return new
        {
            added = fresh.Count,
            duplicates = good.Count - fresh.Count,
            refusedCount = refused.Count,
            refused = refused.Take(AddedView.MostRefused).Select(r => new { name = r.FileName, sentence = r.ChildSentence }),
            first = fresh.Take(5).Select(line => line.Text),
        };
    }

    /// <summary>A word or a text put right. One line stays one line.</summary>
    private static void Change(Workspace workspace, FeaturizerCatalog featurizers, long example, string text)
    {
        if (text.Length > MostCharacters)
            throw TooMuch($"{text.Length} characters");
        var project = workspace.Project;
        var info = project.Examples.Find(example) ?? throw new LearningException(
            LearningCodes.UnknownName, "This example is gone. Undo may bring it back.", $"There is no example {example}.");
        var kind = project.Models.Get(project.Labels.Get(info.LabelId).ModelId).Kind;
        if (kind is not (ModelKind.Words or ModelKind.Text))
            throw new StudioException(StatusCodes.Status400BadRequest, StudioCodes.BadRequest, "This example is no text.", $"Example {example} is of kind '{kind.ToText()}'.");
        var bytes = TypedExample.ToBytes(kind, kind == ModelKind.Words ? text.ReplaceLineEndings(" ") : text.ReplaceLineEndings("\n"));
        if (kind == ModelKind.Words)
            Check(featurizers, bytes);
        if (!project.Examples.Replace(example, bytes))
            throw new StudioException(StatusCodes.Status409Conflict, StudioCodes.AlreadyThere, "This is there already. Write something else.", $"Label {info.LabelId} holds the same text.");
    }

    private static string[] Lines(string text)
    {
        if (text.Length > MostCharacters)
            throw TooMuch($"{text.Length} characters");
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length switch
        {
            0 => throw new LearningException(LearningCodes.EmptyText, "There are no words yet. Type some first.", "Wanted lines of text, found nothing but spaces."),
            > MostLines => throw TooMuch($"{lines.Length} lines"),
            _ => lines,
        };
    }

    private static (List<(string Text, byte[] Bytes)> Good, List<RefusedExample> Refused) Read(FeaturizerCatalog featurizers, string[] lines)
    {
        var (good, refused) = (new List<(string, byte[])>(), new List<RefusedExample>());
        foreach (var line in lines)
        {
            try
            {
                var bytes = TypedExample.ToBytes(ModelKind.Words, line);
                Check(featurizers, bytes);
                good.Add((line, bytes));
            }
            catch (LearningException reason)
            {
                refused.Add(new RefusedExample(line[..Math.Min(line.Length, 60)], reason.Code, reason.ChildSentence, reason.Message));
            }
        }

        return (good, refused);
    }

    /// <summary>What cannot be learned from is refused where somebody sees which line it was.</summary>
    private static void Check(FeaturizerCatalog featurizers, byte[] bytes)
    {
        var featurizer = featurizers.For(ModelKind.Words);
        featurizer.Featurize(bytes, new float[featurizer.FeatureLength]);
    }

    private static LearningException TooMuch(string found) => new(
        LearningCodes.TextTooLong, "This is very much text. Add it in parts.", $"Found {found}; wanted at most {MostCharacters} characters and {MostLines} lines.");

    internal sealed record Pasted(string? Text);
}
