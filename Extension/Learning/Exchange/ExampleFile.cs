using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Learning.Exchange;

/// <summary>The ending that fits an example's bytes.</summary>
internal static class ExampleFile
{
    public static string Extension(ModelKind kind, ReadOnlySpan<byte> bytes)
    {
        if (kind is ModelKind.Words or ModelKind.Text)
            return ".txt";
        if (kind == ModelKind.Pictures)
            return PictureSignature.Find(bytes) switch
            {
                PictureFormat.Jpeg => ".jpg",
                PictureFormat.Png => ".png",
                PictureFormat.Gif => ".gif",
                PictureFormat.WebP => ".webp",
                PictureFormat.Svg => ".svg",
                _ => ".bin",
            };
        return bytes switch
        {
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => ".wav",
            [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => ".ogg",
            [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => ".flac",
            [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, >= 0xE0, ..] => ".mp3",
            _ => ".bin",
        };
    }
}
