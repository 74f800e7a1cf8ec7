using System.Globalization;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>What is said about sounds that cannot be read.</summary>
internal static class SoundTrouble
{
    internal static LearningException Unreadable(string found, Exception? inner = null) => new(
        LearningCodes.UnreadableSound, "I cannot hear this sound. Choose or record another one.", $"Found {found}.", inner);

    internal static LearningException TooLong(string found) => new(
        LearningCodes.SoundTooLong,
        "This sound is too long. Choose or record a shorter one.",
        string.Create(CultureInfo.InvariantCulture, $"Found {found}; wanted at most {SoundLimits.MaxSeconds} seconds and {SoundLimits.MaxBytes} bytes."));

    internal static LearningException OtherFormat(string format) => new(
        LearningCodes.OtherSoundFormat,
        $"I cannot read {format} sounds. Save it as WAV first.",
        $"Found a file of format {format}; wanted WAV (PCM or float). Any sound editor can save it so.");
}
