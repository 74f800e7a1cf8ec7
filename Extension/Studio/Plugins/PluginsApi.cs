using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Packs.Shelf;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Plugins;

/// <summary><c>/plugins</c> of a project: its extensions, on or off. What only the owner of the computer may know and do is in <see cref="PluginOwnerApi"/>.</summary>
internal static class PluginsApi
{
    public static void Map(RouteGroupBuilder project)
    {
        project.MapGet("/plugins", (Workspace workspace, PluginFolder folder) => workspace.Plugins.Shown.Select(p => View(p, workspace, folder)));
        var one = project.MapGroup("/plugins/{name}");
        one.MapPut("", (Workspace workspace, string name, Wish wish) => workspace.Plugins.Turn(Find(workspace, name).Name, wish.On));
        one.MapPost("/start", (Workspace workspace, string name) => workspace.Plugins.StartAgain(Find(workspace, name).Name));
    }

    /// <summary>Folders and mistakes are the owner's: a child sees neither.</summary>
    private static object View(ShelvedPlugin plugin, Workspace workspace, PluginFolder folder)
    {
        var isOwner = workspace.Owner.IsTeacher;
        return new
        {
            plugin.Name,
            title = plugin.DisplayName,
            version = plugin.Manifest?.Version ?? "",
            author = plugin.Manifest?.Author ?? "",
            description = plugin.Manifest?.Description ?? "",
            permissions = plugin.Manifest?.Permissions ?? [],
            packs = plugin.Packs.Select(p => new { p.Id, p.Name, p.Color, blocks = p.Blocks.Count(b => !b.Hidden) }),
            state = workspace.Plugins.IsStopped(plugin.Name) ? "stopped" : plugin.State == PluginState.Wrong ? "broken" : "ready",
            on = workspace.Plugins.IsOn(plugin.Name),
            mistakes = isOwner ? plugin.Mistakes.Select(m => new { m.Code, sentence = m.ChildSentence, m.Message, m.Hint, m.File, m.Line }) : [],
            folder = isOwner ? plugin.Folder : null,
            canRemove = isOwner && folder.Holds(plugin),
        };
    }

    /// <exception cref="StudioException">It is not here, or not for this person.</exception>
    private static ShelvedPlugin Find(Workspace workspace, string name) => workspace.Plugins.Shown.FirstOrDefault(p => p.Name == name) ?? throw PluginFolder.NotHere(name);

    internal sealed record Wish(bool On);
}
