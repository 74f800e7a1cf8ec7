namespace MLKids.Runtime.Stage;

/// <summary>
/// Loudness as Scratch 3 measures it: root mean square of about the last 46 ms (2,048 samples at 44.1 kHz), falling by at most 40 % a frame, times 1.63, its root as a
/// percentage.
/// </summary>
internal sealed class LoudnessMeter(int sampleRate)
{
    private readonly float[] _last = new float[sampleRate * 2_048 / 44_100];
    private double _level;

    /// <summary>0..100.</summary>
    public double Value => Math.Min(100, Math.Round(Math.Sqrt(_level * 1.63) * 100));

    public void Hear(ReadOnlySpan<float> samples)
    {
        if (samples.IsEmpty)
            return;
        var taken = samples[Math.Max(0, samples.Length - _last.Length)..];
        _last.AsSpan(taken.Length).CopyTo(_last);
        taken.CopyTo(_last.AsSpan(_last.Length - taken.Length));
        var power = 0d;
        foreach (var sample in _last)
            power += sample * sample;
        var level = Math.Sqrt(power / _last.Length);
        _level = Math.Max(level, _level * Math.Pow(0.6, samples.Length * 30.0 / sampleRate));
    }
}
