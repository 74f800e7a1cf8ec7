using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Learning.Listening;

/// <summary>
/// How a <see cref="SoundListener"/> listens. The defaults were measured on streams of words, other words and noise: see "listener" in tests/Bench.
/// </summary>
public sealed record ListenerSettings
{
    /// <summary>Time between two windows, 0.05 to 1 s; default 0.25 s. A window is one second long.</summary>
    public TimeSpan Hop { get; init => field = Within(value, TimeSpan.FromSeconds(0.05), TimeSpan.FromSeconds(1)); } = TimeSpan.FromSeconds(0.25);

    /// <summary>Windows whose probabilities are averaged, 1 to 8; default 2.</summary>
    public int Average { get; init => field = Within(value, 1, 8); } = 2;

    /// <summary>Averaged probability from which a label is heard, 0.5 to 0.95; default 0.75.</summary>
    public double Threshold { get; init => field = Within(value, 0.5, 0.95); } = 0.75;

    /// <summary>Time after something was heard in which nothing is, 0 to 10 s; default 1 s.</summary>
    public TimeSpan Suppression { get; init => field = Within(value, TimeSpan.Zero, TimeSpan.FromSeconds(10)); } = TimeSpan.FromSeconds(1);

    /// <summary>A window that is quieter than this (RMS, decibels below full scale) is background without asking any model, -100 to 0; default -60.</summary>
    public double SilenceDecibels { get; init => field = Within(value, -100, 0); } = SoundClip.SilenceDecibels;

    private static T Within<T>(T value, T least, T most) where T : IComparable<T> => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), $"Wanted {least} to {most}; found {value}.");
}
