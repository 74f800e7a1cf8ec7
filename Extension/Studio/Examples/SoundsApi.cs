using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Examples;

/// <summary>What is particular to examples that are sounds: how they look, and putting a cut one in place of the long one.</summary>
internal static class SoundsApi
{
    /// <summary>Bars of a waveform.</summary>
    public const int Bars = 60;

    public static void Map(RouteGroupBuilder project)
    {
        project.MapGet("/examples/{example:long}/waveform", Waveform);
        project.MapPut("/examples/{example:long}/sound", Replace);
    }

    /// <summary>
    /// Seconds, level and the loudest sample of each bar, 0..255. Its address carries the content's version, so it never changes. Nothing for an example that has gone meanwhile:
    /// a page that is about to learn of it asks for a moment longer.
    /// </summary>
    private static IResult Waveform(Workspace workspace, HttpContext context, long example)
    {
        if (workspace.Project.Examples.Find(example) is null)
            return Results.NoContent();
        var clip = SoundClip.Read(workspace.Project.Examples.ReadContent(example));
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Json(new { seconds = clip.Seconds, level = clip.Level, bars = BarsOf(clip.Samples) }, StudioJson.Options);
    }

    private static int[] BarsOf(ReadOnlySpan<float> samples)
    {
        var bars = new int[Bars];
        for (var i = 0; i < Bars; i++)
        {
            var most = 0f;
            foreach (var sample in samples[(int)((long)samples.Length * i / Bars)..(int)((long)samples.Length * (i + 1) / Bars)])
                most = Math.Max(most, Math.Abs(sample));
            bars[i] = (int)MathF.Round(Math.Min(1, most) * 255);
        }

        return bars;
    }

    private static async Task Replace(Workspace workspace, HttpContext context, long example)
    {
        if (ExampleContent.KindOf(workspace, example, out _) != ModelKind.Sounds)
            throw new StudioException(StatusCodes.Status400BadRequest, StudioCodes.BadRequest, "This example is no sound.", $"Example {example} is of another kind.");
        var bytes = await context.Request.ReadAll(ProjectLimits.ExampleBytes);
        SoundClip.Read(bytes);
        if (!workspace.Project.Examples.Replace(example, bytes))
            throw new StudioException(StatusCodes.Status409Conflict, StudioCodes.AlreadyThere, "This sound is there already.", $"The label of example {example} holds the same sound.");
    }
}
