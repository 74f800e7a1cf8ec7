using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Plugins;

/// <summary><c>/api/teacher/plugins</c>: adding, removing and showing extensions of this computer. For its owner; never for the children of a class.</summary>
internal static class PluginOwnerApi
{
    public static void Map(RouteGroupBuilder teacher)
    {
        var plugins = teacher.MapGroup("/plugins");
        plugins.MapPost("/arrivals", async (HttpRequest request, PluginArrivals arrivals) =>
        {
            var arrived = await arrivals.Receive(request.Body, request.HttpContext.RequestAborted);
            return new
            {
                arrived.Id,
                title = arrived.Manifest.DisplayName,
                arrived.Manifest.Version,
                arrived.Manifest.Author,
                arrived.Manifest.Description,
                arrived.Manifest.Permissions,
                arrived.IsProgram,
                arrived.Replaces,
            };
        });
        plugins.MapPost("/arrivals/{id}", (string id, PluginArrivals arrivals) => arrivals.Add(id));
        plugins.MapDelete("/arrivals/{id}", (string id, PluginArrivals arrivals) => arrivals.Forget(id));
        plugins.MapDelete("/{name}", (string name, PluginFolder folder) => folder.Remove(name));
        plugins.MapPost("/{name}/folder", (string name, PluginFolder folder) => folder.Show(name));
    }
}
