using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Projects;

/// <summary><c>/api/projects</c>: a person's projects, and new ones.</summary>
internal static class ProjectsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/projects", (Person me) => ProjectShelf.All(me).Select(p => new { id = p.Id, modified = p.Used, bytes = p.Bytes }));
        api.MapPost("/projects", (NewProject wanted, Person me) =>
        {
            using var workplace = new ProjectWorkplace(me);
            workplace.Make(project =>
            {
                foreach (var model in wanted.Models ?? [])
                    project.Models.Add(model.Name, ModelKindText.Parse(model.Kind));
            });
            return new { id = workplace.Place(wanted.Name) };
        });
    }

    /// <param name="Name">As the child wishes; the id may differ.</param>
    /// <param name="Models">Models to begin with.</param>
    internal sealed record NewProject(string Name, IReadOnlyList<NewModel>? Models);

    /// <param name="Name">The model's name.</param>
    /// <param name="Kind">A kind as in <see cref="ModelKindText"/>.</param>
    internal sealed record NewModel(string Name, string Kind);
}
