using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Examples;
using MLKids.Studio.Training;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Projects;

/// <summary><c>/api/projects/{project}</c>: one open project as the page's frame shows it, undo and redo.</summary>
internal static class ProjectApi
{
    public static void Map(RouteGroupBuilder project)
    {
        project.MapGet("", (Workspace workspace, TimeProvider time) =>
        {
            // Whoever shows a project hears of its trainings, also of those that a program starts.
            TrainingWatch.Of(workspace, time);
            return Overview(workspace);
        });
        project.MapPost("/undo", (Workspace workspace) => new { step = workspace.Project.History.Undo()?.Text });
        project.MapPost("/redo", (Workspace workspace) => new { step = workspace.Project.History.Redo()?.Text });
    }

    private static object Overview(Workspace workspace)
    {
        var project = workspace.Project;
        return new
        {
            id = workspace.Id,
            isReadOnly = project.IsReadOnly,
            canUndo = project.History.CanUndo,
            canRedo = project.History.CanRedo,
            models = project.Models.All().Select(model => ModelView.Of(workspace, model)),
        };
    }
}
