using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>
/// A costume's pixels at one resolution. Which pixel belongs to a place (u, v), both 0..1 from the upper left corner, follows scratch-render's silhouettes:
/// floor(u × (width − 1)).
/// </summary>
internal sealed class CostumeRaster
{
    /// <summary>This pixel is drawn.</summary>
    public const byte Here = 1;

    /// <summary>This pixel, or the next one to the right, below, or both, is drawn: for pictures that are smoothed when drawn.</summary>
    public const byte Near = 2;

    // The right and lower edges belong to the picture, rounding included.
    private const double MostPlace = 1 + 1e-7;
    private readonly byte[] _pixels;

    // One column and row more than the picture, on the left and above, so that "near" can be asked half outside.
    private readonly byte[] _mask;
    private ConvexHull? _hull;

    public CostumeRaster(RasterImage image, CostumeSize size)
    {
        (Width, Height, Size) = (image.Width, image.Height, size);
        _pixels = Premultiplied(image.Rgba);
        _mask = MaskOf(_pixels, Width, Height);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Pixels from the first to the last column; a picture of one column is one wide.</summary>
    public int StepsX => Math.Max(1, Width - 1);

    /// <summary>Pixels from the first to the last row; a picture of one row is one high.</summary>
    public int StepsY => Math.Max(1, Height - 1);

    /// <summary>Of the costume at 100 %, in stage pixels.</summary>
    public CostumeSize Size { get; }

    /// <summary>Memory.</summary>
    public long Bytes => _pixels.Length + _mask.Length;

    /// <summary>Around the drawn pixels, without effects.</summary>
    public ConvexHull Hull => _hull ??= ConvexHull.Of(this, default);

    /// <summary>One byte a pixel, and one column on the left and one row above more: bits <see cref="Here"/> and <see cref="Near"/>.</summary>
    public ReadOnlySpan<byte> Mask => _mask;

    /// <summary>Whether something is drawn at a place.</summary>
    /// <param name="u">Across.</param>
    /// <param name="v">Down.</param>
    /// <param name="bit"><see cref="Here"/> or <see cref="Near"/>.</param>
    public bool Touches(double u, double v, byte bit)
    {
        // From the mask's own corner, one pixel outside the picture.
        var x = u * StepsX + 1;
        var y = v * StepsY + 1;
        return x >= 0 && y >= 0 && x < Width + 1 && y < Height + 1 && (_mask[(int)y * (Width + 1) + (int)x] & bit) != 0;
    }

    /// <summary>The colour at a place; clear outside.</summary>
    public Pixel At(double u, double v) =>
        u >= 0 && v >= 0 && u <= MostPlace && v <= MostPlace ? Read((int)(u * (Width - 1)), (int)(v * (Height - 1))) : default;

    /// <summary>The colour for drawing: between the four nearest pixels.</summary>
    public Pixel Smooth(double u, double v)
    {
        var x = u * Width - 0.5;
        var y = v * Height - 0.5;
        var left = (int)Math.Floor(x);
        var top = (int)Math.Floor(y);
        var (fx, fy) = (x - left, y - top);
        var (x0, x1) = (Math.Clamp(left, 0, Width - 1), Math.Clamp(left + 1, 0, Width - 1));
        var (y0, y1) = (Math.Clamp(top, 0, Height - 1), Math.Clamp(top + 1, 0, Height - 1));
        var above = Mix(Read(x0, y0), Read(x1, y0), fx);
        return Mix(above, Mix(Read(x0, y1), Read(x1, y1), fx), fy);
    }

    /// <summary>The colour for drawing without smoothing.</summary>
    public Pixel Sharp(double u, double v) => Read(Math.Clamp((int)(u * Width), 0, Width - 1), Math.Clamp((int)(v * Height), 0, Height - 1));

    private static Pixel Mix(in Pixel a, in Pixel b, double share) => new(
        a.R + (b.R - a.R) * share, a.G + (b.G - a.G) * share, a.B + (b.B - a.B) * share, a.A + (b.A - a.A) * share);

    private Pixel Read(int x, int y)
    {
        var at = (y * Width + x) * 4;
        return new Pixel(_pixels[at], _pixels[at + 1], _pixels[at + 2], _pixels[at + 3]);
    }

    private static byte[] Premultiplied(byte[] rgba)
    {
        var pixels = new byte[rgba.Length];
        for (var i = 0; i < rgba.Length; i += 4)
        {
            var alpha = rgba[i + 3];
            pixels[i] = (byte)((rgba[i] * alpha + 127) / 255);
            pixels[i + 1] = (byte)((rgba[i + 1] * alpha + 127) / 255);
            pixels[i + 2] = (byte)((rgba[i + 2] * alpha + 127) / 255);
            pixels[i + 3] = alpha;
        }

        return pixels;
    }

    private static byte[] MaskOf(byte[] pixels, int width, int height)
    {
        var stride = width + 1;
        var mask = new byte[stride * (height + 1)];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (pixels[(y * width + x) * 4 + 3] == 0)
                    continue;
                var at = (y + 1) * stride + x + 1;
                mask[at] |= Here | Near;
                mask[at - 1] |= Near;
                mask[at - stride] |= Near;
                mask[at - stride - 1] |= Near;
            }
        }

        return mask;
    }
}
