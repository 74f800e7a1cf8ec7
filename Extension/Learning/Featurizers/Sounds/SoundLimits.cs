namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>Largest sounds that are read. Checked before any sample is.</summary>
public static class SoundLimits
{
    /// <summary>Bytes of a sound file: five minutes of 48 kHz stereo at 24 bits.</summary>
    public const int MaxBytes = 96 * 1024 * 1024;

    /// <summary>Length in seconds.</summary>
    public const int MaxSeconds = 300;

    /// <summary>Samples a second, of each channel.</summary>
    public const int MinRate = 4_000, MaxRate = 192_000;
}
