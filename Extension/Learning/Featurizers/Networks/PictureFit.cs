namespace MLKids.Learning.Featurizers.Networks;

/// <summary>How a picture of another shape is brought to the one that a network wants.</summary>
public enum PictureFit
{
    /// <summary>The largest part around the centre that has the shape.</summary>
    Crop,

    /// <summary>The whole picture, squeezed.</summary>
    Stretch,

    /// <summary>The whole picture, with black beside or above and below.</summary>
    Letterbox,
}
