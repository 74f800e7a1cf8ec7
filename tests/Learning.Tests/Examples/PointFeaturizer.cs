using System.Buffers.Binary;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;

namespace MLKids.Learning.Tests.Examples;

/// <summary>
/// A real featurizer for tests: an example is a list of float32, its features are these floats. Anything else cannot be read. Counts its
/// calls.
/// </summary>
internal class PointFeaturizer(int length = 4, string id = "point-v1") : IFeaturizer
{
    private int _calls;

    public int Calls => _calls;

    public Action<int>? OnCall { get; init; }

    public string Id => id;

    public int FeatureLength => length;

    public static byte[] Bytes(params float[] values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return bytes;
    }

    public void Featurize(ReadOnlySpan<byte> example, Span<float> features)
    {
        var call = Interlocked.Increment(ref _calls);
        OnCall?.Invoke(call);
        if (example.Length != FeatureLength * sizeof(float))
            throw new LearningException(LearningCodes.UnreadablePicture, "I cannot read this.", $"Found {example.Length} bytes, wanted {FeatureLength * 4}.");
        for (var i = 0; i < FeatureLength; i++)
            features[i] = BinaryPrimitives.ReadSingleLittleEndian(example[(i * sizeof(float))..]);
    }

    public void Dispose()
    {
    }
}

/// <summary>Also gives a fingerprint: one bit for each whole number that the first float has.</summary>
internal sealed class FingerprintingFeaturizer(int length = 4) : PointFeaturizer(length, "point-fp-v1"), IFingerprintingFeaturizer
{
    public int NearDuplicateBits => 6;

    public ulong FeaturizeAndFingerprint(ReadOnlySpan<byte> example, Span<float> features)
    {
        Featurize(example, features);
        return (1UL << (int)Math.Clamp(features[0], 0, 63)) - 1;
    }
}
