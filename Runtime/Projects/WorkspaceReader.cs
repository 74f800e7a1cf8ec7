using System.Text.Json;
using MLKids.Runtime.Projects.Workspaces;

namespace MLKids.Runtime.Projects;

/// <summary>What the block editor saved → the project.</summary>
public static class WorkspaceReader
{
    // Each block of a stack is two levels deeper than the one above it.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4 * ProjectLimits.Blocks };

    /// <summary>
    /// The project with a sprite's blocks, names and comments as the editor has them now. What did not change stays the same object, so that it is saved as it was read; blocks
    /// keep their order, new ones come last. New variables and lists are made on the stage, or on the sprite where they are <c>local</c>; those that are missing are deleted.
    /// </summary>
    /// <param name="project">As it was given to <see cref="WorkspaceWriter"/>, or changed since.</param>
    /// <param name="target">The one of its targets that was edited.</param>
    /// <param name="workspace">Blockly's JSON, UTF-8. Not believed: limits and shape are checked.</param>
    /// <exception cref="ProjectException">It is no workspace (<see cref="ProjectCodes.BadWorkspace"/>) or over a limit (<see cref="ProjectCodes.TooLarge"/>); the message names the place.</exception>
    public static Project Read(Project project, ProjectTarget target, ReadOnlyMemory<byte> workspace)
    {
        if (workspace.Length > ProjectLimits.WorkspaceBytes)
            throw ProjectReader.TooLarge($"the workspace has {workspace.Length:N0} bytes, at most {ProjectLimits.WorkspaceBytes:N0}");
        try
        {
            using var document = JsonDocument.Parse(workspace, Options);
            return Read(project, target, new WorkspaceJson(document.RootElement, "workspace"));
        }
        catch (JsonException e)
        {
            throw WorkspaceJson.Bad($"it is no valid JSON: {e.Message}", e);
        }
    }

    private static Project Read(Project project, ProjectTarget target, WorkspaceJson workspace)
    {
        var names = new NameChange(workspace);
        var blocks = new BlocklyBlockReader(target, names);
        if (workspace.Find("blocks") is { } saved)
            foreach (var block in saved.List("blocks"))
                blocks.ReadTop(block);
        var comments = new CommentChange(target);
        foreach (var comment in workspace.FindList("workspaceComments"))
            comments.AddLoose(comment);
        foreach (var (id, comment) in blocks.Comments)
            comments.AddFixed(id, comment);

        var table = new BlockMerge(project, target).With(blocks.Blocks);
        var edited = names.ApplyTo(target, target) with
        {
            Blocks = table,
            Scripts = ReferenceEquals(table, target.Blocks) ? target.Scripts : [.. table.Values.Where(b => b.IsTopLevel).Select(b => b.Id)],
            Comments = comments.Result,
        };
        var stage = target.IsStage ? edited : names.ApplyTo(project.Targets[0], target);
        return project with { Targets = [.. project.Targets.Select(t => ReferenceEquals(t, target) ? Kept(target, edited) : t.IsStage ? Kept(project.Targets[0], stage) : t)] };
    }

    // A target of which nothing changed stays itself.
    private static ProjectTarget Kept(ProjectTarget before, ProjectTarget now) => before == now ? before : now;
}
