using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Projects;

/// <summary><c>/api/projects</c>: a person's projects.</summary>
internal static class ProjectsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/projects", (HttpContext context) => ProjectShelf.All(Me(context)).Select(f => new
        {
            id = Path.GetFileNameWithoutExtension(f.Name),
            modified = f.LastWriteTimeUtc,
            bytes = f.Length,
        }));
        api.MapPost("/projects", (NewProject wanted, HttpContext context, WorkspaceSet workspaces) =>
        {
            var person = Me(context);
            Directory.CreateDirectory(person.Folder);
            var id = ProjectShelf.FreeId(person, wanted.Name);
            using (var project = ProjectFile.Create(ProjectShelf.PathOf(person, id)))
                foreach (var model in wanted.Models ?? [])
                    project.Models.Add(model.Name, ModelKindText.Parse(model.Kind));
            return new { id };
        });
    }

    private static Person Me(HttpContext context) => context.Features.Get<Person>()!;

    /// <param name="Name">As the child wishes; the id may differ.</param>
    /// <param name="Models">Models to begin with.</param>
    internal sealed record NewProject(string Name, IReadOnlyList<NewModel>? Models);

    /// <param name="Name">The model's name.</param>
    /// <param name="Kind">A kind as in <see cref="ModelKindText"/>.</param>
    internal sealed record NewModel(string Name, string Kind);
}
