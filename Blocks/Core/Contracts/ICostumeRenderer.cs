namespace MLKids.Blocks.Contracts;

/// <summary>Turns costume files into pixels, for hosts that want the stage's picture. Called on the engine's thread only; a call may take milliseconds.</summary>
public interface ICostumeRenderer
{
    /// <summary>Draws the whole costume, stretched to a size. Vector costumes are drawn sharp at that size.</summary>
    /// <param name="costume">Its <see cref="Costume.Content"/> is drawn; centre and resolution do not matter here.</param>
    /// <param name="width">Pixels, at least 1.</param>
    /// <param name="height">Pixels, at least 1.</param>
    /// <returns>Null if the file cannot be drawn. Must not throw for a damaged file.</returns>
    RasterImage? Render(Costume costume, int width, int height);

    /// <summary>The bytes of a PNG file of the picture.</summary>
    byte[] EncodePng(RasterImage image);
}
