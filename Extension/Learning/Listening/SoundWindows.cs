using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Learning.Listening;

/// <summary>
/// Cuts a stream of samples into windows of one second, one every hop. Keeps the newest second and nothing else. Where the windows lie depends on the samples alone,
/// not on the sizes of the blocks in which they come.
/// </summary>
/// <param name="hop">Samples between two windows, 1 to <see cref="SoundClip.WindowLength"/>.</param>
internal sealed class SoundWindows(int hop)
{
    private readonly float[] _newest = new float[SoundClip.WindowLength];
    private int _filled;

    /// <summary>Samples so far, lost ones included.</summary>
    public long Position { get; private set; }

    /// <summary>Samples that never came: the next window begins after them.</summary>
    public void Skip(long samples)
    {
        Position += samples;
        _filled = 0;
    }

    /// <summary>Takes samples up to the end of the next window.</summary>
    /// <param name="samples">What is left of them afterwards.</param>
    /// <returns>The window of 16,000 samples, valid until the next call; empty when the samples do not reach its end.</returns>
    public ReadOnlySpan<float> Next(ref ReadOnlySpan<float> samples)
    {
        if (_filled == _newest.Length)
        {
            _newest.AsSpan(hop).CopyTo(_newest);
            _filled = _newest.Length - hop;
        }

        var taken = samples[..Math.Min(samples.Length, _newest.Length - _filled)];
        taken.CopyTo(_newest.AsSpan(_filled));
        samples = samples[taken.Length..];
        _filled += taken.Length;
        Position += taken.Length;
        return taken.Length > 0 && _filled == _newest.Length ? _newest : [];
    }
}
