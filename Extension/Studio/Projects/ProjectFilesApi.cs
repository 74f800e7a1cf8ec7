using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Projects;

/// <summary>Projects as files: rename, copy, delete and bring back, download, rescue, and what the start page shows of each.</summary>
internal static class ProjectFilesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var project = api.MapGroup("/projects/{project}");
        project.MapGet("/card", (Person me, string project, ProjectCards cards) => cards.Of(ProjectShelf.Find(me, project)));
        project.MapGet("/cover", (Person me, string project, HttpContext context) => ProjectCover.Of(ProjectShelf.Find(me, project)) is { } png
            ? Results.File(png, "image/png")
            : Results.NoContent());
        project.MapPatch("", (Person me, string project, Named named, ProjectMoves moves) => new { id = moves.Rename(me, project, named.Name) });
        project.MapPost("/copy", (Person me, string project, Named named, ProjectMoves moves) => new { id = moves.Copy(me, project, named.Name) });
        project.MapDelete("", (Person me, string project, ProjectMoves moves) => new { ticket = moves.Delete(me, project) });
        api.MapPost("/deleted/{ticket}", (Person me, string ticket, ProjectMoves moves) => new { id = moves.Restore(me, ticket) });
        project.MapPost("/rescue", (Person me, string project, Named named) =>
        {
            using var workplace = new ProjectWorkplace(me);
            var report = ProjectSalvage.Run(ProjectShelf.Find(me, project), workplace.ProjectPath);
            return new { id = workplace.Place(named.Name), report };
        });
        project.MapGet("/file", (Person me, string project, HttpContext context) => Download(me, project, context));
    }

    /// <summary>A copy in one piece, also while the project is open and changing.</summary>
    private static IResult Download(Person me, string id, HttpContext context)
    {
        var workplace = new ProjectWorkplace(me);
        context.Response.RegisterForDispose(workplace);
        using (var project = ProjectFile.Open(ProjectShelf.Find(me, id)))
            project.SaveCopyTo(workplace.ProjectPath);
        return Results.File(workplace.ProjectPath, "application/octet-stream", id + ProjectFile.Extension);
    }

    internal sealed record Named(string Name);
}
