using MLKids.Tests;

namespace MLKids.Learning.Tests.Coaching;

/// <summary>Pictures made from a seed, and what spoils pictures: squares of <see cref="Side"/> × <see cref="Side"/> × 3 bytes.</summary>
internal static class SeededPictures
{
    public const int Side = 112;

    /// <summary>A disc (label 0), a square (1) or a cross (2) of any colour and size, anywhere, before anything.</summary>
    public static byte[] Toy(int label, Random random)
    {
        var picture = Anything(random);
        var (cx, cy, r) = (random.Next(30, Side - 30), random.Next(30, Side - 30), random.Next(16, 30));
        byte[] ink = [(byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)];
        return Each((x, y, band) =>
        {
            var (dx, dy) = (Math.Abs(x - cx), Math.Abs(y - cy));
            var inside = label switch { 0 => (dx * dx) + (dy * dy) <= r * r, 1 => Math.Max(dx, dy) <= r, _ => Math.Min(dx, dy) <= r / 4 && Math.Max(dx, dy) <= r };
            return inside ? ink[band] : picture[At(x, y, band)];
        });
    }

    /// <summary>Soft patches of many colours with some grain: a room, a lawn, a street.</summary>
    public static byte[] Anything(Random random)
    {
        const int Patches = 5;
        var colours = new byte[Patches * Patches * 3];
        random.NextBytes(colours);
        return Each((x, y, band) =>
        {
            var (fx, fy) = (x * (Patches - 1.0) / Side, y * (Patches - 1.0) / Side);
            var (ix, iy) = ((int)fx, (int)fy);
            double Colour(int dx, int dy) => colours[((((iy + dy) * Patches) + ix + dx) * 3) + band];
            var top = Colour(0, 0) + ((fx - ix) * (Colour(1, 0) - Colour(0, 0)));
            var bottom = Colour(0, 1) + ((fx - ix) * (Colour(1, 1) - Colour(0, 1)));
            return top + ((fy - iy) * (bottom - top)) + random.Next(-12, 13);
        });
    }

    /// <summary>Other light: contrast and level of all pixels, and the grain of a camera.</summary>
    public static byte[] Light(byte[] picture, Random random, double gain, double level, int grain = 2) =>
        Each((x, y, band) => (picture[At(x, y, band)] * gain) + level + random.Next(-grain, grain + 1));

    /// <summary>Three box filters in each direction are nearly a Gaussian; its deviation is about the radius.</summary>
    public static byte[] Blurred(byte[] picture, int radius)
    {
        for (var pass = 0; pass < 6; pass++)
        {
            var (from, across) = (picture, pass % 2 == 0);
            picture = Each((x, y, band) =>
            {
                var sum = 0;
                for (var i = -radius; i <= radius; i++)
                    sum += from[across ? At(Math.Clamp(x + i, 0, Side - 1), y, band) : At(x, Math.Clamp(y + i, 0, Side - 1), band)];
                return (double)sum / ((2 * radius) + 1);
            });
        }

        return picture;
    }

    /// <summary>The next frame of a burst: shaken by a pixel, in light that flickers.</summary>
    public static byte[] Again(byte[] picture, Random random)
    {
        var (dx, dy) = (random.Next(-1, 2), random.Next(-1, 2));
        var moved = Each((x, y, band) => picture[At(Math.Clamp(x + dx, 0, Side - 1), Math.Clamp(y + dy, 0, Side - 1), band)]);
        return Light(moved, random, 0.97 + (0.06 * random.NextDouble()), random.Next(-4, 5));
    }

    /// <summary>The camera nearer by up to a third, and not quite there.</summary>
    public static byte[] Part(byte[] picture, Random random)
    {
        var size = 0.7 + (0.3 * random.NextDouble());
        var (left, top) = ((1 - size) * random.NextDouble() * Side, (1 - size) * random.NextDouble() * Side);
        return Each((x, y, band) => picture[At((int)(left + (size * x)), (int)(top + (size * y)), band)]);
    }

    /// <summary>The middle of a picture before another one.</summary>
    public static byte[] Before(byte[] picture, byte[] background, Random random)
    {
        var (cx, cy, r) = ((Side / 2) + random.Next(-12, 13), (Side / 2) + random.Next(-12, 13), random.Next(26, 40));
        var again = Again(background, random);
        return Each((x, y, band) => ((x - cx) * (x - cx)) + ((y - cy) * (y - cy)) <= r * r ? picture[At(x, y, band)] : again[At(x, y, band)]);
    }

    public static byte[] Png(byte[] picture) => Picture.Png(Side, Side, (x, y, band) => picture[At(x, y, band)]);

    private static int At(int x, int y, int band) => (((y * Side) + x) * 3) + band;

    private static byte[] Each(Func<int, int, int, double> colour)
    {
        var picture = new byte[Side * Side * 3];
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
                for (var band = 0; band < 3; band++)
                    picture[At(x, y, band)] = (byte)Math.Clamp(Math.Round(colour(x, y, band)), 0, 255);
        return picture;
    }
}
