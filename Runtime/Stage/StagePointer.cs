using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>
/// The mouse on the stage: presses start "clicked" scripts (of draggable sprites on release, when they were not dragged), draggable sprites follow. For the engine's
/// thread only.
/// </summary>
internal sealed class StagePointer(VirtualStage world, IStageHost host, TouchSense touch)
{
    private const double DragStart = 3;
    private bool _isDown;
    private Sprite? _held;
    private (double X, double Y) _pressedAt, _grip;

    public void Move(double x, double y, bool isDown)
    {
        if (isDown && !_isDown)
            Press(x, y);
        else if (isDown && _held is { IsDeleted: false } sprite)
            Drag(sprite, x, y);
        else if (!isDown && _isDown)
            Release(x, y);
        _isDown = isDown;
    }

    private void Press(double x, double y)
    {
        var picked = touch.Pick(x, y);
        _pressedAt = (x, y);
        if (picked is { Draggable: true } || (picked is not null && world.DragsAll))
        {
            _held = picked;
            _grip = (picked.X - x, picked.Y - y);
        }

        if (picked is not { Draggable: true })
            StartClicked(picked);
    }

    private void Drag(Sprite sprite, double x, double y)
    {
        if (!sprite.IsDragged && Math.Max(Math.Abs(x - _pressedAt.X), Math.Abs(y - _pressedAt.Y)) >= DragStart)
        {
            sprite.IsDragged = true;
            // Who arranges the stage moves nothing to the front by it.
            if (!world.DragsAll)
                world.MoveLayer(sprite, double.PositiveInfinity);
        }

        if (sprite.IsDragged)
            sprite.DragTo(x + _grip.X, y + _grip.Y);
    }

    private void Release(double x, double y)
    {
        if (_held is { IsDragged: true } dragged)
            dragged.IsDragged = false;
        else if (_held is { Draggable: true } && touch.Pick(x, y) is { Draggable: true } picked)
            StartClicked(picked);
        _held = null;
    }

    private void StartClicked(Sprite? sprite) =>
        host.StartHats(sprite is null ? WellKnownHats.StageClicked : WellKnownHats.SpriteClicked, null, sprite ?? world.Backdrop);
}
