using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Blocks.MachineLearning;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Trainers.Regression;
using MLKids.Learning.Training;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Training;

/// <summary><c>/models/ID/training</c>: what a model would learn from, the running training, the last result. POST starts, DELETE stops.</summary>
internal static class TrainingApi
{
    public static void Map(RouteGroupBuilder project)
    {
        var training = project.MapGroup("/models/{model:long}/training");
        training.MapGet("", (Workspace workspace, long model, TimeProvider time) => View(workspace, workspace.Project.Models.Get(model), TrainingWatch.Of(workspace, time)));
        training.MapPost("", (Workspace workspace, long model, Wish wish, TimeProvider time) =>
        {
            var info = workspace.Project.Models.Get(model);
            var watch = TrainingWatch.Of(workspace, time);
            workspace.Learning.Start(info.Name, wish.Choice(workspace.Learning.Catalog), wish.Seed);
            return watch.Running(info);
        });
        // Whoever opens the page will probably train soon.
        training.MapPost("/prepare", (Workspace workspace, long model, TrainingWorkers workers) =>
        {
            workers.Prepare(workspace.Project.Models.Get(model).Kind);
            return Results.NoContent();
        });
        training.MapDelete("", (Workspace workspace, long model) => new { stopped = workspace.Learning.JobOf(workspace.Project.Models.Get(model))?.Cancel() ?? false });
    }

    private static object View(Workspace workspace, ModelInfo model, TrainingWatch watch)
    {
        var project = workspace.Project;
        var versions = workspace.Learning.Models.Versions(model.Id);
        var labels = project.Examples.CountByLabel(model.Id).Select(of => Material(project, model.Kind, of.Label, of.Count)).ToList();
        return new
        {
            labels,
            canTrain = model.Kind switch
            {
                ModelKind.PredictNumbers => labels.Sum(label => label.Learn) >= 2,
                ModelKind.Text => labels.Sum(label => label.Learn) >= 1,
                _ => labels.Count(label => label.Learn > 0) >= 2,
            },
            columns = Columns(project, model),
            others = workspace.Learning.Catalog.Others.Where(row => row.Kind == model.Kind).Select(row => new
            {
                id = row.Preset,
                name = row.DisplayName,
                by = workspace.Learning.Catalog.ExtensionOf(row.Preset)?.DisplayName,
            }),
            running = watch.Running(model),
            failure = watch.FailureOf(model) is { } failure ? new { failure.Code, failure.Sentence, failure.Message, outOfMemory = failure.Code == LearningCodes.OutOfMemory } : null,
            result = versions.Count > 0 ? TrainingResult.Of(versions[0]) : null,
            before = versions.Count > 1 ? TrainingResult.Of(versions[1]) : null,
            isOutOfDate = workspace.Learning.Models.IsOutOfDate(model.Id),
        };
    }

    private static LabelMaterial Material(ProjectFile project, ModelKind kind, LabelInfo label, int count)
    {
        var aside = project.Examples.CountAside(label.Id);
        var wanted = kind switch { ModelKind.Text => 1, ModelKind.PredictNumbers => RegressionCheck.FewRows, _ => TrainingCheck.FewExamples };
        return new LabelMaterial(label.Id, label.Name, count - aside, aside, Math.Max(0, wanted - (count - aside)));
    }

    /// <summary>Columns that are learned from and predicted; null for kinds without, and where there is none yet or they do not fit together.</summary>
    private static object? Columns(ProjectFile project, ModelInfo model)
    {
        try
        {
            return model.Kind.HasColumns() && ModelColumns.Find(project, model) is { } found ? new { inputs = found.Inputs.Columns.Select(column => column.Name), outputs = found.Outputs } : null;
        }
        catch (LearningException)
        {
            return null;
        }
    }

    /// <param name="Preset">Which button, or which of the other ways; null for the first button.</param>
    /// <param name="Seed">Null for the usual one.</param>
    internal sealed record Wish(Preset? Preset, int? Seed)
    {
        public PresetChoice Choice(LearningCatalog catalog)
        {
            var preset = Preset ?? Preset.Accurate;
            return new(preset, $"Chosen by a person: {(preset.IsOwn ? $"the {preset} model" : catalog.NameOf(preset) ?? preset.Id)}.");
        }
    }

    /// <param name="Learn">Examples to learn from.</param>
    /// <param name="Aside">Examples put aside for testing.</param>
    /// <param name="Needs">So many more would be enough for a first try.</param>
    internal sealed record LabelMaterial(long Id, string Name, int Learn, int Aside, int Needs);
}
