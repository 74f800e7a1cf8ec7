using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>
/// Drawn costumes, each at the sizes in which it is used. Vector costumes are drawn at the next power of two above their size on the stage, so that they stay sharp;
/// bitmaps with their own pixels. Bounded: what was not used for longest is drawn again when it is needed.
/// </summary>
internal sealed class RasterShelf(ICostumeRenderer? renderer)
{
    /// <summary>Bytes of all rasters kept at most (one is always kept).</summary>
    public const long ByteLimit = 128L << 20;

    /// <summary>Width or height of a raster.</summary>
    private const int MostSide = 2048;

    private const int LeastLevel = -4;
    private readonly Dictionary<(Costume Costume, int Level), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private long _bytes;

    /// <summary>Null when nothing is drawn here.</summary>
    public ICostumeRenderer? Renderer => renderer;

    /// <summary>Which raster serves a costume at a scale: the same number, the same raster.</summary>
    /// <param name="costume">Any.</param>
    /// <param name="size">The costume's.</param>
    /// <param name="scale">1 is 100 %.</param>
    public static int LevelOf(Costume costume, CostumeSize size, double scale)
    {
        if (costume.Format != "svg")
            return 0;
        var most = Math.Max(0, (int)Math.Floor(Math.Log2(MostSide / Math.Max(1, Math.Ceiling(Math.Max(size.Width, size.Height))))));
        return scale > 0 ? Math.Clamp((int)Math.Ceiling(Math.Log2(scale)), LeastLevel, most) : LeastLevel;
    }

    /// <summary>The costume's pixels, or null if it cannot be drawn.</summary>
    public CostumeRaster? Get(Costume costume, CostumeSize size, int level)
    {
        if (renderer is null || !(size.Width > 0 && size.Height > 0))
            return null;
        if (_entries.TryGetValue((costume, level), out var node))
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Raster;
        }

        var raster = Draw(costume, size, level);
        _entries.Add((costume, level), _byUse.AddFirst(new Entry((costume, level), raster)));
        _bytes += raster?.Bytes ?? 0;
        while (_bytes > ByteLimit && _byUse.Count > 1)
        {
            var last = _byUse.Last!.Value;
            _byUse.RemoveLast();
            _entries.Remove(last.Key);
            _bytes -= last.Raster?.Bytes ?? 0;
        }

        return raster;
    }

    private CostumeRaster? Draw(Costume costume, CostumeSize size, int level)
    {
        if (costume.Content.IsEmpty)
            return null;
        var times = costume.Format == "svg" ? Math.Pow(2, level) : costume.Resolution > 0 ? costume.Resolution : 1;
        times = Math.Min(times, MostSide / Math.Max(size.Width, size.Height));
        var image = renderer!.Render(costume, Math.Max(1, (int)(size.Width * times)), Math.Max(1, (int)(size.Height * times)));
        return image is null ? null : new CostumeRaster(image, size);
    }

    private sealed record Entry((Costume Costume, int Level) Key, CostumeRaster? Raster);
}
