namespace MLKids.Runtime.Stage;

/// <summary>
/// Graphic effects as numbers that pixels are computed with: where a pixel of the picture comes from (fisheye, whirl, pixelate, mosaic), and what becomes of its
/// colour (color, brightness, ghost). Formulas and order of scratch-render's sprite shader (BSD-3-Clause, version 1.2.126). Raw values; 0 is off.
/// </summary>
internal readonly record struct ShaderEffects(double Color, double Fisheye, double Whirl, double Pixelate, double Mosaic, double Brightness, double Ghost)
{
    /// <summary>Any effect that moves pixels: it changes what the sprite touches.</summary>
    public bool Bends => Fisheye != 0 || Whirl != 0 || Pixelate != 0 || Mosaic != 0;

    /// <summary>Any effect that changes colours or transparency: ghost never matters for touching.</summary>
    public bool Tints => Color != 0 || Brightness != 0 || Ghost != 0;

    /// <summary>1 is solid.</summary>
    public double Opacity => 1 - Math.Clamp(Ghost, 0, 100) / 100;

    public static ShaderEffects From(SpriteEffects effects) => new(
        effects.Graphic("color"),
        effects.Graphic("fisheye"),
        effects.Graphic("whirl"),
        effects.Graphic("pixelate"),
        effects.Graphic("mosaic"),
        effects.Graphic("brightness"),
        effects.Graphic("ghost"));

    /// <summary>Where the pixel at (u, v) of the costume comes from; both 0..1 from the upper left corner.</summary>
    /// <param name="u">Across.</param>
    /// <param name="v">Down.</param>
    /// <param name="width">Of the costume at 100 %, in stage pixels.</param>
    /// <param name="height">Of the costume at 100 %, in stage pixels.</param>
    public void Bend(ref double u, ref double v, double width, double height)
    {
        if (Mosaic != 0)
        {
            var tiles = Math.Clamp(Math.Floor((Math.Abs(Mosaic) + 10) / 10 + 0.5), 1, 512);
            (u, v) = (tiles * u % 1, tiles * v % 1);
        }

        if (Pixelate != 0)
        {
            var side = Math.Abs(Pixelate) / 10;
            var (across, down) = (width / side, height / side);
            (u, v) = ((Math.Floor(u * across) + 0.5) / across, (Math.Floor(v * down) + 0.5) / down);
        }

        if (Whirl != 0)
        {
            var (x, y) = (u - 0.5, v - 0.5);
            var near = Math.Max(1 - Math.Sqrt(x * x + y * y) / 0.5, 0);
            var (sin, cos) = Math.SinCos(-Whirl * Math.PI / 180 * near * near);
            (u, v) = (cos * x + sin * y + 0.5, cos * y - sin * x + 0.5);
        }

        if (Fisheye != 0)
        {
            var (x, y) = ((u - 0.5) / 0.5, (v - 0.5) / 0.5);
            var length = Math.Sqrt(x * x + y * y);
            if (length == 0)
                return;
            var r = Math.Pow(Math.Min(length, 1), Math.Max(0, (Fisheye + 100) / 100)) * Math.Max(1, length) / length;
            (u, v) = (0.5 + r * x * 0.5, 0.5 + r * y * 0.5);
        }
    }

    /// <summary>Changes a premultiplied colour, each part 0..255.</summary>
    /// <param name="pixel">In and out.</param>
    /// <param name="withGhost">False where transparency must not matter.</param>
    public void Tint(ref Pixel pixel, bool withGhost)
    {
        if (pixel.A <= 0)
            return;
        if (Color != 0 || Brightness != 0)
        {
            var alpha = pixel.A / 255;
            var (r, g, b) = (Math.Min(pixel.R / alpha, 255) / 255, Math.Min(pixel.G / alpha, 255) / 255, Math.Min(pixel.B / alpha, 255) / 255);
            if (Color != 0)
                (r, g, b) = TurnHue(r, g, b);
            var light = Math.Clamp(Brightness, -100, 100) / 100;
            pixel = new Pixel(
                Math.Clamp(r + light, 0, 1) * 255 * alpha, Math.Clamp(g + light, 0, 1) * 255 * alpha, Math.Clamp(b + light, 0, 1) * 255 * alpha, pixel.A);
        }

        if (withGhost && Ghost != 0)
            pixel = pixel.Times(Opacity);
    }

    // Black and grey are given some colour first, so that a change of hue shows.
    private (double R, double G, double B) TurnHue(double r, double g, double b)
    {
        var (hue, saturation, value) = HueColor.FromRgb(r, g, b);
        if (value < 0.11 / 2)
            (hue, saturation, value) = (0, 1, 0.11 / 2);
        else if (saturation < 0.09)
            (hue, saturation) = (0, 0.09);
        return HueColor.ToRgb(hue + Color / 200 % 1, saturation, value);
    }
}
