using System.Globalization;
using MLKids.Learning.Featurizers.Pictures.Native;

namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>One picture file in pinned memory: its checked header, and pipelines that decode it to a size. Nothing is decoded until pixels are written.</summary>
internal readonly unsafe ref struct PictureFile
{
    // libvips' enumerations: VipsFailOn, VipsAccess, VipsSize, VipsInterpretation, VipsBandFormat.
    private const int FailOnWarning = 3, SequentialAccess = 1, ForceSize = 3, Srgb = 22, UnsignedChar = 0;

    /// <summary>Above this longer / shorter side, what lies outside the centre is not decoded.</summary>
    private const int LongestWhole = 4;

    private readonly byte* _data;
    private readonly int _length;
    private readonly int _width, _height;
    private readonly int _orientation;

    /// <exception cref="LearningException">No picture, or over a limit.</exception>
    internal PictureFile(byte* data, ReadOnlySpan<byte> bytes)
    {
        _data = data;
        _length = bytes.Length;
        Format = PictureSignature.Find(bytes) ?? throw PictureDecoder.Unreadable(PictureSignature.Describe(bytes));
        var mostBytes = Format == PictureFormat.Svg ? PictureLimits.MaxSvgBytes : PictureLimits.MaxBytes;
        if (_length > mostBytes)
            throw PictureDecoder.TooLarge(Invariant($"a {Format} file of {_length} bytes"), Invariant($"{mostBytes} bytes or less"));
        if (Format == PictureFormat.Svg && SvgGuard.HasFilters(bytes))
            throw PictureDecoder.Unreadable("an Svg picture with filters (blur, shadow), which can take minutes to draw");
        if (Format == PictureFormat.Svg && SvgSize.IsTooMuch(bytes.ToArray()))
            throw PictureDecoder.TooLarge("an Svg picture whose parts use each other very often", Invariant($"up to {SvgSize.ElementLimit} drawn elements"));
        VipsLibrary.Start();
        using var image = Open(1, 1);
        (_width, _height, _orientation) = (image.Width, image.Height, image.Orientation);
        if (_width > PictureLimits.MaxSide || _height > PictureLimits.MaxSide || (long)_width * _height > PictureLimits.MaxPixels)
            throw PictureDecoder.TooLarge(
                Invariant($"a {Format} picture of {_width} × {_height} pixels"),
                Invariant($"sides up to {PictureLimits.MaxSide} and up to {PictureLimits.MaxPixels} pixels"));
    }

    internal PictureFormat Format { get; }

    internal PictureHeader Header => _orientation >= 5 ? new(Format, _height, _width) : new(Format, _width, _height);

    /// <summary>
    /// Lying as stored, on white, 8-bit RGB, the shorter side between <paramref name="side"/> and twice that (less for smaller pictures):
    /// what is left to do is a cheap resize of the centre.
    /// </summary>
    internal VipsImage NearSquare(int side)
    {
        using var loaded = OpenFor(side, side);
        using var bounded = Bounded(loaded);
        var times = Math.Min(bounded.Width, bounded.Height) / side;
        using var small = times < 2 ? bounded.Again() : Run("shrink", bounded, (ref operation) =>
        {
            operation.Set("hshrink", (double)times);
            operation.Set("vshrink", (double)times);
        });
        using var colour = EightBitRgb(small);
        return Flat(colour);
    }

    /// <summary>Turns a square upright in place.</summary>
    internal void TurnUpright(Span<byte> rgb, int side)
    {
        if (_orientation is < 2 or > 8)
            return;
        using var image = VipsImage.OfPixels(rgb, side, side, 3);
        Vips.SetInt(image.Handle, "orientation", _orientation);
        using var upright = Run("autorot", image, static (ref operation) => { });
        PictureDecoder.Copy(upright, rgb, Format);
    }

    /// <summary>Upright, stretched: width × height × 4 bytes.</summary>
    internal VipsImage Stretched(int toWidth, int toHeight)
    {
        var turned = _orientation >= 5;
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
        return colour.HasAlpha ? colour.Again() : Run("addalpha", colour, static (ref operation) => { });
    }

    /// <summary>Says of bare pixels that they are colours.</summary>
    internal static VipsImage AsRgb(VipsImage pixels) => Run("copy", pixels, static (ref operation) => operation.Set("interpretation", Srgb));

    /// <summary>A very long picture's centre, so that memory stays bounded; of all others everything is decoded, so that all damage is seen.</summary>
    private static VipsImage Bounded(VipsImage image)
    {
        int longer = Math.Max(image.Width, image.Height), shorter = Math.Min(image.Width, image.Height);
        if (longer <= (long)shorter * LongestWhole)
            return image.Again();
        return Run("extract_area", image, (ref operation) =>
        {
            operation.Set("left", (image.Width - shorter) / 2);
            operation.Set("top", (image.Height - shorter) / 2);
            operation.Set("width", shorter);
            operation.Set("height", shorter);
        }, "input");
    }

    private static VipsImage Flat(VipsImage image) => image.HasAlpha
        ? Run("flatten", image, static (ref operation) => operation.SetArray("background", 255))
        : image.Again();

    private static VipsImage EightBitRgb(VipsImage image)
    {
        using var rgb = Run("colourspace", image, static (ref operation) => operation.Set("space", Srgb));
        return Run("cast", rgb, static (ref operation) => operation.Set("format", UnsignedChar));
    }

    /// <summary>Lets the decoder itself shrink as far as the target allows: that saves most of a big photo's time.</summary>
    private VipsImage OpenFor(int toWidth, int toHeight)
    {
        var factor = Math.Min((double)_width / toWidth, (double)_height / toHeight);
        var shrink = factor >= 8 ? 8 : factor >= 4 ? 4 : factor >= 2 ? 2 : 1;
        var mostScale = Math.Sqrt(PictureLimits.MaxSvgPixels / ((double)_width * _height));
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
        loader.Set("buffer", _data, _length);
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
