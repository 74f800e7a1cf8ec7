using System.Buffers.Binary;
using MLKids.Learning;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Listening;
using MLKids.Learning.Models;
using MLKids.Studio.Live;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Testing;

/// <summary>
/// Listens to a page's microphone by the same rules as <c>when [MODEL] hears [LABEL]</c>: four windows of a second a second, quiet ones ask no model, and what was heard is
/// told with <c>test/heard</c>. A page that is faster than this computer loses the oldest sound.
/// </summary>
internal sealed class SoundTest : ILiveTest
{
    /// <summary>Sound that waits at most: two seconds.</summary>
    private const int MostWaiting = 2 * SoundClip.Rate;

    private readonly LiveConnection _page;
    private readonly TestRoom _room;
    private readonly IReadOnlyList<string> _models;
    private readonly SoundListener _listener;
    private readonly Dictionary<string, TestAnswer> _answers = [];
    private readonly Lock _lock = new();
    private readonly List<float> _waiting = [];
    private long _lost;
    private bool _isBusy;
    private bool _ended;

    public SoundTest(LiveConnection page, TestRoom room, IReadOnlyList<string> models)
    {
        (_page, _room, _models) = (page, room, models);
        _listener = new SoundListener(Features);
        foreach (var model in models)
            _listener.Add(model, features => Answer(model, features));
    }

    /// <summary>The next samples: 16 kHz, 16 bits, little-endian.</summary>
    public void Take(ReadOnlySpan<byte> samples)
    {
        lock (_lock)
        {
            if (_ended)
                return;
            for (var i = 0; i + 1 < samples.Length; i += 2)
                _waiting.Add(BinaryPrimitives.ReadInt16LittleEndian(samples[i..]) / 32768f);
            if (_waiting.Count > MostWaiting)
            {
                _lost += _waiting.Count - MostWaiting;
                _waiting.RemoveRange(0, _waiting.Count - MostWaiting);
            }

            if (_isBusy)
                return;
            _isBusy = true;
        }

        _ = Task.Run(Work);
    }

    public void End()
    {
        lock (_lock)
            _ended = true;
    }

    private void Work()
    {
        while (Next(out var lost) is { } samples)
        {
            try
            {
                if (lost > 0)
                    _listener.Lost(lost);
                var before = _listener.Counts;
                var heard = _listener.Hear(samples);
                foreach (var sound in heard)
                    _page.Send("test/heard", new { model = sound.Model, label = sound.Label, probability = sound.Probability });
                var after = _listener.Counts;
                if (after.Windows > before.Windows)
                    _page.Send("test/answer", new { answers = _models.Select(model => _answers.GetValueOrDefault(model)).OfType<TestAnswer>(), silent = after.Gated > before.Gated }, latest: true);
            }
            catch (Exception e) when (e is LearningException or StudioException or ObjectDisposedException)
            {
                _page.Send("test/answer", new { failure = Failure.Of(e).Failure }, latest: true);
            }
        }
    }

    private float[]? Next(out long lost)
    {
        lock (_lock)
        {
            (lost, _lost) = (_lost, 0);
            _isBusy = _waiting.Count > 0 && !_ended;
            if (!_isBusy)
                return null;
            float[] samples = [.. _waiting];
            _waiting.Clear();
            return samples;
        }
    }

    private Prediction? Answer(string model, float[] features)
    {
        var tested = _room.Open(model);
        var prediction = tested.Model.Predict(features);
        _answers[model] = TestAnswer.OfLabels(model, tested.Model, prediction);
        return prediction;
    }

    private float[] Features(ReadOnlySpan<float> window)
    {
        var featurizer = (SoundFeaturizer)_room.Open(_models[0]).Featurizer!;
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(window, features);
        return features;
    }
}
