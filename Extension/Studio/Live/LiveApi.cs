using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Live;

/// <summary><c>/live/{project}</c>: the socket of an open project.</summary>
internal static class LiveApi
{
    public static void Map(WebApplication app) => app.Map("/live/{project}", async (Workspace workspace, HttpContext context, IHostApplicationLifetime life) =>
    {
        if (!context.WebSockets.IsWebSocketRequest)
            throw new StudioException(StatusCodes.Status400BadRequest, StudioCodes.BadRequest, "Load the page again.", "Wanted a WebSocket.");
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var connection = new LiveConnection(socket, workspace.Live);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping, workspace.Closing);
        await connection.Serve(stop.Token);
    });
}
