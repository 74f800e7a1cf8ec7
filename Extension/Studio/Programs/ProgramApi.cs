using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Runtime.Projects;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;
using ProgramLimits = MLKids.Runtime.Projects.ProjectLimits;

namespace MLKids.Studio.Programs;

/// <summary><c>/program</c> and <c>/assets</c> of a project: what the program consists of, its file, its pictures and sounds.</summary>
internal static class ProgramApi
{
    /// <summary>What a costume is served with: were it opened as a page, nothing in it would run.</summary>
    private const string NothingRuns = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private static readonly Dictionary<string, string> Types = new()
    {
        ["svg"] = "image/svg+xml", ["png"] = "image/png", ["jpg"] = "image/jpeg", ["jpeg"] = "image/jpeg", ["gif"] = "image/gif", ["bmp"] = "image/bmp", ["wav"] = "audio/wav", ["mp3"] = "audio/mpeg",
    };

    public static void Map(RouteGroupBuilder project)
    {
        // Opens the program too: pages ask for it before anything else.
        project.MapGet("/program", (Workspace workspace) => Overview(LiveProgram.Of(workspace)));
        project.MapGet("/program/file", async (Workspace workspace) =>
        {
            var file = ProjectWriter.Write(await LiveProgram.Of(workspace).Capture());
            return Results.File(file, "application/x.scratch.sb3", workspace.Id + ".sb3");
        });
        project.MapPut("/program/file", async (Workspace workspace, HttpRequest request) =>
        {
            var replacement = ProjectReader.Read(await request.ReadAll(ProgramLimits.FileBytes));
            return new { version = LiveProgram.Of(workspace).Replace(replacement) };
        });
        project.MapGet("/assets/{key}", (Workspace workspace, string key, HttpResponse response) =>
        {
            if (Find(LiveProgram.Of(workspace).Project, key) is not { } content)
                throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This picture or sound is not here any more.", $"The program has no file '{key}'.");
            response.Headers.ContentSecurityPolicy = NothingRuns;
            // The name is made of the content: it can never change.
            response.Headers.CacheControl = "private, max-age=31536000, immutable";
            return Results.Bytes(content, Types.GetValueOrDefault(key[(key.LastIndexOf('.') + 1)..], "application/octet-stream"));
        });
    }

    private static object Overview(LiveProgram program) => new
    {
        version = program.Saver.Version,
        saved = program.Saver.Saved,
        targets = program.Project.Targets.Select(t => new
        {
            t.Key,
            t.Name,
            t.IsStage,
            costume = t.CurrentCostume,
            t.X,
            t.Y,
            t.Size,
            t.Direction,
            t.Visible,
            costumes = t.Costumes.Select(c => new { c.Name, asset = AssetKey.Of(c), c.Format }),
            sounds = t.Sounds.Select(s => new { s.Name, asset = AssetKey.Of(s), s.Format, s.Seconds }),
            variables = t.Variables.Select(v => new { v.Id, v.Name }),
            lists = t.Lists.Select(l => new { l.Id, l.Name }),
        }),
    };

    private static ReadOnlyMemory<byte>? Find(Project project, string key)
    {
        foreach (var target in project.Targets)
        {
            foreach (var costume in target.Costumes)
                if (AssetKey.Of(costume) == key)
                    return costume.Content;
            foreach (var sound in target.Sounds)
                if (AssetKey.Of(sound) == key)
                    return sound.Content;
        }

        return null;
    }
}
