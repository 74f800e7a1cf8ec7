using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Examples;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Projects;

/// <summary><c>/models</c> and <c>/labels</c> of a project: add, rename, move, delete. All can be undone.</summary>
internal static class ModelsApi
{
    public static void Map(RouteGroupBuilder project)
    {
        project.MapPost("/models", (Workspace workspace, ProjectsApi.NewModel model) =>
            ModelView.Of(workspace, workspace.Project.Models.Add(model.Name, ModelKindText.Parse(model.Kind))));
        project.MapPatch("/models/{model:long}", (Workspace workspace, long model, Change change) =>
            Apply(change, name => workspace.Project.Models.Rename(model, name), index => workspace.Project.Models.Move(model, index)));
        project.MapDelete("/models/{model:long}", (Workspace workspace, long model) => workspace.Project.Models.Delete(model));

        project.MapPost("/models/{model:long}/labels", (Workspace workspace, long model, Named label) => workspace.Project.Labels.Add(model, label.Name));
        project.MapPatch("/labels/{label:long}", (Workspace workspace, long label, Change change) =>
            Apply(change, name => workspace.Project.Labels.Rename(label, name), index => workspace.Project.Labels.Move(label, index)));
        project.MapDelete("/labels/{label:long}", (Workspace workspace, long label) => workspace.Project.Labels.Delete(label));
    }

    private static void Apply(Change change, Action<string> rename, Action<int> move)
    {
        if (change.Name is { } name)
            rename(name);
        if (change.Index is { } index)
            move(index);
    }

    /// <summary>What is to be changed; null stays.</summary>
    internal sealed record Change(string? Name, int? Index);

    internal sealed record Named(string Name);
}
