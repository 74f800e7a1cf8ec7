using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Examples;

/// <summary><c>/examples</c> of a project: look at them, add, move, put aside, delete. All but looking can be undone.</summary>
internal static class ExamplesApi
{
    /// <summary>Examples that the page asks for at once.</summary>
    public const int MostListed = 200;

    public static void Map(RouteGroupBuilder project)
    {
        CostumesApi.Map(project);
        project.MapGet("/labels/{label:long}/examples", List);
        project.MapGet("/labels/{label:long}/example-ids", (Workspace workspace, long label) => workspace.Project.Examples.Ids(label));
        project.MapPost("/labels/{label:long}/examples", (Workspace workspace, long label, HttpRequest request, string? name, string? burst) =>
            Add(request, name ?? "", files => new ExampleAdding(workspace).ToLabel(label, files, burst)));
        project.MapPost("/models/{model:long}/examples", (Workspace workspace, long model, HttpRequest request) =>
            Add(request, "", files => new ExampleAdding(workspace).ToLabelsOfFolders(model, files)));

        project.MapPost("/examples/delete", (Workspace workspace, Some some) => new { changed = workspace.Project.Examples.Delete(some.Ids) });
        project.MapPost("/examples/move", (Workspace workspace, Moved moved) => new { changed = workspace.Project.Examples.Move(moved.Ids, moved.Label) });
        project.MapPost("/examples/aside", (Workspace workspace, Aside aside) => new { changed = workspace.Project.Examples.PutAside(aside.Ids, aside.ForTesting) });

        project.MapGet("/examples/{example:long}", (Workspace workspace, long example) =>
            ExampleView.Of(workspace.Project, ExampleContent.KindOf(workspace, example, out var info), info));
        project.MapGet("/examples/{example:long}/content", ExampleContent.Whole);
        project.MapGet("/examples/{example:long}/thumbnail", ExampleContent.Thumbnail);

        project.MapGet("/models/{model:long}/tips", (Workspace workspace, long model) => workspace.Part(FeatureWarmer.For).Tips(model));
    }

    /// <summary>A label that has gone meanwhile has no examples: a page asks for a moment longer.</summary>
    private static object List(Workspace workspace, long label, int? skip, int? count)
    {
        var project = workspace.Project;
        if (project.Labels.Find(label) is not { } found)
            return new { total = 0, examples = Array.Empty<ExampleView>() };
        var kind = project.Models.Get(found.ModelId).Kind;
        var examples = project.Examples.Newest(label, Math.Max(0, skip ?? 0), Math.Clamp(count ?? 100, 1, MostListed));
        return new { total = project.Examples.Count(label), examples = examples.Select(example => ExampleView.Of(project, kind, example)) };
    }

    /// <summary>The body is one example as it is, or a form with files.</summary>
    private static async Task<AddedView> Add(HttpRequest request, string name, Func<IReadOnlyList<NewFile>, AddedView> add)
    {
        if (!request.HasFormContentType)
        {
            request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = ProjectLimits.ExampleBytes + 1;
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            return add([new NewFile(name, body.Length, body.ToArray)]);
        }

        var form = await request.ReadFormAsync(
            new FormOptions { MultipartBodyLengthLimit = StudioServer.MostUploadBytes, ValueCountLimit = ExampleAdding.MostFiles }, request.HttpContext.RequestAborted);
        return await Task.Run(() => add([.. form.Files.Select(file => new NewFile(file.FileName, file.Length, () => Read(file)))]));
    }

    private static byte[] Read(IFormFile file)
    {
        var bytes = new byte[file.Length];
        using var stream = file.OpenReadStream();
        stream.ReadExactly(bytes);
        return bytes;
    }

    internal sealed record Some(IReadOnlyList<long> Ids);

    internal sealed record Moved(IReadOnlyList<long> Ids, long Label);

    internal sealed record Aside(IReadOnlyList<long> Ids, bool ForTesting);
}
