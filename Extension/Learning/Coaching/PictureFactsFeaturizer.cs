using System.Buffers;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Learning.Coaching;

/// <summary>
/// Pictures to <see cref="PictureFacts"/>. No model learns from them: being a featurizer lets <see cref="FeatureCache"/> measure each picture once and
/// keep what was found. Safe to call from several threads.
/// </summary>
internal sealed class PictureFactsFeaturizer : IFeaturizer
{
    private const int SquareBytes = PictureFacts.Side * PictureFacts.Side * 3;

    public string Id => "picture-facts-v1";

    public int FeatureLength => PictureFacts.Length;

    public void Featurize(ReadOnlySpan<byte> example, Span<float> features)
    {
        var square = ArrayPool<byte>.Shared.Rent(SquareBytes);
        try
        {
            var pixels = square.AsSpan(0, SquareBytes);
            PictureDecoder.DecodeSquare(example, PictureFacts.Side, pixels);
            PictureFacts.Measure(pixels, features);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(square);
        }
    }

    public void Dispose()
    {
    }
}
