namespace MLKids.Learning.Featurizers.Pictures.Native;

/// <summary>Owns one reference to a VipsImage.</summary>
internal sealed class VipsImage(IntPtr handle) : IDisposable
{
    internal IntPtr Handle { get; } = handle;

    internal int Width => Vips.Width(Handle);

    internal int Height => Vips.Height(Handle);

    internal int Bands => Vips.Bands(Handle);

    internal bool HasAlpha => Vips.HasAlpha(Handle) != 0;

    /// <summary>EXIF's 1..8; 1 is upright.</summary>
    internal int Orientation => Vips.Orientation(Handle);

    /// <summary>A second owner of the same image.</summary>
    internal VipsImage Again() => new(Vips.Ref(Handle));

    public void Dispose() => Vips.Unref(Handle);
}
