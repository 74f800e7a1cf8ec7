namespace MLKids.Runtime.Stage;

/// <summary>
/// The corners of the tightest convex shape around a costume's drawn pixels, at one pixel a stage pixel: pixel centres, 0..1 across and down. Empty if nothing is
/// drawn.
/// </summary>
internal sealed class ConvexHull
{
    private readonly (double U, double V)[] _corners;

    private ConvexHull((double U, double V)[] corners) => _corners = corners;

    /// <summary>From the upper corner down the left side, then up the right side.</summary>
    public ReadOnlySpan<(double U, double V)> Corners => _corners;

    /// <summary>Scans the costume row by row from both sides.</summary>
    public static ConvexHull Of(CostumeRaster raster, in ShaderEffects effects)
    {
        var (width, height) = (raster.Size.Width, raster.Size.Height);
        List<(double X, double Y)> left = [], right = [];
        for (var y = 0; y < height; y++)
        {
            var first = 0;
            while (first < width && !IsDrawn(raster, effects, first, y))
                first++;
            if (first >= width)
                continue;
            var last = (int)Math.Ceiling(width) - 1;
            while (last > first && !IsDrawn(raster, effects, last, y))
                last--;
            Add(left, (first, y), 1);
            Add(right, (last, y), -1);
        }

        right.Reverse();
        return new ConvexHull([.. left.Concat(right).Select(p => ((p.X + 0.5) / width, (p.Y + 0.5) / height))]);
    }

    private static bool IsDrawn(CostumeRaster raster, in ShaderEffects effects, int x, int y)
    {
        var (u, v) = (x / raster.Size.Width, y / raster.Size.Height);
        if (effects.Bends)
            effects.Bend(ref u, ref v, raster.Size.Width, raster.Size.Height);
        return raster.Touches(u, v, CostumeRaster.Near);
    }

    // Takes back corners that the new point makes hollow.
    private static void Add(List<(double X, double Y)> side, (double X, double Y) point, int turn)
    {
        while (side.Count > 1)
        {
            var (a, b) = (side[^1], side[^2]);
            var bend = (b.X - a.X) * (point.Y - a.Y) - (b.Y - a.Y) * (point.X - a.X);
            if (bend * turn > 0)
                break;
            side.RemoveAt(side.Count - 1);
        }

        side.Add(point);
    }
}
