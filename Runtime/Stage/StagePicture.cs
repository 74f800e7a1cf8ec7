using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>Draws the stage: white, backdrop, pen, visible sprites from back to front, speech on top.</summary>
internal static class StagePicture
{
    public static RasterImage Draw(IReadOnlyList<Sprite> layers, PenLayer pen, ICostumeRenderer renderer)
    {
        var canvas = new StageCanvas();
        canvas.Fill(new StageColor(255, 255, 255));
        foreach (var sprite in layers)
        {
            if (sprite.Visible && sprite.Shape.IsDrawn)
                canvas.Draw(sprite.Shape.Placed);
            if (sprite.IsStage && pen.Sheet is { } sheet)
                canvas.Draw(sheet);
        }

        foreach (var sprite in layers)
            SpeechBubble.Draw(sprite, renderer, canvas);
        return canvas.ToImage();
    }
}
