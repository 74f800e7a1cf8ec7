using System.IO.Compression;
using MLKids.Runtime.Stage.View;
using MLKids.Studio.Live;

namespace MLKids.Studio.Programs;

/// <summary>
/// Squares of the pen's sheet that changed → one binary message: channel, then deflated: for each square its number (1 byte) and 0 (clear) or 1 with 40 × 40 × 4 bytes
/// of red, green, blue, alpha.
/// </summary>
internal static class PenEncoder
{
    /// <returns>Null if nothing changed.</returns>
    public static LiveMessage? Encode(PenView? before, PenView now)
    {
        if (ReferenceEquals(before, now))
            return null;
        var old = before ?? PenView.Clear;
        using var message = new MemoryStream();
        message.WriteByte(LiveChannels.PenLayer);
        var count = 0;
        using (var squares = new DeflateStream(message, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < now.Tiles.Count; i++)
            {
                if (ReferenceEquals(old.Tiles[i], now.Tiles[i]) || (old.Tiles[i].Rgba is null && now.Tiles[i].Rgba is null))
                    continue;
                count++;
                squares.WriteByte((byte)i);
                squares.WriteByte(now.Tiles[i].Rgba is null ? (byte)0 : (byte)1);
                squares.Write(now.Tiles[i].Rgba ?? []);
            }
        }

        return count == 0 ? null : new LiveMessage(message.ToArray(), IsText: false);
    }
}
