using System.Numerics.Tensors;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Models;

namespace MLKids.Learning.Listening;

/// <summary>
/// Decides from one model's answers, window by window, when a label is heard: the mean of the last answers reaches the threshold, the label is not the background's, and
/// the last hearing is long enough ago. The rule is that of TensorFlow's streaming recognizers (smoothing, threshold, suppression), on the clock of the samples.
/// </summary>
internal sealed class HearingDecision(ListenerSettings settings)
{
    private readonly long _suppression = (long)(settings.Suppression.TotalSeconds * SoundClip.Rate);
    private readonly Queue<Prediction?> _recent = new();
    private float[] _mean = [];
    private long _silentUntil = long.MinValue;

    /// <summary>Forgets the answers so far: what comes next does not follow on them.</summary>
    public void Break() => _recent.Clear();

    /// <summary>Takes the answer for a window.</summary>
    /// <param name="answer">Null for a window of silence: every label has probability 0.</param>
    /// <param name="position">The window's end in samples.</param>
    /// <returns>The label that is heard and its averaged probability, or null.</returns>
    public (string Label, float Probability)? Decide(Prediction? answer, long position)
    {
        if (answer is not null && _recent.LastOrDefault(a => a is not null) is { } before && !Same(before.Labels, answer.Labels))
            _recent.Clear();
        _recent.Enqueue(answer);
        if (_recent.Count > settings.Average)
            _recent.Dequeue();
        if (answer is null || position < _silentUntil)
            return null;

        var best = Average(answer.Probabilities.Count);
        if (_mean[best] < (float)settings.Threshold || answer.Labels[best] == ProjectNames.BackgroundNoise)
            return null;
        _silentUntil = position + _suppression;
        return (answer.Labels[best], _mean[best]);
    }

    private int Average(int labels)
    {
        if (_mean.Length != labels)
            _mean = new float[labels];
        Array.Clear(_mean);
        foreach (var answer in _recent)
            for (var i = 0; answer is not null && i < labels; i++)
                _mean[i] += answer.Probabilities[i] / _recent.Count;
        return TensorPrimitives.IndexOfMax<float>(_mean);
    }

    private static bool Same(IReadOnlyList<string> a, IReadOnlyList<string> b) => ReferenceEquals(a, b) || a.SequenceEqual(b);
}
