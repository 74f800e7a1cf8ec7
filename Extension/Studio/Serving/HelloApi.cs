using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLKids.Studio.Class;
using MLKids.Studio.Settings;

namespace MLKids.Studio.Serving;

/// <summary><c>/api/hello</c>: what the page must know before it draws anything.</summary>
internal static class HelloApi
{
    public static void Map(RouteGroupBuilder api, ClassRoom? room) => api.MapGet("/hello", (HttpContext context, SettingsStore settings) =>
    {
        var person = context.Features.Get<Person>()!;
        return new
        {
            version = typeof(HelloApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
            name = person.Name,
            isTeacher = person.IsTeacher,
            isClass = room is not null,
            language = settings.Current.Language,
            preset = settings.Current.Preset,
            permissions = TeacherSettings.AllPermissions.Where(settings.Current.Allows),
        };
    });
}
