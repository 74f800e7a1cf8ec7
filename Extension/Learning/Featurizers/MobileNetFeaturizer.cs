using System.Buffers;
using System.Numerics.Tensors;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Featurizers.Pictures.Network;

namespace MLKids.Learning.Featurizers;

/// <summary>
/// Pictures to 576 floats: the centre square at 288 × 288 through MobileNetV3-Small (weights of npm <c>@qvac/classification-ggml</c>, Apache-2.0), global
/// average pool, length 10. Nothing is loaded before the first picture. Safe to call from several threads.
/// </summary>
/// <param name="weightsPath">The GGUF file; null for the one beside the program.</param>
public sealed partial class MobileNetFeaturizer(string? weightsPath = null) : IFingerprintingFeaturizer
{
    /// <summary>Width and height that the network sees, in pixels.</summary>
    public const int Side = 288;

    /// <summary>SHA-256 of the weights, lower-case hex.</summary>
    public const string WeightsSha256 = "faaa680c62f989d642032114c8892e9f43e9f2487ff7a350941715c7de9ffb6c";

    /// <summary>Cells across and down of the map that the network pools: each looks mostly at its part of the picture.</summary>
    internal const int MapSide = Side / MobileNetGraph.CellSide;

    private const float FeatureNorm = 10;
    private const int SquareBytes = Side * Side * 3;

    private readonly Lock _gate = new();
    private volatile MobileNet? _network, _mapNetwork;
    private bool _disposed;

    /// <summary>Where the build puts the weights.</summary>
    public static string DefaultWeightsPath => Path.Combine(AppContext.BaseDirectory, "weights", "mobilenetv3-small.gguf");

    public string Id => "mobilenetv3-small-288-v1";

    public int FeatureLength => MobileNetGraph.FeatureLength;

    public int NearDuplicateBits => PictureFingerprint.NearDuplicateBits;

    public void Featurize(ReadOnlySpan<byte> example, Span<float> features) => FeaturizeAndFingerprint(example, features);

    public ulong FeaturizeAndFingerprint(ReadOnlySpan<byte> example, Span<float> features)
    {
        CheckLength(features);
        var square = ArrayPool<byte>.Shared.Rent(SquareBytes);
        try
        {
            var pixels = square.AsSpan(0, SquareBytes);
            PictureDecoder.DecodeSquare(example, Side, pixels);
            FeaturizePixels(pixels, features);
            return PictureFingerprint.Of(pixels, Side);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(square);
        }
    }

    /// <summary>The network alone, for a picture that is decoded already (a camera's frame, the stage).</summary>
    /// <param name="rgb"><see cref="Side"/> × <see cref="Side"/> × 3 bytes, row-major.</param>
    /// <param name="features">Exactly <see cref="FeatureLength"/> floats.</param>
    /// <exception cref="LearningException"><see cref="LearningCodes.MissingFeaturizer"/>.</exception>
    public void FeaturizePixels(ReadOnlySpan<byte> rgb, Span<float> features)
    {
        CheckLength(features);
        if (rgb.Length != SquareBytes)
            throw new ArgumentException($"Found {rgb.Length} bytes of pixels, wanted {SquareBytes}.", nameof(rgb));
        Network().Run(rgb, features);
        Scale(features);
    }

    /// <summary>What the network pools: the sums over the cells of each channel, brought to length by <see cref="Scale"/>, are the features.</summary>
    /// <param name="rgb"><see cref="Side"/> × <see cref="Side"/> × 3 bytes, row-major.</param>
    /// <param name="map">Takes <see cref="FeatureLength"/> × <see cref="MapSide"/> × <see cref="MapSide"/> floats: channel, row, column.</param>
    /// <exception cref="LearningException"><see cref="LearningCodes.MissingFeaturizer"/>.</exception>
    internal void MapPixels(ReadOnlySpan<byte> rgb, Span<float> map) => MapNetwork().Run(rgb, map);

    /// <summary>Brings pooled channels to the length that features have.</summary>
    internal static void Scale(Span<float> features)
    {
        var norm = TensorPrimitives.Norm<float>(features);
        if (norm > 0)
            TensorPrimitives.Multiply(features, FeatureNorm / norm, features);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _network?.Dispose();
            _network = null;
            _mapNetwork?.Dispose();
            _mapNetwork = null;
        }
    }

    private MobileNet Network()
    {
        if (_network is { } ready)
            return ready;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _network ??= MobileNet.Load(weightsPath ?? DefaultWeightsPath, WeightsSha256, Side);
        }
    }

    /// <summary>A session of its own: with a second output the first would be computed another way.</summary>
    private MobileNet MapNetwork()
    {
        if (_mapNetwork is { } ready)
            return ready;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _mapNetwork ??= MobileNet.Load(weightsPath ?? DefaultWeightsPath, WeightsSha256, Side, withMap: true);
        }
    }

    private static void CheckLength(Span<float> features)
    {
        if (features.Length != MobileNetGraph.FeatureLength)
            throw new ArgumentException($"Found room for {features.Length} features, wanted {MobileNetGraph.FeatureLength}.", nameof(features));
    }
}
