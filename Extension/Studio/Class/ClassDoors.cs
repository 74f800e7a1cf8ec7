using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Class;

/// <summary>
/// The door to the school's network: one port for both ways in. Whoever begins with TLS gets the studio; whoever types the address without https gets the page that explains.
/// </summary>
internal static class ClassDoors
{
    private const byte TlsHandshake = 0x16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void ListenToClass(this KestrelServerOptions kestrel, IPAddress? address, int port, X509Certificate2 certificate) =>
        kestrel.Listen(address ?? IPAddress.Any, port, listen =>
        {
            ConnectionDelegate? inside = null;
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(secure => async connection =>
            {
                if (await FirstByte(connection) is not { } first)
                    return;
                var isSecure = first == TlsHandshake;
                connection.Features.Set(new ClassDoor(isSecure));
                await (isSecure ? secure : inside!)(connection);
            });
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                https.HandshakeTimeout = Patience;
            });
            listen.Use(next => inside = next);
        });

    /// <summary>Looks at the first byte without taking it; null when none comes.</summary>
    private static async Task<byte?> FirstByte(ConnectionContext connection)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(Patience);
        try
        {
            var read = await connection.Transport.Input.ReadAsync(patience.Token);
            byte? first = read.Buffer.IsEmpty ? null : read.Buffer.FirstSpan[0];
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
            return first;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
