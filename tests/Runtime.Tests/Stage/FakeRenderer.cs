using System.Globalization;
using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Tests.Stage;

/// <summary>Draws costumes by their names, "SHAPE #rrggbb": square, circle, L (left and lower third), halves (left half red, right half blue), glass (half clear), small (a square in the middle), empty.</summary>
internal sealed class FakeRenderer : ICostumeRenderer
{
    /// <summary>Each name with the size it was drawn at.</summary>
    public List<string> Drawn { get; } = [];

    public RasterImage? Render(Costume costume, int width, int height)
    {
        Drawn.Add($"{costume.Name} {width}x{height}");
        var words = costume.Name.Split(' ');
        if (words[0] is not ("square" or "circle" or "L" or "halves" or "glass" or "empty" or "small" or "bubble"))
            return null;
        var rgba = new byte[width * height * 4];
        for (var i = 0; i < width * height; i++)
        {
            var (u, v) = ((i % width + 0.5) / width, (i / width + 0.5) / height);
            var color = words[0] == "halves" ? u < 0.5 ? 0xFF0000 : 0x0000FF : words.Length > 1 ? int.Parse(words[1].AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 0xFF00FF;
            (rgba[i * 4], rgba[i * 4 + 1], rgba[i * 4 + 2]) = ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
            rgba[i * 4 + 3] = words[0] switch
            {
                "circle" => (byte)((u - 0.5) * (u - 0.5) + (v - 0.5) * (v - 0.5) <= 0.25 ? 255 : 0),
                "L" => (byte)(u < 1.0 / 3 || v > 2.0 / 3 ? 255 : 0),
                "small" => (byte)(Math.Abs(u - 0.5) < 0.25 && Math.Abs(v - 0.5) < 0.25 ? 255 : 0),
                "glass" => 128,
                "empty" => 0,
                _ => 255,
            };
        }

        return new RasterImage(width, height, rgba);
    }

    /// <summary>The bare pixels: no test needs a real file.</summary>
    public byte[] EncodePng(RasterImage image) => image.Rgba;
}
