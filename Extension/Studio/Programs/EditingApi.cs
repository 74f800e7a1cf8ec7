using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Export;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Projects.Editing;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;
using ProgramLimits = MLKids.Runtime.Projects.ProjectLimits;

namespace MLKids.Studio.Programs;

/// <summary>Editing of the program: <c>/program/blocks</c>, <c>/menus</c>, <c>/sprites</c>, <c>/targets/{key}/…</c>. Sprites are named by their keys.</summary>
internal static class EditingApi
{
    private static readonly Dictionary<string, string> Formats = new(StringComparer.OrdinalIgnoreCase) { ["image/svg+xml"] = "svg", ["image/png"] = "png", ["image/jpeg"] = "jpg", ["image/gif"] = "gif" };

    public static void Map(RouteGroupBuilder project)
    {
        var program = project.MapGroup("/program");
        Blocks(program);
        Sprites(program);
        Costumes(program.MapGroup("/targets/{key}/costumes"));
        Sounds(program.MapGroup("/targets/{key}/sounds"));
    }

    private static void Blocks(RouteGroupBuilder program)
    {
        program.MapGet("/blocks", (Workspace workspace, string? language) =>
        {
            var live = LiveProgram.Of(workspace);
            var blocks = live.Blocks;
            return new
            {
                definitions = new JsonObject { ["blocks"] = BlocklyExport.Blocks(blocks), ["styles"] = BlocklyExport.Styles(blocks) },
                spriteToolbox = BlocklyExport.Toolbox(blocks, isStage: false),
                stageToolbox = BlocklyExport.Toolbox(blocks, isStage: true),
                texts = workspace.Plugins.TextsIn(language),
                absent = workspace.Plugins.AbsentOf(live.Project, blocks),
            };
        });
        program.MapGet("/menus/{opcode}/{argument}", (Workspace workspace, string opcode, string argument, string target, string? chosen) =>
        {
            var live = LiveProgram.Of(workspace);
            return MenuChoices.Of(live.Blocks, live.Project, Find(live.Project, target), opcode, argument, chosen);
        });
        program.MapGet("/targets/{key}/workspace", (Workspace workspace, string key) =>
        {
            var live = LiveProgram.Of(workspace);
            return Results.Bytes(WorkspaceWriter.Write(live.Project, Find(live.Project, key), live.Blocks), "application/json");
        });
        program.MapPut("/targets/{key}/workspace", async (Workspace workspace, string key, HttpRequest request) =>
        {
            var saved = await request.ReadAll(ProgramLimits.WorkspaceBytes);
            return new { version = LiveProgram.Of(workspace).Edit(p => WorkspaceReader.Read(p, Find(p, key), saved)) };
        });
        program.MapPost("/copy", (Workspace workspace, Copy copy) => new { version = LiveProgram.Of(workspace).Edit(p => p.CopyScript(Find(p, copy.From), copy.Block, Find(p, copy.To))) });
    }

    private static void Sprites(RouteGroupBuilder program)
    {
        program.MapPost("/sprites", (Workspace workspace, FromLibrary wanted) => Add(workspace, SpriteLibrary.Sprite(wanted.Library, wanted.Name)));
        program.MapPost("/sprites/picture", async (Workspace workspace, HttpRequest request, string name, double width, double height) =>
            Add(workspace, SpriteLibrary.Bare(name) with { Costumes = [await Costume(request, name, width, height)] }));
        program.MapPost("/sprites/{key}/copy", (Workspace workspace, string key) =>
        {
            var copy = LiveProgram.NewKey();
            LiveProgram.Of(workspace).Edit(p => p.DuplicateSprite(Find(p, key), copy).Project);
            return new { key = copy };
        });
        program.MapPatch("/sprites/{key}", (Workspace workspace, string key, Change change) =>
        {
            LiveProgram.Of(workspace).Edit(p => change.Index is { } index ? p.MoveSprite(Find(p, key), index) : p.RenameSprite(Find(p, key), change.Name ?? "").Project);
        });
        program.MapDelete("/sprites/{key}", (Workspace workspace, string key) => Removal(workspace, (now, before) => now.RestoreSprite(before, Find(before, key)), p => p.DeleteSprite(Find(p, key))));
        program.MapPost("/restore/{number:int}", (Workspace workspace, int number) => { LiveProgram.Of(workspace).Removed.PutBack(number); });
    }

