using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MLKids.Studio.Serving;

/// <summary><c>/api/hello</c>: what the page must know before it draws anything.</summary>
internal static class HelloApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/hello", (HttpContext context) =>
    {
        var person = context.Features.Get<Person>()!;
        return new
        {
            version = typeof(HelloApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
            name = person.Name,
            isTeacher = person.IsTeacher,
        };
    });
}
