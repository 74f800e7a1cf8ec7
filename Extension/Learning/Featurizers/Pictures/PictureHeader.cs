namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>What a picture file says of itself before its pixels are decoded.</summary>
/// <param name="Format">Told by the bytes, never by a file name.</param>
/// <param name="Width">Pixels, upright (after EXIF's rotation).</param>
/// <param name="Height">Pixels, upright.</param>
public sealed record PictureHeader(PictureFormat Format, int Width, int Height);
