namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>Kinds of picture files that can be read.</summary>
public enum PictureFormat
{
    Jpeg,
    Png,

    /// <summary>Only the first frame is used.</summary>
    Gif,
    WebP,

    /// <summary>Scratch's vector costumes. References to other files or to the network are never followed.</summary>
    Svg,
}
