using System.Globalization;
using NAudio.Wave;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>NAudio's readers, behind the same limits as every sound.</summary>
internal static class SoundDecoder
{
    private const int BlockFrames = 4096;

    /// <summary>A stream of PCM or floats; null where this system has no decoder for the format.</summary>
    internal static WaveStream? Open(Stream file, string format) => format switch
    {
        "AIFF" => Aiff(file),
        "WAV" => Wav(file),
        // Media Foundation: part of Windows.
        "MP3" or "M4A" or "AAC" or "WMA" when OperatingSystem.IsWindows() => new StreamMediaFoundationReader(file),
        _ => null,
    };

    /// <summary>The same sound as a WAV file of one channel of floats, at its own rate.</summary>
    /// <exception cref="LearningException"><see cref="LearningCodes.SoundTooLong"/>.</exception>
    internal static byte[] ToWav(WaveStream reader)
    {
        var (rate, channels) = (reader.WaveFormat.SampleRate, reader.WaveFormat.Channels);
        if (channels < 1 || rate is < SoundLimits.MinRate or > SoundLimits.MaxRate)
            throw new InvalidDataException($"{channels} channels of {rate} samples a second");
        var samples = reader.ToSampleProvider();
        var mono = new List<float>();
        var block = new float[BlockFrames * channels];
        for (int read; (read = samples.Read(block, 0, block.Length)) > 0;)
        {
            for (var at = 0; at + channels <= read; at += channels)
                mono.Add(Mean(block.AsSpan(at, channels)));
            if (mono.Count > SoundLimits.MaxSeconds * rate)
                throw SoundTrouble.TooLong(string.Create(CultureInfo.InvariantCulture, $"more than {SoundLimits.MaxSeconds} seconds"));
        }
        return WavWriter.Floats([.. mono], rate);
    }

    private static AiffFileReader? Aiff(Stream file)
    {
        var reader = new AiffFileReader(file);
        if (reader.WaveFormat.BitsPerSample != 8)
            return reader;
        // NAudio hands signed bytes on as if they were WAV's unsigned ones.
        reader.Dispose();
        return null;
    }

    private static WaveStream? Wav(Stream file)
    {
        var reader = new WaveFileReader(file);
        switch (reader.WaveFormat.Encoding)
        {
            case WaveFormatEncoding.ALaw or WaveFormatEncoding.MuLaw when reader.WaveFormat.BitsPerSample == 8:
                return new TelephoneStream(reader);
            case var _ when OperatingSystem.IsWindows():
                return WaveFormatConversionStream.CreatePcmStream(reader);
            default:
                reader.Dispose();
                return null;
        }
    }

    private static float Mean(ReadOnlySpan<float> channels)
    {
        var sum = 0f;
        foreach (var sample in channels)
            sum += sample;
        return sum / channels.Length;
    }
}
