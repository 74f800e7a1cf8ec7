using MLKids.Blocks.Contracts;
using MLKids.Runtime.Stage.View;

namespace MLKids.Runtime.Stage;

/// <summary>The sheet between backdrop and sprites. Nothing is drawn on a stage without a renderer: nobody could see it.</summary>
internal sealed class PenLayer(VirtualStage world, RasterShelf shelf) : IPenLayer
{
    private StageCanvas? _sheet;

    /// <summary>Null while nothing is drawn.</summary>
    public StageCanvas? Sheet => _sheet is { IsUsed: true } ? _sheet : null;

    /// <summary>The sheet for who shows it.</summary>
    /// <param name="before">What was shown last.</param>
    /// <param name="frame">Number of this frame.</param>
    /// <returns><paramref name="before"/> itself if nothing was drawn.</returns>
    public PenView Look(PenView before, long frame)
    {
        PenTile[]? tiles = null;
        foreach (var (tile, rgba) in _sheet?.TakeTouched() ?? [])
            if (rgba is not null || before.Tiles[tile].Rgba is not null)
                (tiles ??= [.. before.Tiles])[tile] = new PenTile(frame, rgba);
        return tiles is null ? before : new PenView(tiles);
    }

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
