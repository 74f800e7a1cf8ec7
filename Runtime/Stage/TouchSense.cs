using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>
/// What meets what on the stage, pixel by pixel at whole places, by the rules of scratch-render 1.2.126 on its processor path. Bounds decide first. Asking allocates
/// nothing. Without drawn costumes every answer is no.
/// </summary>
internal sealed class TouchSense(IReadOnlyList<Sprite> layers, PenLayer pen)
{
    // From front to back: those in the asker's rectangle, and of them those in the present row with their left and right ends.
    private readonly List<Sprite> _seen = [];
    private readonly List<(Sprite Sprite, double Left, double Right)> _row = [];

    /// <summary>Whether the asker meets a visible sprite or clone that comes from the same original. Hidden or dragged ones are never met; a hidden asker meets nobody.</summary>
    public bool Meets(Sprite asker, Sprite original)
    {
        if (!asker.Visible || !asker.Shape.IsDrawn)
            return false;
        ref readonly var mine = ref asker.Shape.Placed;
        var box = Whole(mine.Box, Bounds.Stage);
        if (IsEmpty(box))
            return false;
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            var other = layers[i];
            if (other.Source != original.Source || other == asker || !other.Visible || other.IsDragged || !other.Shape.IsDrawn)
                continue;
            ref readonly var theirs = ref other.Shape.Placed;
            if (Overlap(mine, theirs, Whole(theirs.Box, box)))
                return true;
        }

        return false;
    }

    /// <summary>Whether something of the target, hidden or not, is drawn at a place.</summary>
    public static bool IsAt(Sprite target, double x, double y) => target.Shape.IsDrawn && target.Shape.Placed.Touches(Math.Floor(x), Math.Ceiling(y));

    /// <summary>The foremost visible sprite at a place, or null; wholly transparent ones do not count.</summary>
    public Sprite? Pick(double x, double y)
    {
        for (var i = layers.Count - 1; i > 0; i--)
            if (layers[i].Visible && layers[i].Shape.Effects.Opacity > 0 && IsAt(layers[i], x, y))
                return layers[i];
        return null;
    }

    /// <summary>Whether a colour is seen where the target is drawn, the target itself left out; with <paramref name="own"/> only its pixels of that colour count.</summary>
    public bool MeetsColor(Sprite target, StageColor color, StageColor? own)
    {
        if (!target.Shape.IsDrawn)
            return false;
        ref readonly var mine = ref target.Shape.Placed;
        var box = Whole(mine.Box, Bounds.Stage);
        if (IsEmpty(box))
            return false;
        FindSeen(target, box);
        for (var y = box.Bottom; y <= box.Top; y++)
        {
            FindRow(y);
            for (var x = box.Left; x <= box.Right; x++)
                if ((own is { } mask ? IsOwn(mine.At(x, y, withGhost: false), mask) : mine.Touches(x, y)) && IsSame(ColorAt(x, y), color))
                    return true;
        }

        return false;
    }

    private static bool Overlap(in Placed a, in Placed b, in Bounds box)
    {
        for (var y = box.Bottom; y <= box.Top; y++)
            if (Placed.Meet(a, b, box.Left, box.Right, y))
                return true;
        return false;
    }

    private void FindRow(double y)
    {
        _row.Clear();
        foreach (var sprite in _seen)
        {
            ref readonly var placed = ref sprite.Shape.Placed;
            if (y >= placed.Box.Bottom && y <= placed.Box.Top)
                _row.Add((sprite, placed.Box.Left, placed.Box.Right));
        }
    }

    private void FindSeen(Sprite target, in Bounds box)
    {
        _seen.Clear();
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            var other = layers[i];
            if (other != target && other.Visible && other.Shape.IsDrawn && Whole(other.Shape.Placed.Box, box) is { Width: >= 0, Height: >= 0 })
                _seen.Add(other);
        }
    }

    // The stage is white where nothing is drawn; the pen's sheet lies between the backdrop and the sprites.
    private Pixel ColorAt(double x, double y)
    {
        var seen = default(Pixel);
        foreach (var (sprite, left, right) in _row)
        {
            if (x < left || x > right)
                continue;
            if (sprite.IsStage && pen.Sheet is { } sheet)
                seen = seen.Over(sheet.At(x, y));
            var pixel = sprite.Shape.Placed.At(x, y, withGhost: true);
            seen = seen.A > 0 ? seen.Over(pixel) : pixel;
            if (seen.A >= 255)
                return seen;
        }

        if (pen.Sheet is { } drawn && (_row.Count == 0 || !_row[^1].Sprite.IsStage || x < _row[^1].Left || x > _row[^1].Right))
            seen = seen.Over(drawn.At(x, y));
        return seen.Over(new Pixel(255, 255, 255, 255));
    }

    private static bool IsSame(in Pixel pixel, StageColor color) =>
        (Byte(pixel.R) & 0xF8) == (color.Red & 0xF8) && (Byte(pixel.G) & 0xF8) == (color.Green & 0xF8) && (Byte(pixel.B) & 0xF0) == (color.Blue & 0xF0);

    private static bool IsOwn(in Pixel pixel, StageColor color) =>
        pixel.A > 0 && (Byte(pixel.R) & 0xFC) == (color.Red & 0xFC) && (Byte(pixel.G) & 0xFC) == (color.Green & 0xFC) && (Byte(pixel.B) & 0xFC) == (color.Blue & 0xFC);

    private static int Byte(double part) => (int)(part + 0.5);

    // Pushed out to whole places, then cut.
    private static Bounds Whole(in Bounds box, in Bounds within) => new(
        Math.Max(Math.Floor(box.Left), within.Left), Math.Min(Math.Ceiling(box.Right), within.Right),
        Math.Min(Math.Ceiling(box.Top), within.Top), Math.Max(Math.Floor(box.Bottom), within.Bottom));

    private static bool IsEmpty(in Bounds box) => box.Width <= 0 || box.Height <= 0;
}
