using MLKids.Blocks.Contracts;

namespace MLKids.Blocks.Standard;

/// <summary>What happens at the edge of the stage. A target whose costume's size is not known never is at the edge.</summary>
internal static class Bouncing
{
    /// <summary>Whether any part of the target's rectangle is off the stage.</summary>
    public static bool IsAtEdge(ITarget target) =>
        target.Bounds is { } box && (box.Left < Bounds.Stage.Left || box.Right > Bounds.Stage.Right || box.Top > Bounds.Stage.Top || box.Bottom < Bounds.Stage.Bottom);

    /// <summary>Turns a target that touches an edge away from the nearest one and brings it back inside.</summary>
    public static void Bounce(ITarget target)
    {
        if (target.Bounds is not { } box)
            return;
        var left = Math.Max(0, box.Left - Bounds.Stage.Left);
        var top = Math.Max(0, Bounds.Stage.Top - box.Top);
        var right = Math.Max(0, Bounds.Stage.Right - box.Right);
        var bottom = Math.Max(0, box.Bottom - Bounds.Stage.Bottom);
        if (left > 0 && top > 0 && right > 0 && bottom > 0)
            return;

        // Down is positive here. At least 0.2 away from the edge, so that a sprite that runs along it still leaves.
        var radians = (90 - target.Direction) * Math.PI / 180;
        var dx = Math.Cos(radians);
        var dy = -Math.Sin(radians);
        if (left == 0)
            dx = Math.Max(0.2, Math.Abs(dx));
        else if (top == 0)
            dy = Math.Max(0.2, Math.Abs(dy));
        else if (right == 0)
            dx = -Math.Max(0.2, Math.Abs(dx));
        else
            dy = -Math.Max(0.2, Math.Abs(dy));
        target.Direction = Math.Atan2(dy, dx) * 180 / Math.PI + 90;
        MoveInside(target);
    }

    private static void MoveInside(ITarget target)
    {
        if (target.Bounds is not { } box)
            return;
        double dx = 0, dy = 0;
        if (box.Left < Bounds.Stage.Left)
            dx += Bounds.Stage.Left - box.Left;
        if (box.Right > Bounds.Stage.Right)
            dx += Bounds.Stage.Right - box.Right;
        if (box.Top > Bounds.Stage.Top)
            dy += Bounds.Stage.Top - box.Top;
        if (box.Bottom < Bounds.Stage.Bottom)
            dy += Bounds.Stage.Bottom - box.Bottom;
        target.MoveTo(target.X + dx, target.Y + dy);
    }
}
