using System.Globalization;
using MLKids.Learning.Featurizers.Pictures.Native;

namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>
/// Picture files to pixels, by libvips. Honours EXIF's orientation; turns CMYK, grey, palette and 16-bit pictures into 8-bit sRGB; takes the first
/// frame of animations. Cut off or damaged files are errors, never half-grey pictures. Safe to call from several threads.
/// </summary>
public static unsafe class PictureDecoder
{
    private const string CannotRead = "This picture cannot be opened. Try another picture.";

    /// <summary>A centre-cropped square on white.</summary>
    /// <param name="picture">The bytes of a JPEG, PNG, GIF, WebP or SVG file.</param>
    /// <param name="side">1..<see cref="PictureLimits.MaxTargetSide"/> pixels; smaller pictures are enlarged.</param>
    /// <param name="rgb">Takes side × side × 3 bytes, row-major.</param>
    /// <exception cref="LearningException">
    /// <see cref="LearningCodes.UnreadablePicture"/>, <see cref="LearningCodes.PictureTooLarge"/> or <see cref="LearningCodes.MissingFeaturizer"/>.
    /// </exception>
    public static void DecodeSquare(ReadOnlySpan<byte> picture, int side, Span<byte> rgb)
    {
        Check(side, side, rgb.Length, 3);
        fixed (byte* data = picture)
        {
            var file = new PictureFile(data, picture);
            using var image = file.NearSquare(side);
            using var pixels = new Pixels(image, file.Format);
            if (pixels.Bytes.Length != image.Width * image.Height * 3)
                throw Unreadable(string.Create(CultureInfo.InvariantCulture, $"a {file.Format} picture with {image.Bands} colours"));
            SquareResizer.Resize(pixels.Bytes, image.Width, image.Height, side, rgb);
            file.TurnUpright(rgb, side);
        }
    }

    /// <summary>
    /// The first half of <see cref="DecodeSquare"/>, to time it apart from <see cref="SquareResizer"/>: pixels as stored (not turned), the shorter
    /// side between <paramref name="side"/> and twice that if the picture has so many.
    /// </summary>
    /// <returns>width × height × 3 bytes of RGB, row-major.</returns>
    /// <exception cref="LearningException">As <see cref="DecodeSquare"/>.</exception>
    public static byte[] DecodeNear(ReadOnlySpan<byte> picture, int side, out int width, out int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        fixed (byte* data = picture)
        {
            var file = new PictureFile(data, picture);
            using var image = file.NearSquare(side);
            using var pixels = new Pixels(image, file.Format);
            (width, height) = (image.Width, image.Height);
            return pixels.Bytes.ToArray();
        }
    }

    /// <summary>The whole picture, stretched to a size, with transparency: a costume's raster.</summary>
    /// <param name="picture">The bytes of a JPEG, PNG, GIF, WebP or SVG file.</param>
    /// <param name="width">1..<see cref="PictureLimits.MaxTargetSide"/> pixels.</param>
    /// <param name="height">1..<see cref="PictureLimits.MaxTargetSide"/> pixels.</param>
    /// <param name="rgba">Takes width × height × 4 bytes, row-major, alpha not premultiplied.</param>
    /// <exception cref="LearningException">As <see cref="DecodeSquare"/>.</exception>
    public static void Render(ReadOnlySpan<byte> picture, int width, int height, Span<byte> rgba)
    {
        Check(width, height, rgba.Length, 4);
        fixed (byte* data = picture)
        {
            var file = new PictureFile(data, picture);
            using var raster = file.Stretched(width, height);
            Copy(raster, rgba, file.Format);
        }
    }

    /// <summary>A PNG file of pixels.</summary>
    /// <param name="rgba">width × height × 4 bytes, row-major, alpha not premultiplied.</param>
    /// <param name="width">1..<see cref="PictureLimits.MaxTargetSide"/> pixels.</param>
    /// <param name="height">1..<see cref="PictureLimits.MaxTargetSide"/> pixels.</param>
    /// <exception cref="LearningException"><see cref="LearningCodes.MissingFeaturizer"/>: libvips is not there or cannot write PNG.</exception>
    public static byte[] EncodePng(ReadOnlySpan<byte> rgba, int width, int height)
    {
        Check(width, height, rgba.Length, 4);
        VipsLibrary.Start();
        using var pixels = VipsImage.OfPixels(rgba, width, height, 4);
        using var coloured = PictureFile.AsRgb(pixels);
        using var saver = new VipsOperation("pngsave_buffer");
        saver.Set("in", coloured);
        return saver.RunSaver() ?? throw VipsLibrary.Missing($"a libvips that cannot write PNG: {Vips.TakeErrors()}");
    }

    /// <summary>Format and size, without decoding pixels.</summary>
    /// <param name="picture">The bytes of a JPEG, PNG, GIF, WebP or SVG file.</param>
    /// <exception cref="LearningException">As <see cref="DecodeSquare"/>.</exception>
    public static PictureHeader ReadHeader(ReadOnlySpan<byte> picture)
    {
        fixed (byte* data = picture)
            return new PictureFile(data, picture).Header;
    }

    internal static LearningException Unreadable(string found) => new(
        LearningCodes.UnreadablePicture,
        CannotRead,
        $"Found {found}; wanted a whole JPEG, PNG, GIF, WebP or SVG picture.");

    internal static LearningException TooLarge(string found, string wanted) => new(
        LearningCodes.PictureTooLarge,
        "This picture is too big. Make it smaller, then try again.",
        $"Found {found}; wanted {wanted}.");

    private static void Check(int width, int height, int length, int bands)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, PictureLimits.MaxTargetSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, PictureLimits.MaxTargetSide);
        if (length != width * height * bands)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Found room for {length} bytes, wanted {width * height * bands}."));
    }

    internal static void Copy(VipsImage image, Span<byte> into, PictureFormat format)
    {
        using var pixels = new Pixels(image, format);
        if (pixels.Bytes.Length != into.Length)
            throw Unreadable(string.Create(CultureInfo.InvariantCulture, $"a {format} picture that decodes to {pixels.Bytes.Length} bytes instead of {into.Length}"));
        pixels.Bytes.CopyTo(into);
    }

    /// <summary>Decodes: libvips' own memory holds the pixels until they are disposed.</summary>
    private readonly ref struct Pixels : IDisposable
    {
        internal Pixels(VipsImage image, PictureFormat format)
        {
            var memory = Vips.WriteToMemory(image.Handle, out var length);
            if (memory == null)
                throw Unreadable($"a {format} picture that is cut off or damaged ({Vips.TakeErrors()})");
            Bytes = new ReadOnlySpan<byte>(memory, checked((int)length));
        }

        internal ReadOnlySpan<byte> Bytes { get; }

        public void Dispose()
        {
            fixed (byte* memory = Bytes)
                Vips.Free(memory);
        }
    }
}
