using MLKids.Blocks.Contracts;
using MLKids.Runtime.Stage.View;

namespace MLKids.Runtime.Stage;

/// <summary>480 × 360 pixels to draw on; colours premultiplied. The middle of the pixel in column i and row j is the place (i − 239.5, 179.5 − j) of the stage.</summary>
internal sealed class StageCanvas
{
    public const int Width = 480, Height = 360;
    private readonly byte[] _pixels = new byte[Width * Height * 4];
    private readonly bool[] _touched = new bool[PenView.Columns * PenView.Rows];

    /// <summary>False until something was drawn since the last <see cref="Clear"/>.</summary>
    public bool IsUsed { get; private set; }

    public void Clear()
    {
        Array.Clear(_pixels);
        Array.Fill(_touched, true);
        IsUsed = false;
    }

    public void Fill(StageColor color)
    {
        var pixel = Premultiplied(color);
        for (var at = 0; at < _pixels.Length; at += 4)
            Write(at, pixel);
        IsUsed = true;
    }

    /// <summary>Draws a costume over what is there, with its effects.</summary>
    public void Draw(in Placed placed)
    {
        var (left, right) = Columns(placed.Box.Left, placed.Box.Right);
        var (top, bottom) = Rows(placed.Box.Top, placed.Box.Bottom);
        Touch(left, top, right, bottom);
        for (var j = top; j < bottom; j++)
        {
            for (var i = left; i < right; i++)
            {
                var pixel = placed.Draw(i - 239.5, 179.5 - j);
                if (pixel.A > 0)
                    Blend((j * Width + i) * 4, pixel);
            }
        }

        IsUsed = true;
    }

    /// <summary>Draws another canvas over what is there.</summary>
    public void Draw(StageCanvas sheet)
    {
        for (var at = 0; at < _pixels.Length; at += 4)
            if (sheet._pixels[at + 3] > 0)
                Blend(at, sheet.Read(at));
        IsUsed = true;
    }

    /// <summary>Draws an image with its upper left corner at a column and row.</summary>
    public void Draw(RasterImage image, int column, int row)
    {
        for (var j = Math.Max(0, -row); j < Math.Min(image.Height, Height - row); j++)
        {
            for (var i = Math.Max(0, -column); i < Math.Min(image.Width, Width - column); i++)
            {
                var from = (j * image.Width + i) * 4;
                var color = new StageColor(image.Rgba[from], image.Rgba[from + 1], image.Rgba[from + 2], image.Rgba[from + 3]);
                if (color.Alpha > 0)
                    Blend(((row + j) * Width + column + i) * 4, Premultiplied(color));
            }
        }

        IsUsed = true;
    }

    /// <summary>A line with round ends, its edge smoothed over one pixel, as scratch-render draws it (clamp((size + 1) / 2 − distance)).</summary>
    public void Line(double x0, double y0, double x1, double y1, double size, StageColor ink)
    {
        if (!double.IsFinite(x0 + y0 + x1 + y1))
            return;
        var color = Premultiplied(ink);
        var reach = (size + 1) / 2;
        var (dx, dy) = (x1 - x0, y1 - y0);
        var length = Math.Sqrt(dx * dx + dy * dy);
        var (alongX, alongY) = length > 0 ? (dx / length, dy / length) : (1, 0);
        var (top, bottom) = Rows(Math.Max(y0, y1) + reach, Math.Min(y0, y1) - reach);
        for (var j = top; j < bottom; j++)
        {
            var y = 179.5 - j - y0;
            var (least, most) = (Math.Min(x0, x1) - reach, Math.Max(x0, x1) + reach);
            if (Math.Abs(alongY) > 1e-6)
            {
                // Only where the row crosses the line's strip.
                var (a, b) = ((alongX * y - reach) / alongY + x0, (alongX * y + reach) / alongY + x0);
                (least, most) = (Math.Max(least, Math.Min(a, b)), Math.Min(most, Math.Max(a, b)));
            }

            var (left, right) = Columns(least, most);
            Touch(left, j, right, j + 1);
            for (var i = left; i < right; i++)
            {
                var x = i - 239.5 - x0;
                var along = x * alongX + y * alongY;
                var beyond = along - Math.Clamp(along, 0, length);
                var beside = x * alongY - y * alongX;
                var share = Math.Min(reach - Math.Sqrt(beyond * beyond + beside * beside), 1);
                if (share > 0)
                    Blend((j * Width + i) * 4, color.Times(share));
            }
        }

        IsUsed = true;
    }

