using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>Where a costume lies on the stage, and Scratch's rules that follow from it. All lengths in stage pixels.</summary>
internal static class CostumeGeometry
{
    private const double FenceWidth = 15;

    /// <summary>The rectangle around a costume that is turned about its rotation centre.</summary>
    /// <param name="sprite">Its position, direction, rotation style and size count.</param>
    /// <param name="size">Of the costume at 100 %.</param>
    public static Bounds Around(Sprite sprite, CostumeSize size)
    {
        var costume = sprite.Costumes[sprite.CurrentCostume];
        var center = CenterOf(costume, size);
        var scale = sprite.Size / 100;
        var left = -center.X * scale;
        var right = left + size.Width * scale;
        var top = center.Y * scale;
        var bottom = top - size.Height * scale;

        if (sprite.RotationStyle == "left-right" && sprite.Direction < 0)
            (left, right) = (-right, -left);
        var box = new Bounds(left, right, top, bottom);
        if (sprite.RotationStyle == "all around" && sprite.Direction != 90)
            box = Turned(box, (sprite.Direction - 90) * Math.PI / 180);
        return box.Moved(sprite.X, sprite.Y);
    }

    /// <summary>The rotation centre from the picture's upper left corner, right and down.</summary>
    public static (double X, double Y) CenterOf(Costume costume, CostumeSize size)
    {
        var resolution = costume.Format == "svg" || costume.Resolution <= 0 ? 1 : costume.Resolution;
        return (costume.CenterX / resolution - size.Left, costume.CenterY / resolution - size.Top);
    }

    /// <summary>The nearest place to (x, y) that leaves at least 15 pixels of the sprite (half of it, if it is smaller) on the stage.</summary>
    public static (double X, double Y) Fence(Sprite sprite, Bounds now, double x, double y)
    {
        var there = now.Moved(x - sprite.X, y - sprite.Y);
        var inset = Math.Min(FenceWidth, Math.Floor(Math.Min(now.Width, now.Height) / 2));
        var right = Bounds.Stage.Right - inset;
        var top = Bounds.Stage.Top - inset;
        if (there.Right < -right)
            x = Math.Ceiling(sprite.X - (right + now.Right));
        else if (there.Left > right)
            x = Math.Floor(sprite.X + (right - now.Left));
        if (there.Top < -top)
            y = Math.Ceiling(sprite.Y - (top + now.Top));
        else if (there.Bottom > top)
            y = Math.Floor(sprite.Y + (top - now.Bottom));
        return (x, y);
    }

    /// <summary>Percent such that the costume is at least 5 pixels wide and high (unless it is smaller by nature) and at most 1.5 times the stage.</summary>
    public static double ClampSize(double percent, CostumeSize size)
    {
        var least = Math.Min(1, Math.Max(5 / size.Width, 5 / size.Height));
        var most = Math.Min(1.5 * Bounds.Stage.Width / size.Width, 1.5 * Bounds.Stage.Height / size.Height);
        return Math.Min(Math.Max(percent / 100, least), most) * 100;
    }

    private static Bounds Turned(Bounds box, double clockwise)
    {
        var (sin, cos) = Math.SinCos(clockwise);
        ReadOnlySpan<(double X, double Y)> corners = [(box.Left, box.Top), (box.Right, box.Top), (box.Left, box.Bottom), (box.Right, box.Bottom)];
        var around = new Bounds(double.MaxValue, double.MinValue, double.MinValue, double.MaxValue);
        foreach (var (x, y) in corners)
        {
            var turnedX = x * cos + y * sin;
            var turnedY = y * cos - x * sin;
            around = new Bounds(
                Math.Min(around.Left, turnedX), Math.Max(around.Right, turnedX), Math.Max(around.Top, turnedY), Math.Min(around.Bottom, turnedY));
        }

        return around;
    }
}
