using System.Numerics.Tensors;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Models;

namespace MLKids.Learning.Listening;

/// <summary>Turns a window into what models are asked with.</summary>
/// <param name="window">16,000 samples: one second at 16 kHz, -1..1. Valid during the call only.</param>
public delegate float[] WindowFeaturizer(ReadOnlySpan<float> window);

/// <summary>
/// Hears the labels of models in an endless stream of sound. Every hop (a quarter of a second) the newest second is featurized once, from its own samples exactly as an
/// example for training is, and each model answers; a label is heard when the mean of its last answers reaches the threshold. <see cref="ProjectNames.BackgroundNoise"/> is never heard,
/// and neither is anything for a second after a hearing. No clock but the samples': the same samples give the same hearings. Not for several threads at once.
/// </summary>
public sealed class SoundListener
{
    private readonly WindowFeaturizer _featurize;
    private readonly ListenerSettings _settings;
    private readonly SoundWindows _windows;
    private readonly float _silence;
    private readonly Dictionary<string, (Func<float[], Prediction?> Classify, HearingDecision Decision)> _models = [];

    /// <param name="featurize">Asked once for a window, however many models listen; not for silence.</param>
    /// <param name="settings">Null for the defaults.</param>
    public SoundListener(WindowFeaturizer featurize, ListenerSettings? settings = null)
    {
        _featurize = featurize;
        _settings = settings ?? new ListenerSettings();
        _windows = new SoundWindows((int)Math.Round(_settings.Hop.TotalSeconds * SoundClip.Rate));
        // The norm of a window whose root mean square is just at the gate.
        _silence = (float)(Math.Pow(10, _settings.SilenceDecibels / 20) * Math.Sqrt(SoundClip.WindowLength));
    }

    /// <summary>What was done so far.</summary>
    public ListenerCounts Counts { get; private set; }

    /// <summary>Samples so far, lost ones included.</summary>
    public long Position => _windows.Position;

    /// <summary>Listens for a model from the next window on; nothing if it does already.</summary>
    /// <param name="model">Its name, given back in <see cref="HeardSound"/>.</param>
    /// <param name="classify">Its answer for a window's features; null when it cannot answer now.</param>
    public void Add(string model, Func<float[], Prediction?> classify) => _models.TryAdd(model, (classify, new HearingDecision(_settings)));

    /// <summary>Takes the stream's next samples.</summary>
    /// <param name="samples">Any number at 16 kHz, finite, -1..1.</param>
    /// <returns>What was heard, in order.</returns>
    public IReadOnlyList<HeardSound> Hear(ReadOnlySpan<float> samples)
    {
        List<HeardSound>? heard = null;
        while (_windows.Next(ref samples) is { IsEmpty: false } window)
        {
            var isSilent = TensorPrimitives.Norm(window) < _silence;
            Counts = Counts with { Windows = Counts.Windows + 1, Gated = Counts.Gated + (isSilent ? 1 : 0) };
            var features = isSilent || _models.Count == 0 ? null : _featurize(window);
            foreach (var (model, (classify, decision)) in _models)
                if (decision.Decide(features is null ? null : classify(features), Position) is var (label, probability))
                    (heard ??= []).Add(new HeardSound(model, label, probability, Position));
        }

        if (heard is null)
            return [];
        Counts = Counts with { Heard = Counts.Heard + heard.Count };
        return heard;
    }

    /// <summary>
    /// Says that samples never came, because listening was slower than the sound: the next window begins after the hole and its answers are averaged with nothing before.
    /// </summary>
    public void Lost(long samples)
    {
        _windows.Skip(samples);
        Counts = Counts with { Drops = Counts.Drops + 1 };
        foreach (var (_, decision) in _models.Values)
            decision.Break();
    }
}
