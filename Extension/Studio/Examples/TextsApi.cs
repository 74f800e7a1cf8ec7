using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning;
using MLKids.Learning.Device;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers.Writing;
using MLKids.Learning.Training;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Examples;

/// <summary>Texts that a model learns writing from, and how large that model is.</summary>
internal static class TextsApi
{
    /// <summary>Texts that are listed.</summary>
    public const int MostListed = 500;

    /// <summary>Bytes of a request: JSON may take six for a character.</summary>
    private const int MostBytes = (6 * TextLimits.Bytes) + 4096;

    private const int ShownCharacters = 300;

    public static void Map(RouteGroupBuilder project)
    {
        project.MapGet("/models/{model:long}/texts", List);
        project.MapPost("/models/{model:long}/texts", Add).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        project.MapPut("/models/{model:long}/size", (Workspace workspace, long model, Size size) => workspace.Project.Options.Set(
            model, ModelOptions.Size, size.Id is null || TextSizes.Find(size.Id) is not null ? size.Id : throw new LearningException(
                LearningCodes.UnknownName, "There is no such size. Choose another one.", $"Found size '{size.Id}'.")));
        project.MapPost("/never-say", (Workspace workspace, Word word) => new
        {
            words = workspace.Learning.NeverSay.Count,
            matches = word.Text?.Trim() is { Length: > 0 } text && workspace.Learning.NeverSay.Matches(text),
        });
    }

    private static object List(Workspace workspace, StudioOptions options, long model)
    {
        var project = workspace.Project;
        var texts = Texts(project, model);
        var bytes = texts.Sum(text => (long)text.Info.Length);
        var advice = TextSizes.Advise(options.Device ?? DeviceProbe.Measure(options.Time), bytes);
        IReadOnlyList<TrainingWarning> warnings = [];
        try
        {
            warnings = texts.Count > 0 ? TextCheck.Look([.. texts.Select(text => text.Text)]) : [];
        }
        catch (LearningException trouble)
        {
            warnings = [new(trouble.Code, trouble.ChildSentence, trouble.Message)];
        }

        return new
        {
            texts = texts.Take(MostListed).Select(text => new
            {
                id = text.Info.Id,
                name = text.Info.FileName,
                version = text.Info.ContentHash[..16],
                start = text.Text[..Math.Min(text.Text.Length, ShownCharacters)],
                words = TextCheck.CountWords(text.Text),
                characters = text.Text.Length,
            }),
            count = texts.Count,
            words = texts.Sum(text => TextCheck.CountWords(text.Text)),
            bytes,
            mostBytes = TextLimits.Bytes,
            warnings = warnings.Select(warning => new { code = warning.Code, sentence = warning.ChildSentence }),
            size = project.Options.Get(model, ModelOptions.Size),
            advised = advice.Size.Id,
            reason = advice.Reason,
            sizes = advice.Choices.Select(choice => new { id = choice.Size.Id, sentence = choice.Size.ChildSentence, seconds = choice.Seconds, memoryBytes = choice.MemoryBytes, fits = choice.Fits }),
        };
    }

    private static object Add(Workspace workspace, long model, NewText text)
    {
        var project = workspace.Project;
        if (project.Models.Get(model).Kind != ModelKind.Text)
            throw new LearningException(LearningCodes.WrongKind, "This model does not learn from texts.", $"Model {model} is of another kind.");
        var bytes = TypedExample.ToBytes(ModelKind.Text, (text.Text ?? "").ReplaceLineEndings("\n"));
        var before = Texts(project, model).Sum(known => (long)known.Info.Length);
        if (before + bytes.Length > TextLimits.Bytes)
            throw new LearningException(
                LearningCodes.TooMuchText, "This is too much text. Use a shorter part of it.", $"{before} bytes are there, {bytes.Length} come; at most {TextLimits.Bytes} can be learned from.");
        using var step = project.History.Group("add text");
        var home = project.Labels.GetOrAdd(model, ModelKind.Text.HomeLabel());
        var added = project.Examples.Add(new NewExample(home.Id, bytes, text.Name ?? ""));
        return new { id = added.ExampleId, duplicate = added.Duplicate };
    }

    private static List<(ExampleInfo Info, string Text)> Texts(ProjectFile project, long model)
    {
        if (project.Labels.Find(model, ModelKind.Text.HomeLabel()) is not { } home)
            return [];
        return [.. project.Examples.List(home.Id, count: int.MaxValue).Select(info => (info, System.Text.Encoding.UTF8.GetString(project.Examples.ReadContent(info.Id))))];
    }

    internal sealed record NewText(string? Text, string? Name);

    /// <param name="Id">As in <see cref="TextSizes"/>; null lets the computer choose.</param>
    internal sealed record Size(string? Id);

    internal sealed record Word(string? Text);
}
