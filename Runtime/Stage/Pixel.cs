namespace MLKids.Runtime.Stage;

/// <summary>A colour premultiplied with its alpha; each part 0..255.</summary>
internal readonly record struct Pixel(double R, double G, double B, double A)
{
    public Pixel Times(double share) => new(R * share, G * share, B * share, A * share);

    /// <summary>This over another one.</summary>
    public Pixel Over(in Pixel below)
    {
        var rest = 1 - A / 255;
        return new Pixel(R + below.R * rest, G + below.G * rest, B + below.B * rest, A + below.A * rest);
    }
}
