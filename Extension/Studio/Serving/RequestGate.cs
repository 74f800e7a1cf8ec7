using System.Net;
using Microsoft.AspNetCore.Http;

namespace MLKids.Studio.Serving;

/// <summary>
/// Lets only this program's own page in. A name that is not ours in Host (another site's name that leads here), another site's Origin, or no session: refused before
/// anything else looks at the request. Every answer carries the security headers.
/// </summary>
internal sealed class RequestGate(RequestDelegate next, Sessions sessions)
{
    /// <summary>
    /// Scripts only from here, and no word to any other machine. Styles may be inline: the block editor sets them. Workers and media come from the page's own memory.
    /// </summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public async Task Invoke(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=()";
        var request = context.Request;
        if (!sessions.IsOurHost(request.Host) || !IsOurOrigin(request))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        if (sessions.Enter(context))
            return;
        context.Features.Set(sessions.Find(request));
        if (context.Features.Get<Person>() is null && !sessions.IsOpenToAll(request.Path))
            throw new StudioException(StatusCodes.Status401Unauthorized, StudioCodes.Stranger, "Open this page from the program once more.", "No session: the page must be opened by the address that the program printed.");
        await next(context);
    }

    /// <summary>Requests that change something, and sockets, carry an Origin in every browser; it must be ours.</summary>
    private static bool IsOurOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if (origin.Length == 0)
            return !changes && !request.Headers.ContainsKey("Sec-WebSocket-Key") || request.Headers.ContainsKey("Sec-Fetch-Site") && request.Headers["Sec-Fetch-Site"] == "same-origin";
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme == request.Scheme && uri.Authority == request.Host.Value;
    }
}
