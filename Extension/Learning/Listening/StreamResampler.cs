using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Learning.Listening;

/// <summary>
/// Brings an endless stream of any rate to 16 kHz, block by block: the same numbers as <see cref="SoundClip.FromSamples"/> gives for the whole. What a filter still needs
/// of earlier blocks is kept (ten zero crossings to each side), so the output is late by about 1 ms. Not for several threads at once.
/// </summary>
public sealed class StreamResampler
{
    private readonly int _rate;
    private readonly Resampler _resampler;
    private float[] _kept = [];
    private int _filled;
    private long _first;
    private int _next;

    /// <param name="rate">Samples a second of what comes in, 4,000 to 192,000.</param>
    /// <exception cref="LearningException">Another rate (<see cref="LearningCodes.UnreadableSound"/>).</exception>
    public StreamResampler(int rate)
    {
        if (rate is < SoundLimits.MinRate or > SoundLimits.MaxRate)
            throw SoundTrouble.Unreadable($"a microphone of {rate} samples a second; wanted {SoundLimits.MinRate} to {SoundLimits.MaxRate}");
        _rate = rate;
        _resampler = Resampler.Between(rate, SoundClip.Rate);
        Restart();
    }

    /// <summary>Forgets what came before: for a hole in the stream. Before the first sample there was silence.</summary>
    public void Restart()
    {
        _next = 0;
        _first = _resampler.FirstInput(0);
        _filled = (int)-_first;
        Array.Clear(_kept);
        Reserve(_filled);
    }

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">One channel, any number.</param>
    /// <returns>All samples at 16 kHz that are certain now.</returns>
    public float[] Push(ReadOnlySpan<float> samples)
    {
        if (_rate == SoundClip.Rate)
            return samples.ToArray();
        Reserve(_filled + samples.Length);
        samples.CopyTo(_kept.AsSpan(_filled));
        _filled += samples.Length;

        var ready = 0;
        while (_resampler.LastInput(_next + ready) < _first + _filled)
            ready++;
        var output = new float[ready];
        _resampler.Run(_kept.AsSpan(0, _filled), _first, _next, output);
        _next += ready;
        Forget((int)(_resampler.FirstInput(_next) - _first));
        return output;
    }

    private void Forget(int samples)
    {
        _kept.AsSpan(samples, _filled - samples).CopyTo(_kept);
        _filled -= samples;
        _first += samples;
        // A second of input is a second of output: both are counted from there on, and the counts stay small however long somebody listens.
        if (_next >= SoundClip.Rate)
            (_next, _first) = (_next - SoundClip.Rate, _first - _rate);
    }

    private void Reserve(int length)
    {
        if (_kept.Length < length)
            Array.Resize(ref _kept, Math.Max(length, 2 * _kept.Length));
    }
}