    /// <summary>The colour at a place of the stage as colours are sensed: as if this were a costume of 480 × 360 pixels.</summary>
    public Pixel At(double x, double y)
    {
        var (u, v) = ((x + 240) / Width, (180 - y) / Height);
        return u >= 0 && v >= 0 && u <= 1 && v <= 1 ? Read(((int)(v * (Height - 1)) * Width + (int)(u * (Width - 1))) * 4) : default;
    }

    /// <summary>A copy for others; only for a canvas that is solid everywhere.</summary>
    public RasterImage ToImage() => new(Width, Height, [.. _pixels]);

    /// <summary>The squares of <see cref="PenView"/> that were drawn on since they were last taken, with their pixels; null where nothing is drawn.</summary>
    public IEnumerable<(int Tile, byte[]? Rgba)> TakeTouched()
    {
        for (var tile = 0; tile < _touched.Length; tile++)
        {
            if (!_touched[tile])
                continue;
            _touched[tile] = false;
            yield return (tile, ReadTile(tile % PenView.Columns * PenView.Side, tile / PenView.Columns * PenView.Side));
        }
    }

    private byte[]? ReadTile(int left, int top)
    {
        const int Row = PenView.Side * 4;
        var empty = true;
        for (var j = 0; j < PenView.Side && empty; j++)
            empty = !_pixels.AsSpan(((top + j) * Width + left) * 4, Row).ContainsAnyExcept((byte)0);
        if (empty)
            return null;
        var rgba = new byte[Row * PenView.Side];
        for (var j = 0; j < PenView.Side; j++)
            _pixels.AsSpan(((top + j) * Width + left) * 4, Row).CopyTo(rgba.AsSpan(j * Row));
        for (var at = 0; at < rgba.Length; at += 4)
        {
            var alpha = rgba[at + 3];
            if (alpha is 0 or 255)
                continue;
            for (var i = at; i < at + 3; i++)
                rgba[i] = (byte)Math.Min(255, (rgba[i] * 255 + alpha / 2) / alpha);
        }

        return rgba;
    }

    private void Touch(int left, int top, int right, int bottom)
    {
        if (left >= right || top >= bottom)
            return;
        for (var row = top / PenView.Side; row <= (bottom - 1) / PenView.Side; row++)
            _touched.AsSpan(row * PenView.Columns + left / PenView.Side, (right - 1) / PenView.Side - left / PenView.Side + 1).Fill(true);
    }

    private static (int First, int End) Columns(double left, double right) =>
        ((int)Math.Clamp(Math.Floor(left + 240), 0, Width), (int)Math.Clamp(Math.Ceiling(right + 240), 0, Width));

    private static (int First, int End) Rows(double top, double bottom) =>
        ((int)Math.Clamp(Math.Floor(180 - top), 0, Height), (int)Math.Clamp(Math.Ceiling(180 - bottom), 0, Height));

    private static Pixel Premultiplied(StageColor color) => new Pixel(color.Red, color.Green, color.Blue, 255).Times(color.Alpha / 255.0);

    private Pixel Read(int at) => new(_pixels[at], _pixels[at + 1], _pixels[at + 2], _pixels[at + 3]);

    private void Blend(int at, in Pixel pixel) => Write(at, pixel.A >= 255 ? pixel : pixel.Over(Read(at)));

    private void Write(int at, in Pixel pixel)
    {
        _pixels[at] = (byte)(pixel.R + 0.5);
        _pixels[at + 1] = (byte)(pixel.G + 0.5);
        _pixels[at + 2] = (byte)(pixel.B + 0.5);
        _pixels[at + 3] = (byte)(pixel.A + 0.5);
    }
}
