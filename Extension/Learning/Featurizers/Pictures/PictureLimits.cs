namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>Largest pictures that are decoded. Checked before any pixel is.</summary>
public static class PictureLimits
{
    /// <summary>Bytes of a picture file.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Bytes of an SVG file: it is a program for a renderer, so less is allowed.</summary>
    public const int MaxSvgBytes = 4 * 1024 * 1024;

    /// <summary>Width or height in pixels.</summary>
    public const int MaxSide = 32_767;

    /// <summary>Width × height: above every phone's camera.</summary>
    public const long MaxPixels = 64_000_000;

    /// <summary>Width or height of what <see cref="PictureDecoder"/> is asked to write.</summary>
    public const int MaxTargetSide = 4096;

    /// <summary>Width × height to which an SVG is drawn before it is cropped.</summary>
    public const long MaxSvgPixels = 16_000_000;
}
