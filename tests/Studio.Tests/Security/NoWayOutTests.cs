using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Tests.Security;

/// <summary>No code of ours can speak to another machine: none of our assemblies names a type that opens a connection.</summary>
[TestClass]
public sealed class NoWayOutTests
{
    private static readonly string[] WaysOut =
    [
        "System.Net.Http.HttpClient", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.HttpClientHandler", "System.Net.WebClient", "System.Net.WebRequest",
        "System.Net.HttpWebRequest", "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.WebSockets.ClientWebSocket",
        "System.Net.Dns", "System.Net.Mail.SmtpClient", "System.Net.NetworkInformation.Ping", "System.Net.Quic.QuicConnection", "System.Net.FtpWebRequest",
    ];

    [TestMethod]
    public void OurAssemblies_NameNoTypeThatOpensAConnection()
    {
        var looked = 0;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(typeof(StudioServer).Assembly.Location)!, "*.dll").Where(IsOurs))
        {
            looked++;
            using var pe = new PEReader(File.OpenRead(file));
            var metadata = pe.GetMetadataReader();
            var named = metadata.TypeReferences.Select(metadata.GetTypeReference).Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}");
            Assert.IsEmpty(named.Intersect(WaysOut).ToList(), Path.GetFileName(file));
        }

        Assert.IsGreaterThan(5, looked, "The product's assemblies are looked at.");
    }

    /// <summary>The look itself sees what it is meant to see: this test's own assembly has sockets.</summary>
    [TestMethod]
    public void TheLook_SeesSocketsWhereThereAreSome()
    {
        using var pe = new PEReader(File.OpenRead(Assembly.GetExecutingAssembly().Location));
        var metadata = pe.GetMetadataReader();
        CollectionAssert.Contains(metadata.TypeReferences.Select(metadata.GetTypeReference).Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}").ToList(), "System.Net.Sockets.TcpClient");
    }

    private static bool IsOurs(string file) => Path.GetFileName(file) is var name && (name == "mlkids.dll" || name.StartsWith("MLKids.", StringComparison.Ordinal)) && !name.Contains("Tests", StringComparison.Ordinal);
}
