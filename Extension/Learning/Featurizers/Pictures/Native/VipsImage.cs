namespace MLKids.Learning.Featurizers.Pictures.Native;

/// <summary>Owns one reference to a VipsImage.</summary>
internal sealed unsafe class VipsImage(IntPtr handle) : IDisposable
{
    private const int UnsignedChar = 0;

    internal IntPtr Handle { get; } = handle;

    internal int Width => Vips.Width(Handle);

    internal int Height => Vips.Height(Handle);

    internal int Bands => Vips.Bands(Handle);

    internal bool HasAlpha => Vips.HasAlpha(Handle) != 0;

    /// <summary>EXIF's 1..8; 1 is upright.</summary>
    internal int Orientation => Vips.Orientation(Handle);

    /// <summary>An image of 8-bit numbers, width × height × bands, copied.</summary>
    internal static VipsImage OfPixels(ReadOnlySpan<byte> pixels, int width, int height, int bands)
    {
        fixed (byte* data = pixels)
            return new(Vips.NewImage(data, (nuint)pixels.Length, width, height, bands, UnsignedChar));
    }

    /// <summary>A second owner of the same image.</summary>
    internal VipsImage Again() => new(Vips.Ref(Handle));

    public void Dispose() => Vips.Unref(Handle);
}