    private static void Costumes(RouteGroupBuilder costumes)
    {
        costumes.MapPost("", async (Workspace workspace, HttpRequest request, string key, string name, double width, double height) =>
        {
            var costume = await Costume(request, name, width, height);
            PutOn(workspace, key, t => t.AddCostume(costume));
        });
        costumes.MapPost("/library", (Workspace workspace, string key, FromLibrary wanted) => PutOn(workspace, key, t => t.AddCostume(SpriteLibrary.Backdrop(wanted.Library, wanted.Name))));
        costumes.MapPut("/{index:int}", async (Workspace workspace, HttpRequest request, string key, int index, double width, double height) =>
        {
            var costume = await Costume(request, "", width, height);
            Edit(workspace, key, t => t.ReplaceCostume(index, costume));
        });
        costumes.MapPatch("/{index:int}", (Workspace workspace, string key, int index, Change change) =>
        {
            LiveProgram.Of(workspace).Edit(p => Find(p, key) is var target && change.Index is { } to ? p.With(target, target.MoveCostume(index, to)) : p.RenameCostume(target, index, change.Name ?? ""));
        });
        costumes.MapDelete("/{index:int}", (Workspace workspace, string key, int index) => Removal(
            workspace,
            (now, before) => Changed(now, key, t => t.AddCostume(Find(before, key).Costumes[index], index)),
            p => Changed(p, key, t => t.DeleteCostume(index))));
    }

    private static void Sounds(RouteGroupBuilder sounds)
    {
        sounds.MapPost("", async (Workspace workspace, HttpRequest request, string key, string name) =>
        {
            var content = await request.ReadAll(ProgramLimits.AssetBytes);
            var sound = new Sound(name, "wav", content, SoundClip.SecondsOf(content));
            Edit(workspace, key, t => t.AddSound(sound));
        });
        sounds.MapPatch("/{index:int}", (Workspace workspace, string key, int index, Change change) => Edit(workspace, key, t => t.RenameSound(index, change.Name ?? "")));
        sounds.MapDelete("/{index:int}", (Workspace workspace, string key, int index) => Removal(
            workspace,
            (now, before) => Changed(now, key, t => t.AddSound(Find(before, key).Sounds[index])),
            p => Changed(p, key, t => t.DeleteSound(index))));
    }

    private static object Add(Workspace workspace, ProjectTarget sprite)
    {
        var key = LiveProgram.NewKey();
        LiveProgram.Of(workspace).Edit(p => p.AddSprite(sprite with { Key = key }).Project);
        return new { key };
    }

    private static void Edit(Workspace workspace, string key, Func<ProjectTarget, ProjectTarget> change) => LiveProgram.Of(workspace).Edit(p => Changed(p, key, change));

    /// <summary>Adds a costume and shows it: what is on is the stage's to say, not the project's.</summary>
    private static void PutOn(Workspace workspace, string key, Func<ProjectTarget, ProjectTarget> change)
    {
        var live = LiveProgram.Of(workspace);
        live.Edit(p => Changed(p, key, change));
        var index = Find(live.Project, key).CurrentCostume;
        live.Change(stage => stage.FindKey(key)?.SwitchCostume(index));
    }

    private static object Removal(Workspace workspace, Func<Project, Project, Project> putBack, Func<Project, Project> remove)
    {
        var live = LiveProgram.Of(workspace);
        var before = live.Project;
        live.Edit(p => remove(before = p));
        return new { restore = live.Removed.Keep(p => putBack(p, before)) };
    }

    private static Project Changed(Project project, string key, Func<ProjectTarget, ProjectTarget> change) => Find(project, key) is var target ? project.With(target, change(target)) : project;

    private static ProjectTarget Find(Project project, string key) => project.Targets.FirstOrDefault(t => t.Key == key)
        ?? throw new ProjectException(ProjectCodes.NotThere, "This sprite is not here any more.", $"The program has no sprite with the key '{key}'.");

    /// <summary>A picture from the page, which knows how large the browser draws it; large ones are shown at half size, as Scratch does.</summary>
    private static async Task<Costume> Costume(HttpRequest request, string name, double width, double height)
    {
        var type = request.ContentType?.Split(';')[0].Trim() ?? "";
        if (!Formats.TryGetValue(type, out var format))
            throw new StudioException(StatusCodes.Status415UnsupportedMediaType, StudioCodes.BadRequest, "This is no picture that I know. Choose a PNG or JPEG.", $"Wanted {string.Join(", ", Formats.Keys)}; found '{type}'.");
        if (width is not (> 0 and <= 10_000) || height is not (> 0 and <= 10_000))
            throw new StudioException(StatusCodes.Status400BadRequest, StudioCodes.BadRequest, "This picture cannot be shown. Choose another one.", $"Found a size of {width} x {height}.");
        var content = await request.ReadAll(ProgramLimits.AssetBytes);
        var resolution = format == "svg" ? 1 : Math.Max(1, Math.Ceiling(Math.Max(width / 480, height / 360)));
        return new Costume(name, format, content, width / 2, height / 2, resolution);
    }

    internal sealed record Copy(string From, string Block, string To);

    internal sealed record FromLibrary(string Library, string Name);

    internal sealed record Change(string? Name, int? Index);
}
