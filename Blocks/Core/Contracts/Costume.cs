namespace MLKids.Blocks.Contracts;

/// <summary>A costume or backdrop.</summary>
/// <param name="Name">As the child named it.</param>
/// <param name="Format">"svg", "png", "jpg", "bmp" or "gif", as the project says.</param>
/// <param name="Content">The file's bytes; empty if the project lacks them.</param>
/// <param name="CenterX">Rotation centre in the file's pixels.</param>
/// <param name="CenterY">Rotation centre in the file's pixels.</param>
/// <param name="Resolution">Pixels of the file per stage pixel (1, or 2 for bitmaps).</param>
public sealed record Costume(string Name, string Format, ReadOnlyMemory<byte> Content, double CenterX, double CenterY, double Resolution);

/// <summary>A sound of a sprite.</summary>
/// <param name="Name">As the child named it.</param>
/// <param name="Format">"wav" or "mp3".</param>
/// <param name="Content">The file's bytes; empty if the project lacks them.</param>
/// <param name="Seconds">Length.</param>
public sealed record Sound(string Name, string Format, ReadOnlyMemory<byte> Content, double Seconds);
