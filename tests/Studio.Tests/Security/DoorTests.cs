using System.Net;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using MLKids.Studio.Serving;
using MLKids.Studio.Tests.Class;

namespace MLKids.Studio.Tests.Security;

/// <summary>What strangers try from other pages, other names and other machines.</summary>
[TestClass]
public sealed class DoorTests
{
    private static string _folder = "";
    private static StudioServer _server = null!;

    [ClassInitialize]
    public static async Task Open(TestContext _)
    {
        _folder = Directory.CreateTempSubdirectory("mlkids-door").FullName;
        _server = await StudioServer.Start(new StudioOptions { Port = 0, ProjectsFolder = _folder });
    }

    [ClassCleanup]
    public static async Task Close()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    [DataRow("evil.example")]
    [DataRow("evil.example:PORT")]
    [DataRow("127.0.0.1")]
    [DataRow("127.0.0.1:1")]
    [DataRow("127.0.0.1.evil.example:PORT")]
    [DataRow("localhost.:PORT")]
    [DataRow("0.0.0.0:PORT")]
    public async Task Host_NotOurs_IsRefused(string host)
    {
        var answer = await RawHttp.Send(_server.Address, $"GET / HTTP/1.1\nHost: {host.Replace("PORT", _server.Address.Port.ToString())}\nConnection: close\n\n");
        Assert.AreEqual(421, RawHttp.Status(answer), answer);
        Assert.DoesNotContain("<html", answer);
    }

    [TestMethod]
    public async Task Host_Missing_Twice_OrInTheRequestLine_IsRefused()
    {
        var own = _server.Address.Authority;
        foreach (var request in (string[])[
            "GET / HTTP/1.1\n\n",
            $"GET / HTTP/1.1\nHost: {own}\nHost: evil.example\n\n",
            $"GET http://evil.example/ HTTP/1.1\nHost: {own}\n\n",
            $"POST / HTTP/1.1\nHost: {own}\nContent-Length: 3\nContent-Length: 40\n\nabc",
            $"GET / HTTP/1.1\nHost : {own}\n\n",
            $"GET / HTTP/1.1\nHost: {own}\n folded: yes\n\n",
            $"GET /\nHost: {own}\n\n"])
            Assert.IsTrue(RawHttp.Status(await RawHttp.Send(_server.Address, request)) is 400 or 421 or 505, request);
    }

    [TestMethod]
    [DataRow("GET", "/api/hello", 401)]
    [DataRow("GET", "/api/projects", 401)]
    [DataRow("GET", "/api/teacher/settings", 401)]
    [DataRow("GET", "/live/x", 401)]
    [DataRow("GET", "/API/projects", 401)]
    [DataRow("GET", "/?token=0123456789abcdef0123456789abcdef", 302)]
    public async Task Stranger_WithoutToken_SeesNothing(string method, string path, int status)
    {
        var answer = await RawHttp.Send(_server.Address, $"{method} {path} HTTP/1.1\nHost: {_server.Address.Authority}\nConnection: close\n\n");
        Assert.AreEqual(status, RawHttp.Status(answer), answer);
        Assert.DoesNotContain("Set-Cookie", answer);
    }

    [TestMethod]
    [DataRow("http://evil.example")]
    [DataRow("null")]
    [DataRow("https://127.0.0.1:PORT")]
    [DataRow("http://127.0.0.1:1")]
    [DataRow("http://localhost:PORT")]
    [DataRow("")]
    public async Task Origin_NotOurs_ChangesNothing_WithTheRightCookie(string origin)
    {
        var cookie = await Cookie();
        var body = """{"name":"stolen"}""";
        var from = origin.Length == 0 ? "" : $"Origin: {origin.Replace("PORT", _server.Address.Port.ToString())}\n";
        foreach (var type in (string[])["application/json", "text/plain", "application/x-www-form-urlencoded"])
        {
            var answer = await RawHttp.Send(_server.Address, $"POST /api/projects HTTP/1.1\nHost: {_server.Address.Authority}\nCookie: {cookie}\n{from}Content-Type: {type}\nContent-Length: {body.Length}\nConnection: close\n\n{body}");
            Assert.AreEqual(421, RawHttp.Status(answer), answer);
        }

        var socket = await RawHttp.Send(_server.Address, $"GET /live/x HTTP/1.1\nHost: {_server.Address.Authority}\nCookie: {cookie}\n{from}Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\n\n");
        Assert.AreEqual(421, RawHttp.Status(socket), socket);
        Assert.IsEmpty(Directory.GetFiles(_folder, "stolen*"));
    }

    [TestMethod]
    [DataRow("cross-site")]
    [DataRow("same-site")]
    public async Task Data_AskedForByAnotherPage_IsRefused(string site)
    {
        // Another program's page on another port of this computer is "the same site": the cookie comes with it.
        var answer = await RawHttp.Send(_server.Address, $"GET /api/projects HTTP/1.1\nHost: {_server.Address.Authority}\nCookie: {await Cookie()}\nSec-Fetch-Site: {site}\nConnection: close\n\n");
        Assert.AreEqual(421, RawHttp.Status(answer), answer);
    }

