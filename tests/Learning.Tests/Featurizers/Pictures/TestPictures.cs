using System.Text;
using MLKids.Learning.Featurizers.Pictures.Native;

namespace MLKids.Learning.Tests.Featurizers.Pictures;

/// <summary>Picture files of all kinds, made by libvips' savers, and damaged ones.</summary>
internal static class TestPictures
{
    // VipsInterpretation and VipsBandFormat.
    internal const int Cmyk = 15, Srgb = 22, Rgb16 = 25, BlackWhite = 1;

    /// <summary>Left half red-ish, right half blue-ish, a green top edge, some texture: every turn and every swap of colours shows.</summary>
    internal static byte[] Pixels(int width, int height, int bands = 3, int seed = 1)
    {
        var random = new Random(seed);
        var pixels = new byte[width * height * bands];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var band = 0; band < bands; band++)
                {
                    var level = band switch { 0 => x * 2 < width ? 220 : 30, 1 => y * 4 < height ? 200 : 40, 2 => x * 2 < width ? 20 : 210, _ => 255 };
                    pixels[(((y * width) + x) * bands) + band] = (byte)Math.Clamp(level + random.Next(-9, 10), 0, 255);
                }
        return pixels;
    }

    internal static byte[] Jpeg(int width = 320, int height = 240, int quality = 90, int seed = 1, int orientation = 1, bool progressive = false) =>
        Save("jpegsave_buffer", Pixels(width, height, 3, seed), width, height, 3, orientation, (ref operation) =>
        {
            operation.Set("Q", quality);
            operation.Set("interlace", progressive);
        });

    internal static byte[] Png(int width = 320, int height = 240, int bands = 3, bool palette = false, bool interlaced = false) =>
        Save("pngsave_buffer", Pixels(width, height, bands), width, height, bands, 1, (ref operation) =>
        {
            operation.Set("palette", palette);
            operation.Set("interlace", interlaced);
        });

    internal static byte[] Gif(int width = 80, int height = 60) => Save("gifsave_buffer", Pixels(width, height), width, height, 3);

    /// <summary>Two frames of one height: the first as ever, the second all white.</summary>
    internal static byte[] AnimatedGif(int width = 40, int height = 40)
    {
        byte[] frames = [.. Pixels(width, height), .. Enumerable.Repeat((byte)255, width * height * 3)];
        return Save("gifsave_buffer", frames, width, height * 2, 3, 1, null, height);
    }

    internal static byte[] WebP(int width = 320, int height = 240, bool lossless = false, int bands = 3) =>
        Save("webpsave_buffer", Pixels(width, height, bands), width, height, bands, 1, (ref operation) => operation.Set("lossless", lossless));

    internal static byte[] CmykJpeg(int width = 320, int height = 240) => Converted("jpegsave_buffer", width, height, Cmyk);

    internal static byte[] GreyJpeg(int width = 320, int height = 240) => Converted("jpegsave_buffer", width, height, BlackWhite);

    internal static byte[] SixteenBitPng(int width = 320, int height = 240) => Converted("pngsave_buffer", width, height, Rgb16);

    internal static byte[] Svg(string inside = "<rect width='50' height='80' fill='#dc1414'/><rect x='50' width='50' height='80' fill='#1e14d2'/>", string size = "width='100' height='80'", string before = "") =>
        Encoding.UTF8.GetBytes($"{before}<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' {size}>{inside}</svg>");

    private static byte[] Converted(string saver, int width, int height, int space)
    {
        VipsLibrary.Start();
        using var raw = VipsImage.OfPixels(Pixels(width, height), width, height, 3);
        using var typed = Run("copy", raw, (ref operation) => operation.Set("interpretation", Srgb));
        using var image = Run("colourspace", typed, (ref operation) => operation.Set("space", space));
        return SaveImage(saver, image, null);
    }

    private static byte[] Save(string saver, byte[] pixels, int width, int height, int bands, int orientation = 1, Setting? set = null, int pageHeight = 0)
    {
        VipsLibrary.Start();
        using var raw = VipsImage.OfPixels(pixels, width, height, bands);
        using var image = Run("copy", raw, (ref operation) => operation.Set("interpretation", bands < 3 ? BlackWhite : Srgb));
        if (orientation > 1)
            Vips.SetInt(image.Handle, "orientation", orientation);
        if (pageHeight > 0)
            Vips.SetInt(image.Handle, "page-height", pageHeight);
        return SaveImage(saver, image, set);
    }

    private delegate void Setting(ref VipsOperation operation);

    private static byte[] SaveImage(string saver, VipsImage image, Setting? set)
    {
        var operation = new VipsOperation(saver);
        operation.Set("in", image);
        set?.Invoke(ref operation);
        var bytes = operation.RunSaver() ?? throw new InvalidOperationException(Vips.TakeErrors());
        operation.Dispose();
        return bytes;
    }

    private static VipsImage Run(string nickname, VipsImage image, Setting set)
    {
        var operation = new VipsOperation(nickname);
        operation.Set("in", image);
        set(ref operation);
        var result = operation.Run() ?? throw new InvalidOperationException(Vips.TakeErrors());
        operation.Dispose();
        return result;
    }
}
