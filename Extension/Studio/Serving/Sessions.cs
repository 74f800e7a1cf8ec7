using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MLKids.Studio.Serving;

/// <summary>
/// Who may talk to the studio. The program prints (and opens) an address with a token of this start; whoever comes with it gets a session in a cookie that scripts cannot
/// read and other sites cannot use.
/// </summary>
internal sealed class Sessions(StudioOptions options)
{
    private const string Cookie = "mlkids";
    private readonly ConcurrentDictionary<string, Person> _people = new();
    private readonly byte[] _token = Encoding.ASCII.GetBytes(NewSecret());

    /// <summary>The token of this start.</summary>
    public string Token => Encoding.ASCII.GetString(_token);

    /// <summary>Only the names of this very computer: a name that an attacker's server resolves to us is not ours.</summary>
    public bool IsOurHost(HostString host) => host.Host is "127.0.0.1" or "localhost" or "[::1]";

    /// <summary>Answers <c>/?token=…</c> with a session and the plain page. True when the request is answered.</summary>
    public bool Enter(HttpContext context)
    {
        if (context.Request.Path != "/" || context.Request.Query["token"].ToString() is not { Length: > 0 } token)
            return false;
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), _token))
            Begin(context, new Person("me", "", options.ProjectsFolder, IsTeacher: true));
        context.Response.Redirect("/" + (context.Request.Query["simplified"].Count > 0 ? "?simplified" : ""));
        return true;
    }

    /// <summary>The person whose cookie a request carries, or null.</summary>
    public Person? Find(HttpRequest request) => request.Cookies[Cookie] is { } secret ? _people.GetValueOrDefault(secret) : null;

    /// <summary>The page's own files hold no secrets; the page that says "open me from the program" needs them.</summary>
    public bool IsOpenToAll(PathString path) => !path.StartsWithSegments("/api") && !path.StartsWithSegments("/live");

    private void Begin(HttpContext context, Person person)
    {
        var secret = NewSecret();
        _people[secret] = person;
        context.Response.Cookies.Append(Cookie, secret, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
