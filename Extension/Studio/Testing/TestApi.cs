using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Studio.Serving;
using MLKids.Studio.Training;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Testing;

/// <summary><c>/models/ID/test</c>: asks a trained model, tells how good it is and why it answers so. Live tests go over the socket, see <see cref="TestRoom"/>.</summary>
internal static class TestApi
{
    public static void Map(RouteGroupBuilder project)
    {
        var test = project.MapGroup("/models/{model:long}/test");
        test.MapGet("", (Workspace workspace, long model, FeaturizerCatalog featurizers) => View(workspace, workspace.Project.Models.Get(model), TestRoom.Of(workspace, featurizers)));
        test.MapPut("/point", (Workspace workspace, long model, PointWish wish) =>
        {
            workspace.Learning.Models.SetRecognitionPoint(workspace.Project.Models.Get(model).Id, double.Clamp(wish.Point, 0, 1));
            workspace.Live.Publish("test/point", new { model }, latest: true);
            return Results.NoContent();
        });
        test.MapPost("/answer", async (Workspace workspace, long model, string? models, HttpRequest request, FeaturizerCatalog featurizers) =>
        {
            var sent = await Read(request);
            var asked = TestRoom.Of(workspace, featurizers).OpenAll(models ?? $"{model}");
            return new { answers = asked.Select(one => one.Answer(one.Example(sent))).ToList() };
        });
        test.MapPost("/why", async (Workspace workspace, long model, string? of, int label, HttpRequest request, FeaturizerCatalog featurizers) =>
        {
            var sent = await Read(request);
            var asked = TestRoom.Of(workspace, featurizers).Open(of ?? $"{model}");
            return label >= 0 && label < asked.Model.Labels.Count
                ? TestReasons.Of(workspace.Project, asked, asked.Example(sent), label, request.HttpContext.RequestAborted)
                : throw new StudioException(StatusCodes.Status400BadRequest, StudioCodes.BadRequest, "Load the page again.", $"No label {label}; there are {asked.Model.Labels.Count}.");
        });
        test.MapGet("/cell", (Workspace workspace, long model, string label, string answer) =>
            ConfusionCell.Examples(workspace.Project, workspace.Project.Models.Get(model), workspace.Learning.Models.Get(model).Report, label, answer));
        test.MapGet("/compare", (Workspace workspace, string models, FeaturizerCatalog featurizers, CancellationToken stop) =>
            Comparison.Run(workspace.Project, workspace.Learning.Models, TestRoom.Of(workspace, featurizers).OpenAll(models), stop));
        test.MapPost("/write", (Workspace workspace, long model, TestWriting.Wish wish, CancellationToken stop) => TestWriting.Write(workspace, model, wish, stop));
        test.MapPost("/next", (Workspace workspace, long model, TestWriting.Before before) => TestWriting.Next(workspace, model, before.After));
        test.MapGet("/onnx", (Workspace workspace, long model, FeaturizerCatalog featurizers, CancellationToken stop) =>
            ModelDownloads.Onnx(workspace.Project, TestRoom.Of(workspace, featurizers).Open($"{model}"), stop));
        test.MapGet("/examples", (Workspace workspace, long model, CancellationToken stop) => ModelDownloads.Examples(workspace.Project, workspace.Project.Models.Get(model), stop));
    }

    private static object View(Workspace workspace, ModelInfo model, TestRoom room)
    {
        var store = workspace.Learning.Models;
        var versions = store.Versions(model.Id);
        if (store.Find(model.Id) is not { } trained)
            return new { trained = (object?)null };
        var report = trained.Report;
        return new
        {
            trained = new
            {
                trained.Labels,
                trained.RecognitionPoint,
                result = TrainingResult.Of(versions.FirstOrDefault(version => version.Report.ModelHash == report.ModelHash) ?? versions[0]),
                report.Confusion,
                report.Sureness,
                misses = report.Numbers?.Misses.Take(20),
                fields = TestField.Of(workspace, room.Open($"{model.Id}")),
                canExport = model.Kind is not (ModelKind.Words or ModelKind.Text),
            },
            isOutOfDate = store.IsOutOfDate(model.Id),
            others = versions.Skip(1).Select(version => Other($"{model.Id}@{version.Id}", model, TrainingResult.Of(version))).Concat(workspace.Project.Models.All()
                .Where(other => other.Id != model.Id && other.Kind == model.Kind)
                .SelectMany(other => store.Versions(other.Id).Take(1).Select(version => Other($"{other.Id}", other, TrainingResult.Of(version))))),
        };
    }

    private static object Other(string name, ModelInfo model, TrainingResult result) => new { name, model = model.Id, title = model.Name, result };

    private static async Task<byte[]> Read(HttpRequest request)
    {
        request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = ProjectLimits.ExampleBytes;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    /// <param name="Point">0..1.</param>
    internal sealed record PointWish(double Point);
}
