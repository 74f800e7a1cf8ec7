using System.Net.Sockets;
using System.Text;

namespace MLKids.Studio.Tests.Security;

/// <summary>Says to the studio exactly what is written, as no well-behaved client would.</summary>
internal static class RawHttp
{
    /// <summary>The whole first answer.</summary>
    public static async Task<string> Send(Uri server, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", server.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request.ReplaceLineEndings("\r\n")));
        return await Read(stream, TimeSpan.FromSeconds(20));
    }

    public static async Task<string> Read(Stream stream, TimeSpan silence)
    {
        var answer = new StringBuilder();
        var buffer = new byte[16 << 10];
        try
        {
            while (true)
            {
                using var patience = new CancellationTokenSource(silence);
                var read = await stream.ReadAsync(buffer, patience.Token);
                if (read == 0)
                    break;
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
                if (IsWhole(answer.ToString()))
                    break;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Silent, or cut off: what came is the answer.
        }

        return answer.ToString();
    }

    private static bool IsWhole(string answer)
    {
        var body = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        if (body < 4)
            return false;
        var length = answer[..body].Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return length is not null && answer.Length - body >= int.Parse(length.AsSpan(16), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The status of the first answer; 0 when there was none.</summary>
    public static int Status(string answer) => answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0;
}
