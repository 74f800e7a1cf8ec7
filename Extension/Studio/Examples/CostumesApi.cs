using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Studio.Programs;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Examples;

/// <summary><c>/program/costumes</c> and <c>/program/stage</c>: pictures of the project's program that can become examples.</summary>
internal static class CostumesApi
{
    /// <summary>Longest side of a costume's picture: drawings have no size of their own.</summary>
    private const int Side = 320;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Map(RouteGroupBuilder project)
    {
        project.MapGet("/program/costumes", (Workspace workspace) => All(workspace).Select((entry, index) => new
        {
            index,
            sprite = entry.Sprite,
            name = entry.Costume.Name,
            version = Version(entry.Costume),
        }));
        project.MapGet("/program/costumes/{index:int}", (Workspace workspace, int index, HttpContext context) =>
        {
            if (All(workspace).ElementAtOrDefault(index) is not { Costume: { } costume })
                throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This costume is gone. Choose another one.", $"There is no costume {index}.");
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Bytes(ExampleContent.Draw(costume.Content.ToArray(), PictureDecoder.ReadHeader(costume.Content.Span), Side), "image/png");
        });
        project.MapGet("/program/stage", async (Workspace workspace, TimeProvider time, CancellationToken stop) =>
            Results.Bytes(await Stage(workspace).WaitAsync(Patience, time, stop), "image/png"));
    }

    /// <summary>The stage as it looks now, taken by the thread that plays the program.</summary>
    private static Task<byte[]> Stage(Workspace workspace)
    {
        var taken = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        LiveProgram.Of(workspace).Do(stage =>
        {
            try
            {
                taken.SetResult(stage.TakeSnapshot());
            }
            catch (BlockException e)
            {
                taken.SetException(e);
            }
        });
        return taken.Task;
    }

    private static IReadOnlyList<(string Sprite, Costume Costume)> All(Workspace workspace) =>
        [.. LiveProgram.Of(workspace).Project.Targets.OrderBy(target => target.IsStage).SelectMany(target => target.Costumes.Select(costume => (target.Name, costume)))];

    private static string Version(Costume costume) => Convert.ToHexStringLower(SHA256.HashData(costume.Content.Span)[..8]);
}
