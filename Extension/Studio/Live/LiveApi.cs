using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MLKids.Studio.Class;
using MLKids.Studio.Serving;
using MLKids.Studio.Settings;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Live;

/// <summary><c>/live/{project}</c>: the socket of an open project. <c>/live</c>: that of the class, for children and for the teacher.</summary>
internal static class LiveApi
{
    /// <summary>Pages of somebody without limits; there only to stop a page that opens sockets without end.</summary>
    private const int TeacherMost = 64;

    public static void Map(WebApplication app)
    {
        app.Map("/live/{project}", (Workspace workspace, HttpContext context) => Serve(context, workspace.Live, workspace.Closing));
        if (app.Services.GetService<ClassRoom>() is { } room)
            app.Map("/live", (HttpContext context) => Serve(context, context.Features.Get<Person>()!.IsTeacher ? room.Teachers : room.Children, CancellationToken.None));
    }

    private static async Task Serve(HttpContext context, LiveRoom room, CancellationToken closing)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            throw new StudioException(StatusCodes.Status400BadRequest, StudioCodes.BadRequest, "Load the page again.", "Wanted a WebSocket.");
        var session = context.Features.Get<Session>()!;
        var most = session.Person.Limits?.Invoke().Connections ?? TeacherMost;
        using var counted = session.Connect(most)
            ?? throw new StudioException(StatusCodes.Status429TooManyRequests, StudioCodes.TooManyPages, "You have many pages open. Close some.", $"At most {most} live connections.");
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var connection = new LiveConnection(socket, room);
        var life = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping, closing, session.Ended);
        await connection.Serve(stop.Token);
    }
}
