namespace MLKids.Blocks.Contracts;

/// <summary>A rectangle on the stage, in stage pixels from the middle; up is positive, so <paramref name="Top"/> is at least <paramref name="Bottom"/>.</summary>
public readonly record struct Bounds(double Left, double Right, double Top, double Bottom)
{
    /// <summary>The whole stage.</summary>
    public static Bounds Stage { get; } = new(-240, 240, 180, -180);

    public double Width => Right - Left;

    public double Height => Top - Bottom;

    /// <summary>The same rectangle elsewhere.</summary>
    public Bounds Moved(double dx, double dy) => new(Left + dx, Right + dx, Top + dy, Bottom + dy);
}
