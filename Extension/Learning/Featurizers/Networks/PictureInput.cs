namespace MLKids.Learning.Featurizers.Networks;

/// <summary>What a network of pictures wants as its input: a float is (byte × <see cref="Scale"/> − mean) / deviation of its colour.</summary>
/// <param name="Name">The graph's input.</param>
/// <param name="Width">Pixels, 1 to <see cref="MostSide"/>.</param>
/// <param name="Height">Pixels, 1 to <see cref="MostSide"/>.</param>
public sealed record PictureInput(string Name, int Width, int Height)
{
    /// <summary>The largest width or height.</summary>
    public const int MostSide = 1024;

    /// <summary>True: the colours are the last dimension (NHWC); false (default): one plane a colour (NCHW).</summary>
    public bool ColoursLast { get; init; }

    /// <summary>True: blue, green, red; false (default): red, green, blue.</summary>
    public bool BlueFirst { get; init; }

    /// <summary>What a byte is multiplied with. Default 1/255.</summary>
    public float Scale { get; init; } = 1 / 255f;

    /// <summary>Taken off, in the order of the colours. Default 0.</summary>
    public IReadOnlyList<float> Mean { get; init; } = [0, 0, 0];

    /// <summary>Divided by, in the order of the colours. Default 1.</summary>
    public IReadOnlyList<float> Deviation { get; init; } = [1, 1, 1];

    /// <summary>How a picture of another shape is brought to this one.</summary>
    public PictureFit Fit { get; init; }

    /// <summary>The dimensions, of one picture.</summary>
    internal long[] Shape => ColoursLast ? [1, Height, Width, 3] : [1, 3, Height, Width];
}
