using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Settings;

/// <summary>Endpoints that need a permission of the teacher's settings.</summary>
internal static class PermissionFilter
{
    /// <summary>Refuses requests while a permission (see <see cref="TeacherSettings.AllPermissions"/>) is not given.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, string permission) => endpoint.AddEndpointFilter((call, next) =>
        call.HttpContext.RequestServices.GetRequiredService<SettingsStore>().Current.Allows(permission)
            ? next(call)
            : throw new StudioException(StatusCodes.Status403Forbidden, StudioCodes.NotAllowed, "This is switched off here. Ask your teacher.", $"The teacher's settings do not allow \"{permission}\"."));
}
