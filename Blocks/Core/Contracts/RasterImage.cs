namespace MLKids.Blocks.Contracts;

/// <summary>Pixels of a picture.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rgba">Width × height × 4 bytes: red, green, blue, alpha; rows from the top; colours are not premultiplied with alpha.</param>
public sealed record RasterImage(int Width, int Height, byte[] Rgba);
