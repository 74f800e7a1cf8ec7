using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>The sheet between backdrop and sprites. Nothing is drawn on a stage without a renderer: nobody could see it.</summary>
internal sealed class PenLayer(VirtualStage world, RasterShelf shelf) : IPenLayer
{
    private StageCanvas? _sheet;

    /// <summary>Null while nothing is drawn.</summary>
    public StageCanvas? Sheet => _sheet is { IsUsed: true } ? _sheet : null;

    public void Clear()
    {
        _sheet?.Clear();
        world.RequestRedraw();
    }

    public void Dot(ITarget target) => Line(target, target.X, target.Y);

    public void Stamp(ITarget target)
    {
        if (target is Sprite { Shape.IsDrawn: true } sprite)
            (_sheet ??= new StageCanvas()).Draw(sprite.Shape.Placed);
        world.RequestRedraw();
    }

    /// <summary>From an earlier place to where the target is now.</summary>
    public void Line(ITarget target, double fromX, double fromY)
    {
        world.RequestRedraw();
        if (shelf.Renderer is null)
            return;
        // Thin lines would be blurred over two rows of pixels: Scratch moves these two sizes to the pixels' middle.
        var shift = target.Pen.Size is 1 or 3 ? 0.5 : 0;
        (_sheet ??= new StageCanvas()).Line(fromX + shift, fromY + shift, target.X + shift, target.Y + shift, target.Pen.Size, target.Pen.Ink);
    }
}
