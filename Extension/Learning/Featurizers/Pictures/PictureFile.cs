using System.Globalization;
using MLKids.Learning.Featurizers.Pictures.Native;

namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>One picture file in pinned memory: its checked header, and pipelines that decode it to a size. Nothing is decoded until pixels are written.</summary>
internal readonly unsafe ref struct PictureFile
{
    // libvips' enumerations: VipsFailOn, VipsAccess, VipsSize, VipsInteresting, VipsInterpretation, VipsBandFormat.
    private const int FailOnWarning = 3, SequentialAccess = 1, ForceSize = 3, CropCentre = 1, Srgb = 22, UnsignedChar = 0;

    /// <summary>Above this height / width the rows outside the crop are not decoded, so damage in them is not seen.</summary>
    private const int TallestWholeDecode = 4;

    private const int Anything = 10_000_000;

    private readonly byte* data;
    private readonly int length;
    private readonly int width, height;
    private readonly int orientation;

    /// <exception cref="LearningException">No picture, or over a limit.</exception>
    internal PictureFile(byte* data, ReadOnlySpan<byte> bytes)
    {
        this.data = data;
        length = bytes.Length;
        Format = PictureSignature.Find(bytes) ?? throw PictureDecoder.Unreadable(PictureSignature.Describe(bytes));
        var mostBytes = Format == PictureFormat.Svg ? PictureLimits.MaxSvgBytes : PictureLimits.MaxBytes;
        if (length > mostBytes)
            throw PictureDecoder.TooLarge(Invariant($"a {Format} file of {length} bytes"), Invariant($"{mostBytes} bytes or less"));
        VipsLibrary.Start();
        using var image = Open(1, 1);
        (width, height, orientation) = (image.Width, image.Height, image.Orientation);
        if (width > PictureLimits.MaxSide || height > PictureLimits.MaxSide || (long)width * height > PictureLimits.MaxPixels)
            throw PictureDecoder.TooLarge(
                Invariant($"a {Format} picture of {width} × {height} pixels"),
                Invariant($"sides up to {PictureLimits.MaxSide} and up to {PictureLimits.MaxPixels} pixels"));
    }

    internal PictureFormat Format { get; }

    internal PictureHeader Header => orientation >= 5 ? new(Format, height, width) : new(Format, width, height);

    /// <summary>Upright, centre-cropped, on white: side × side × 3 bytes.</summary>
    internal VipsImage Square(int side)
    {
        using var loaded = OpenFor(side, side);
        using var cropped = loaded.Height > (long)loaded.Width * TallestWholeDecode ? Cropped(loaded, side) : WholeThenCropped(loaded, side);
        using var opaque = Flat(cropped);
        using var rgb = EightBitRgb(opaque);
        // Last, because a square's centre crop turns with it: only the small picture is turned.
        return Run("autorot", rgb, static (ref operation) => { });
    }

    /// <summary>Upright, stretched: width × height × 4 bytes.</summary>
    internal VipsImage Stretched(int toWidth, int toHeight)
    {
        var turned = orientation >= 5;
        int w = turned ? toHeight : toWidth, h = turned ? toWidth : toHeight;
        using var loaded = OpenFor(w, h);
        using var resized = Run("thumbnail_image", loaded, (ref operation) =>
        {
            operation.Set("width", w);
            operation.Set("height", h);
            operation.Set("size", ForceSize);
            operation.Set("no_rotate", true);
        });
        using var upright = Run("autorot", resized, static (ref operation) => { });
        using var colour = EightBitRgb(upright);
        return colour.HasAlpha ? Run("copy", colour, static (ref operation) => { }) : Run("addalpha", colour, static (ref operation) => { });
    }

    private static VipsImage WholeThenCropped(VipsImage image, int side)
    {
        var wide = image.Width >= image.Height;
        using var resized = Run("thumbnail_image", image, (ref operation) =>
        {
            operation.Set("width", wide ? Anything : side);
            operation.Set("height", wide ? side : Anything);
            operation.Set("no_rotate", true);
        });
        if (resized.Width < side || resized.Height < side)
            return Cropped(image, side);
        return Run("extract_area", resized, (ref operation) =>
        {
            operation.Set("left", (resized.Width - side) / 2);
            operation.Set("top", (resized.Height - side) / 2);
            operation.Set("width", side);
            operation.Set("height", side);
        }, "input");
    }

    private static VipsImage Cropped(VipsImage image, int side) => Run("thumbnail_image", image, (ref operation) =>
    {
        operation.Set("width", side);
        operation.Set("height", side);
        operation.Set("crop", CropCentre);
        operation.Set("no_rotate", true);
    });

    private static VipsImage Flat(VipsImage image) => image.HasAlpha
        ? Run("flatten", image, static (ref operation) => operation.SetArray("background", 255))
        : Run("copy", image, static (ref operation) => { });

    private static VipsImage EightBitRgb(VipsImage image)
    {
        using var rgb = Run("colourspace", image, static (ref operation) => operation.Set("space", Srgb));
        return Run("cast", rgb, static (ref operation) => operation.Set("format", UnsignedChar));
    }

    /// <summary>Lets the decoder itself shrink as far as the target allows: that saves most of a big photo's time.</summary>
    private VipsImage OpenFor(int toWidth, int toHeight)
    {
        var factor = Math.Min((double)width / toWidth, (double)height / toHeight);
        var shrink = factor >= 8 ? 8 : factor >= 4 ? 4 : factor >= 2 ? 2 : 1;
        var mostScale = Math.Sqrt(PictureLimits.MaxSvgPixels / ((double)width * height));
        return Open(shrink, Math.Min(1 / factor, mostScale));
    }

    private VipsImage Open(int shrink, double scale)
    {
        using var loader = new VipsOperation(Format switch
        {
            PictureFormat.Jpeg => "jpegload_buffer",
            PictureFormat.Png => "pngload_buffer",
            PictureFormat.Gif => "gifload_buffer",
            PictureFormat.WebP => "webpload_buffer",
            _ => "svgload_buffer",
        });
        loader.Set("buffer", data, length);
        loader.Set("fail_on", FailOnWarning);
        loader.Set("access", SequentialAccess);
        if (Format == PictureFormat.Jpeg && shrink > 1)
            loader.Set("shrink", shrink);
        if (Format == PictureFormat.Svg)
            loader.Set("scale", scale);
        if (Format == PictureFormat.WebP && scale < 0.5)
            loader.Set("scale", scale);
        return loader.Run() ?? throw PictureDecoder.Unreadable($"a {Format} picture that is cut off or damaged ({Vips.TakeErrors()})");
    }

    private delegate void Setting(ref VipsOperation operation);

    private static VipsImage Run(string nickname, VipsImage input, Setting set, string inputName = "in")
    {
        var operation = new VipsOperation(nickname);
        try
        {
            operation.Set(inputName, input);
            set(ref operation);
            return operation.Run() ?? throw PictureDecoder.Unreadable($"a picture that {nickname} cannot take ({Vips.TakeErrors()})");
        }
        finally
        {
            operation.Dispose();
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
