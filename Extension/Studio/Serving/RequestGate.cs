using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using MLKids.Studio.Class;
using MLKids.Studio.Settings;

namespace MLKids.Studio.Serving;

/// <summary>
/// Lets only this program's own page in. A name that is not ours in Host (another site's name that leads here), another site's Origin, or no session: refused before
/// anything else looks at the request. Every answer carries the security headers.
/// </summary>
internal sealed class RequestGate(RequestDelegate next, Sessions sessions, SettingsStore settings, NetworkNames? network = null)
{
    /// <summary>
    /// Scripts only from here, and no word to any other machine. Styles may be inline: the block editor sets them. Workers and media come from the page's own memory.
    /// </summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Bytes of a request before joining, and of one that is JSON (a long table as text).</summary>
    private const long MostJoinBytes = 4 << 10, MostJsonBytes = 32 << 20;

    /// <summary>Where the network's plain door leads: how to come in by the safe one.</summary>
    private const string Welcome = "/class/welcome.html";

    public async Task Invoke(HttpContext context)
    {
        var request = context.Request;
        var isData = request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/live");
        // At the last moment: an answer that fails half-way is cleared and must carry them too.
        context.Response.OnStarting(() =>
        {
            AddHeaders(context.Response.Headers, isData);
            return Task.CompletedTask;
        });
        if (!IsOurHost(context) || !IsOurOrigin(request) || isData && IsFromElsewhere(request))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        if (context.Features.Get<ClassDoor>() is { IsSecure: false })
        {
            if (isData)
                throw new StudioException(StatusCodes.Status403Forbidden, StudioCodes.Stranger, "Open the address that begins with https.", "The plain door of a class shows only the page that explains how to come in.");
            if (request.Path == "/" || request.Path == "/index.html")
                request.Path = Welcome;
            await next(context);
            return;
        }

        if (sessions.Enter(context))
            return;
        var session = sessions.Find(context);
        LimitBody(context, session?.Person);
        context.Features.Set(session);
        context.Features.Set(session?.Person);
        if (!Sessions.IsOpenToAll(request.Path))
            Admit(context, session);
        await next(context);
    }

    /// <summary>Only files are large; whoever is not let in yet has nothing large to say.</summary>
    private static void LimitBody(HttpContext context, Person? person)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit)
            return;
        if (Sessions.IsOpenToAll(context.Request.Path))
            limit.MaxRequestBodySize = MostJoinBytes;
        else if (context.Request.HasJsonContentType())
            limit.MaxRequestBodySize = MostJsonBytes;
        else if (person?.Limits?.Invoke() is { } limits)
            limit.MaxRequestBodySize = Math.Min(limit.MaxRequestBodySize ?? long.MaxValue, (long)limits.Megabytes << 20);
    }

    private static void Admit(HttpContext context, Session? session)
    {
        if (session is null)
            throw context.Features.Get<ClassDoor>() is null
                ? new StudioException(StatusCodes.Status401Unauthorized, StudioCodes.Stranger, "Open this page from the program once more.", "No session: the page must be opened by the address that the program printed.")
                : new StudioException(StatusCodes.Status401Unauthorized, StudioCodes.JoinFirst, "Join the class first.", "No session: the child has not joined, or the teacher has ended the session.");
        if (!session.TakeRequest())
            throw new StudioException(StatusCodes.Status429TooManyRequests, StudioCodes.TooFast, "That was very fast. Wait a moment, then go on.", "More requests a second than a child may make.");
        if (!session.Person.IsTeacher && context.Request.Path.StartsWithSegments("/api/teacher"))
            throw new StudioException(StatusCodes.Status403Forbidden, StudioCodes.Stranger, "This page is for teachers.", "A child's session asked for a teacher's address.");
    }

    private void AddHeaders(IHeaderDictionary headers, bool isData)
    {
        // What came from outside (costumes, examples) is served under a stricter one.
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = $"camera=({Self("camera")}), microphone=({Self("microphone")}), geolocation=()";
        // What belongs to one person stays in no cache; whoever serves something that never changes says so itself.
        if (isData && headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
    }

    private string Self(string permission) => settings.Current.Allows(permission) ? "self" : "";

    /// <summary>Only the names of this very computer: a name that an attacker's server resolves to us is not ours.</summary>
    private bool IsOurHost(HttpContext context)
    {
        var host = context.Request.Host;
        return (host.Port ?? (context.Request.IsHttps ? 443 : 80)) == context.Connection.LocalPort
            && (context.Features.Get<ClassDoor>() is null ? host.Host is "127.0.0.1" or "localhost" or "[::1]" : network?.Contains(host.Host) == true);
    }

    /// <summary>Requests that change something, and sockets, carry an Origin in every browser; it must be ours.</summary>
    private static bool IsOurOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if (origin.Length == 0)
            return !changes && !request.Headers.ContainsKey("Sec-WebSocket-Key") || request.Headers["Sec-Fetch-Site"] == "same-origin";
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme == request.Scheme && uri.Authority == request.Host.Value;
    }

    /// <summary>Another page of this computer (another port) counts as the same site for cookies, but not here. "none" is an address that a person typed.</summary>
    private static bool IsFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");
}
