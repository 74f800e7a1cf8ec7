using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Learning.Explaining;

/// <summary>Draws a <see cref="PictureExplanation"/> over its picture: orange speaks for the label, blue against it (told apart by all kinds of eyes).</summary>
public static class HeatMap
{
    private const float Strongest = 0.65f;
    private static readonly byte[] For = [255, 140, 0], Against = [0, 80, 255];

    /// <summary>A square PNG file.</summary>
    /// <param name="picture">The picture that was explained.</param>
    /// <param name="explanation">What was found.</param>
    /// <param name="side">Pixels across and down, 1..<see cref="PictureLimits.MaxTargetSide"/>.</param>
    /// <exception cref="LearningException">The picture cannot be read, or libvips is missing.</exception>
    public static byte[] ToPng(ReadOnlySpan<byte> picture, PictureExplanation explanation, int side = MobileNetFeaturizer.Side)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(side, PictureLimits.MaxTargetSide);
        var rgb = new byte[side * side * 3];
        PictureDecoder.DecodeSquare(picture, side, rgb);
        var rgba = new byte[side * side * 4];
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
            {
                var heat = At(explanation.Relevance, (x + 0.5f) / side, (y + 0.5f) / side);
                var (ink, strength) = (heat > 0 ? For : Against, Strongest * Math.Abs(heat));
                var at = (y * side) + x;
                for (var band = 0; band < 3; band++)
                    rgba[(at * 4) + band] = (byte)(rgb[(at * 3) + band] + (strength * (ink[band] - rgb[(at * 3) + band])) + 0.5f);
                rgba[(at * 4) + 3] = 255;
            }

        return PictureDecoder.EncodePng(rgba, side, side);
    }

    /// <summary>Between the middles of the cells, bilinear. Places are 0..1.</summary>
    private static float At(IReadOnlyList<float> relevance, float x, float y)
    {
        const int Last = PictureExplanation.Side - 1;
        float fx = Math.Clamp((x * PictureExplanation.Side) - 0.5f, 0, Last), fy = Math.Clamp((y * PictureExplanation.Side) - 0.5f, 0, Last);
        int left = (int)fx, top = (int)fy, right = Math.Min(left + 1, Last), bottom = Math.Min(top + 1, Last);
        float Row(int row) => float.Lerp(relevance[(row * PictureExplanation.Side) + left], relevance[(row * PictureExplanation.Side) + right], fx - left);
        return float.Lerp(Row(top), Row(bottom), fy - top);
    }
}
