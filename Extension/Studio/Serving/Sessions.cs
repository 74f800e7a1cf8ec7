using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MLKids.Studio.Serving;

/// <summary>
/// Who may talk to the studio. The program prints (and opens) an address with a token of this start; whoever comes with it on this computer gets a session in a cookie that
/// scripts cannot read and other sites cannot use. Children of a class come by another door (see <see cref="ClassDoor"/>) and get theirs when they have joined.
/// </summary>
internal sealed class Sessions(StudioOptions options)
{
    /// <summary>Browsers that one child may have in at once; the oldest goes for a newer one.</summary>
    private const int MostOfAChild = 3;

    private readonly ConcurrentDictionary<string, Session> _sessions = new();
    private readonly ConcurrentQueue<(string Secret, string PersonId)> _children = new();
    private readonly byte[] _token = Encoding.ASCII.GetBytes(NewSecret());

    /// <summary>The token of this start.</summary>
    public string Token => Encoding.ASCII.GetString(_token);

    /// <summary>Everybody who is let in now.</summary>
    public IEnumerable<Session> All => _sessions.Values;

    /// <summary>Answers <c>/?token=…</c> with a session and the plain page. True when the request is answered.</summary>
    public bool Enter(HttpContext context)
    {
        if (context.Request.Path != "/" || context.Request.Query["token"].ToString() is not { Length: > 0 } token)
            return false;
        // The token is the teacher's: it opens the door of this computer only.
        if (context.Features.Get<ClassDoor>() is null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), _token))
            Begin(context, new Session(new Person("me", "", options.ProjectsFolder, IsTeacher: true)));
        context.Response.Redirect("/" + (context.Request.Query["simplified"].Count > 0 ? "?simplified" : ""));
        return true;
    }

    /// <summary>Lets a child in.</summary>
    public void EnterChild(HttpContext context, Session session)
    {
        var of = _children.Where(c => c.PersonId == session.Person.Id && _sessions.ContainsKey(c.Secret)).ToList();
        foreach (var (secret, _) in of.Take(of.Count - MostOfAChild + 1))
            EndOne(secret);
        _children.Enqueue((Begin(context, session), session.Person.Id));
    }

    /// <summary>The session whose cookie a request carries, or null.</summary>
    public Session? Find(HttpContext context)
    {
        var session = context.Request.Cookies[CookieName(context)] is { } secret ? _sessions.GetValueOrDefault(secret) : null;
        return session is { Person.IsTeacher: true } && context.Features.Get<ClassDoor>() is not null ? null : session;
    }

    /// <summary>Ends all sessions of a person.</summary>
    public void End(string person)
    {
        foreach (var (secret, session) in _sessions)
            if (session.Person.Id == person)
                EndOne(secret);
    }

    /// <summary>Ends the session of a request.</summary>
    public void EndThis(HttpContext context)
    {
        if (context.Request.Cookies[CookieName(context)] is { } secret)
            EndOne(secret);
    }

    /// <summary>The page's own files hold no secrets; the page that says "open me from the program" or "join the class" needs them.</summary>
    public static bool IsOpenToAll(PathString path) => !path.StartsWithSegments("/api") && !path.StartsWithSegments("/live") || path.StartsWithSegments("/api/join");

    private void EndOne(string secret)
    {
        if (_sessions.TryRemove(secret, out var session))
            session.End();
    }

    private string Begin(HttpContext context, Session session)
    {
        var secret = NewSecret();
        _sessions[secret] = session;
        context.Response.Cookies.Append(CookieName(context), secret, new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            IsEssential = true,
        });
        return secret;
    }

    /// <summary>Cookies know no ports: two studios on one computer must not take each other's. A name with __Host- cannot be set by anybody but this very host.</summary>
    private static string CookieName(HttpContext context) => $"{(context.Request.IsHttps ? "__Host-" : "")}mlkids-{context.Connection.LocalPort}";

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
