using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Projects;

/// <summary><c>/api/samples</c>: projects to try first. One that is opened is copied to the person's own projects.</summary>
internal static class SamplesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/samples", (Samples samples) => samples.All.Select(s => new { id = s.Key, name = s.Value.DisplayName, description = s.Value.Description }));
        api.MapGet("/samples/{sample}/cover", (string sample, Samples samples) => samples.Cover(sample) is { } png ? Results.File(png, "image/png") : Results.NotFound());
        api.MapPost("/samples/{sample}", (string sample, ProjectFilesApi.Named named, Person me, Samples samples) =>
        {
            var program = samples.Read(sample) ?? throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This sample is not here. Choose another one.", $"No sample '{sample}'.");
            using var workplace = new ProjectWorkplace(me);
            workplace.Make(project => project.Program.Save(program));
            return new { id = workplace.Place(named.Name) };
        });
    }
}
