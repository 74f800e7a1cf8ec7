using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>What a sprite looks like now, computed when it is asked for and kept until the sprite changes.</summary>
internal sealed class SpriteShape(Sprite sprite, RasterShelf shelf)
{
    private ShaderEffects _effects;
    private Placed _placed;
    private bool _isPlaced;
    private Bounds? _tight;
    private ConvexHull? _bentHull;
    private CostumeRaster? _raster;
    private (int Costume, int Level)? _rasterOf;

    public ref readonly ShaderEffects Effects => ref _effects;

    /// <summary>Whether pixels are known: without a renderer, and for damaged costumes, they are not.</summary>
    public bool IsDrawn => sprite.CostumeSize is not null && Placed.Raster is not null;

    /// <summary>Only for a sprite whose costume's size is known.</summary>
    public ref readonly Placed Placed
    {
        get
        {
            if (!_isPlaced)
                Place(sprite.CostumeSize!);
            return ref _placed;
        }
    }

    /// <summary>Around the drawn pixels' centres if the sprite is visible and not empty, else around the costume.</summary>
    public Bounds Tight => _tight ??= TightBounds();

    /// <summary>Position, direction, size, style or visibility changed.</summary>
    public void Moved()
    {
        _isPlaced = false;
        _tight = null;
    }

    /// <summary>Graphic effects changed.</summary>
    public void Redrawn(SpriteEffects effects)
    {
        _effects = ShaderEffects.From(effects);
        _bentHull = null;
        Moved();
    }

    /// <summary>Another costume.</summary>
    public void Dressed()
    {
        _rasterOf = null;
        _bentHull = null;
        Moved();
    }

    private void Place(CostumeSize size)
    {
        var costume = sprite.Costumes[sprite.CurrentCostume];
        var wanted = (sprite.CurrentCostume, RasterShelf.LevelOf(costume, size, sprite.Size / 100));
        if (_rasterOf != wanted)
        {
            _raster = shelf.Get(costume, size, wanted.Item2);
            _rasterOf = wanted;
            _bentHull = null;
        }

        _placed = new Placed(sprite, costume, _raster, size, _effects);
        _isPlaced = true;
    }

    private Bounds TightBounds()
    {
        ref readonly var placed = ref Placed;
        if (!sprite.Visible || placed.Raster is not { } raster)
            return placed.Box;
        var corners = (_effects.Bends ? _bentHull ??= ConvexHull.Of(raster, _effects) : raster.Hull).Corners;
        if (corners.IsEmpty)
            return placed.Box;
        var around = new Bounds(double.MaxValue, double.MinValue, double.MinValue, double.MaxValue);
        foreach (var (u, v) in corners)
        {
            var (x, y) = placed.ToStage(u, v);
            around = new Bounds(Math.Min(around.Left, x), Math.Max(around.Right, x), Math.Max(around.Top, y), Math.Min(around.Bottom, y));
        }

        return around;
    }
}