    [TestMethod]
    public async Task TextPlain_FromOurOwnPage_IsNoJson()
    {
        var body = """{"name":"stolen"}""";
        var answer = await RawHttp.Send(_server.Address, $"POST /api/projects HTTP/1.1\nHost: {_server.Address.Authority}\nCookie: {await Cookie()}\nOrigin: http://{_server.Address.Authority}\nContent-Type: text/plain\nContent-Length: {body.Length}\nConnection: close\n\n{body}");
        Assert.AreEqual(415, RawHttp.Status(answer), answer);
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("/shell/app.js")]
    [DataRow("/nothing-here")]
    [DataRow("/api/hello")]
    [DataRow("/api/projects/none")]
    [DataRow("/../../etc/passwd")]
    public async Task Headers_StandOnEveryAnswer(string path)
    {
        foreach (var cookie in (string[])["", $"Cookie: {await Cookie()}\n"])
        {
            var answer = await RawHttp.Send(_server.Address, $"GET {path} HTTP/1.1\nHost: {_server.Address.Authority}\n{cookie}Connection: close\n\n");
            foreach (var header in (string[])["Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin", "Permissions-Policy: "])
                Assert.Contains(header, answer, $"{path}: {answer}");
            Assert.DoesNotContain("Access-Control-Allow", answer);
            Assert.DoesNotContain("\nServer:", answer);
            if (path.StartsWith("/api", StringComparison.Ordinal))
                Assert.Contains("no-store", answer);
        }
    }

    [TestMethod]
    public async Task Cookies_AreOutOfReach_OfScriptsAndOtherSites()
    {
        Assert.Contains("httponly", await Entered(_server.Entrance));
        Assert.Contains("samesite=strict", await Entered(_server.Entrance));
        await using var host = await ClassHost.Start();
        var answer = await host.TryJoin(host.Stranger(host.Door), "Ada", [1, 2, 3]);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        foreach (var part in (string[])["__Host-", "secure", "httponly", "samesite=strict", "path=/"])
            Assert.Contains(part, cookie);
        Assert.DoesNotContain("domain", cookie);
    }

    [TestMethod]
    public async Task WithoutClass_NothingListensBeyondThisComputer()
    {
        var own = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(e => e.Port == _server.Address.Port).ToList();
        Assert.IsNotEmpty(own);
        Assert.IsTrue(own.TrueForAll(e => IPAddress.IsLoopback(e.Address)), string.Join(", ", own));
        Assert.HasCount(1, _server.Addresses.ToList());
        using var client = new HttpClient { BaseAddress = _server.Address };
        Assert.AreEqual(HttpStatusCode.NotFound, (await client.GetAsync("/api/join")).StatusCode);
        Assert.AreEqual(HttpStatusCode.MisdirectedRequest, (await client.PostAsJsonAsync("/api/join", new { code = "", name = "x" })).StatusCode);
    }

    [TestMethod]
    public async Task SlowHeaders_DoNotHoldAConnectionForEver()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _server.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n"));
        var answer = await RawHttp.Read(stream, TimeSpan.FromSeconds(30));
        Assert.AreEqual(408, RawHttp.Status(answer), answer);
    }

    [TestMethod]
    public async Task SlowBody_IsGivenUp()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _server.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/projects HTTP/1.1\r\nHost: {_server.Address.Authority}\r\nCookie: {await Cookie()}\r\nOrigin: http://{_server.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{{"));
        var answer = await RawHttp.Read(stream, TimeSpan.FromSeconds(30));
        Assert.AreEqual(408, RawHttp.Status(answer), answer);
    }

    [TestMethod]
    public async Task LargeHeadersAndBodies_AreRefused()
    {
        var own = _server.Address.Authority;
        Assert.AreEqual(431, RawHttp.Status(await RawHttp.Send(_server.Address, $"GET / HTTP/1.1\nHost: {own}\nX: {new string('x', 20_000)}\n\n")));
        var answer = await RawHttp.Send(_server.Address, $"POST /api/projects HTTP/1.1\nHost: {own}\nCookie: {await Cookie()}\nOrigin: http://{own}\nContent-Type: application/json\nContent-Length: {1L << 30}\n\n{{");
        Assert.AreEqual(413, RawHttp.Status(answer), answer);
        await using var host = await ClassHost.Start();
        var long_ = await host.TryJoin(host.Stranger(host.Door), new string('x', 10_000), null);
        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, long_.StatusCode);
    }

    private static async Task<string> Entered(Uri entrance) =>
        await RawHttp.Send(entrance, $"GET {entrance.PathAndQuery} HTTP/1.1\nHost: {entrance.Authority}\nConnection: close\n\n");

    private static async Task<string> Cookie() =>
        (await Entered(_server.Entrance)).Split('\n').Single(l => l.StartsWith("Set-Cookie:", StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Split(';')[0].Trim();
}
