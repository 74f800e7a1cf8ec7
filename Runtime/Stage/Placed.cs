using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>A costume as it stands on the stage: from stage pixels to its pixels. Valid until the sprite changes.</summary>
internal readonly struct Placed
{
    // Rounding must not push a place that is exactly at a pixel's edge into the pixel before, nor out of the picture.
    private const double Dust = 1e-8;
    private readonly double _ux, _uy, _u0, _vx, _vy, _v0;
    private readonly ShaderEffects _effects;
    private readonly byte _bit;
    private readonly bool _sharp, _bends, _tints;

    /// <param name="sprite">Position, direction, rotation style, size count.</param>
    /// <param name="costume">The one it wears.</param>
    /// <param name="raster">Its pixels, or null.</param>
    /// <param name="size">Its size.</param>
    /// <param name="effects">The sprite's.</param>
    public Placed(Sprite sprite, Costume costume, CostumeRaster? raster, CostumeSize size, in ShaderEffects effects)
    {
        Raster = raster;
        _effects = effects;
        (_bends, _tints) = (effects.Bends, effects.Tints);
        Box = CostumeGeometry.Around(sprite, size);
        var direction = sprite.RotationStyle == "all around" ? sprite.Direction : 90;
        var (sin, cos) = Math.SinCos((direction - 90) * Math.PI / 180);
        var scale = Math.Max(sprite.Size / 100, 1e-9);
        var flip = sprite.RotationStyle == "left-right" && sprite.Direction < 0 ? -1 : 1;
        var (centerX, centerY) = CostumeGeometry.CenterOf(costume, size);
        (_ux, _uy) = (cos / (scale * flip * size.Width), -sin / (scale * flip * size.Width));
        (_vx, _vy) = (-sin / (scale * size.Height), -cos / (scale * size.Height));
        _u0 = centerX / size.Width - _ux * sprite.X - _uy * sprite.Y;
        _v0 = centerY / size.Height - _vx * sprite.X - _vy * sprite.Y;

        // As in scratch-render: bitmaps are never smoothed; drawings only where a pixel is not about a pixel of the stage.
        var isVector = costume.Format == "svg";
        var upright = direction % 90 == 0 && scale is > 0.99 and < 1.01 && !effects.Bends;
        _bit = !isVector || upright ? CostumeRaster.Here : CostumeRaster.Near;
        _sharp = isVector ? upright : raster is not null && raster.Width <= size.Width * scale * 1.01;
    }

    /// <summary>Null when the costume cannot be drawn.</summary>
    public CostumeRaster? Raster { get; }

    /// <summary>Around the whole costume.</summary>
    public Bounds Box { get; }

    /// <summary>Whether something is drawn at a place of the stage.</summary>
    public bool Touches(double x, double y)
    {
        Locate(x, y, out var u, out var v);
        return Raster!.Touches(u, v, _bit);
    }

    /// <summary>Whether two costumes are drawn at one of the whole places in a row of the stage, ends included.</summary>
    public static bool Meet(in Placed a, in Placed b, double left, double right, double y)
    {
        if (a._bends || b._bends)
        {
            for (var x = left; x <= right; x++)
                if (a.Touches(x, y) && b.Touches(x, y))
                    return true;
            return false;
        }

        // The same as above, in steps of one place.
        var rowA = new MaskRow(a, left, y);
        var rowB = new MaskRow(b, left, y);
        var steps = (int)(right - left);
        for (var i = 0; i <= steps; i++)
            if (rowA.IsDrawn(i) && rowB.IsDrawn(i))
                return true;
        return false;
    }

    /// <summary>The colour at a place of the stage, as colours are sensed.</summary>
    public Pixel At(double x, double y, bool withGhost)
    {
        Locate(x, y, out var u, out var v);
        var pixel = Raster!.At(u, v);
        if (_tints)
            _effects.Tint(ref pixel, withGhost);
        return pixel;
    }

    /// <summary>The colour at a place of the stage, as it is drawn.</summary>
    public Pixel Draw(double x, double y)
    {
        var u = _ux * x + _uy * y + _u0;
        var v = _vx * x + _vy * y + _v0;
        if (!(u >= 0 && u < 1 && v >= 0 && v < 1))
            return default;
        if (_bends)
            _effects.Bend(ref u, ref v, Raster!.Size.Width, Raster.Size.Height);
        var pixel = _sharp ? Raster!.Sharp(u, v) : Raster!.Smooth(u, v);
        if (_tints)
            _effects.Tint(ref pixel, withGhost: true);
        return pixel;
    }

    /// <summary>From a place in the costume (0..1 across and down) to the stage.</summary>
    public (double X, double Y) ToStage(double u, double v)
    {
        var determinant = _ux * _vy - _uy * _vx;
        var (du, dv) = (u - _u0, v - _v0);
        return ((du * _vy - dv * _uy) / determinant, (dv * _ux - du * _vx) / determinant);
    }

    private void Locate(double x, double y, out double u, out double v)
    {
        u = _ux * x + _uy * y + _u0 + Dust;
        v = _vx * x + _vy * y + _v0 + Dust;
        if (_bends && u >= 0 && u < 1 && v >= 0 && v < 1)
            _effects.Bend(ref u, ref v, Raster!.Size.Width, Raster.Size.Height);
    }

    /// <summary>A straight walk through a mask.</summary>
    private readonly ref struct MaskRow
    {
        private readonly ReadOnlySpan<byte> _mask;
        private readonly double _x, _y, _stepX, _stepY, _endX, _endY;
        private readonly int _stride;
        private readonly byte _bit;

        public MaskRow(in Placed placed, double x, double y)
        {
            var raster = placed.Raster!;
            _mask = raster.Mask;
            (_stride, _bit) = (raster.Width + 1, placed._bit);
            (_endX, _endY) = (raster.Width + 1, raster.Height + 1);
            (_stepX, _stepY) = (placed._ux * raster.StepsX, placed._vx * raster.StepsY);
            _x = (placed._ux * x + placed._uy * y + placed._u0 + Dust) * raster.StepsX + 1;
            _y = (placed._vx * x + placed._vy * y + placed._v0 + Dust) * raster.StepsY + 1;
        }

        public bool IsDrawn(int i)
        {
            var x = _x + i * _stepX;
            var y = _y + i * _stepY;
            return x >= 0 && y >= 0 && x < _endX && y < _endY && (_mask[(int)y * _stride + (int)x] & _bit) != 0;
        }
    }
}
