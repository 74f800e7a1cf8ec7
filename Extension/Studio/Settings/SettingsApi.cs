using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MLKids.Packs.Shelf;
using MLKids.Studio.Class;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Settings;

/// <summary><c>/api/teacher/settings</c>: read and write the teacher's settings.</summary>
internal static class SettingsApi
{
    public static void Map(RouteGroupBuilder teacher)
    {
        teacher.MapGet("/settings", View);
        teacher.MapPut("/settings", async (HttpRequest request, SettingsStore store, PluginShelf shelf) =>
        {
            var body = await request.ReadAll(SettingsReader.MostBytes, "These settings are too long. Take some words out.");
            try
            {
                store.Save(body);
            }
            catch (SettingsException e)
            {
                // All mistakes together, each beside its field.
                return Results.Json(
                    new { code = StudioCodes.WrongSettings, sentence = "Some settings cannot be. They are marked below.", message = e.Message, findings = e.Findings },
                    StudioJson.Options,
                    statusCode: StatusCodes.Status422UnprocessableEntity);
            }

            return Results.Json(View(store, shelf, request.HttpContext.RequestServices), StudioJson.Options);
        });
    }

    private static object View(SettingsStore store, PluginShelf shelf, IServiceProvider services) => new
    {
        file = store.File,
        settings = store.Current,
        findings = store.Findings,
        packs = store.Packs,
        plugins = shelf.Plugins.Where(p => p.Manifest is not null).Select(p => new
        {
            p.Name,
            title = p.DisplayName,
            permissions = p.Manifest?.Permissions ?? [],
            allowed = store.Current.Plugins?.Contains(p.Name) ?? services.GetService<ClassRoom>() is null,
        }),
        permissions = TeacherSettings.AllPermissions,
        usualLimits = new TeacherLimits(),
    };
}
