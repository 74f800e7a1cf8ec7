using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics.Tensors;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>A sound as models hear it: one channel, 16,000 samples a second, -1..1.</summary>
public sealed partial class SoundClip
{
    /// <summary>Samples a second.</summary>
    public const int Rate = 16_000;

    /// <summary>Samples of the second that a model hears at once.</summary>
    public const int WindowLength = Rate;

    /// <summary>Below this level (RMS against full scale) a second counts as silence.</summary>
    public const float SilenceDecibels = -60;

    private const int Block = 8192, EnergyStep = 160;

    private readonly float[] _samples;

    private SoundClip(float[] samples) => _samples = samples;

    /// <summary>The samples.</summary>
    public ReadOnlySpan<float> Samples => _samples;

    /// <summary>Length in seconds.</summary>
    public double Seconds => (double)Samples.Length / Rate;

    /// <summary>Level of the loudest second in dBFS: 0 is a full-scale square wave, -120 the least that is told.</summary>
    public float Level => LevelOf(Window(LoudestWindow(Samples)));

    /// <summary>Nothing can be heard in it.</summary>
    public bool IsSilent => Level < SilenceDecibels;

    /// <summary>Reads a sound file (WAV: PCM of 8 to 32 bits or float, any channels, 4 to 192 kHz, at most five minutes; other formats where the flavour and the system can).</summary>
    /// <exception cref="LearningException"><see cref="LearningCodes.UnreadableSound"/>, <see cref="LearningCodes.OtherSoundFormat"/>, <see cref="LearningCodes.SoundTooLong"/>.</exception>
    public static SoundClip Read(ReadOnlySpan<byte> file)
    {
        var wav = Open(file);
        return new(Resample(wav, Resampler.Between(wav.Rate, Rate)));
    }

    /// <summary>Seconds of a sound file, from its header alone.</summary>
    /// <exception cref="LearningException">As for <see cref="Read"/>.</exception>
    public static double SecondsOf(ReadOnlySpan<byte> file)
    {
        var wav = Open(file);
        return (double)wav.Frames / wav.Rate;
    }

    /// <summary>A recording of another rate, as a microphone gives it.</summary>
    /// <param name="samples">One channel, -1..1; what is no finite number becomes 0.</param>
    /// <param name="rate">Samples a second, 4,000 to 192,000.</param>
    /// <exception cref="LearningException">Empty or another rate (<see cref="LearningCodes.UnreadableSound"/>), or too long.</exception>
    public static SoundClip FromSamples(ReadOnlySpan<float> samples, int rate = Rate) => Read(WavWriter.Floats(samples, rate));

    /// <summary>A 16-bit WAV file of this sound, to keep it as an example.</summary>
    public byte[] ToWav() => WavWriter.Pcm16(Samples, Rate);

    /// <summary>The second from <paramref name="start"/> on; shorter where the sound ends before.</summary>
    public ReadOnlySpan<float> Window(int start) => Samples.Slice(start, Math.Min(WindowLength, Samples.Length - start));

    /// <summary>RMS level in dBFS, at least -120.</summary>
    public static float LevelOf(ReadOnlySpan<float> samples) => samples.IsEmpty
        ? -120
        : Math.Max(-120, 10 * MathF.Log10((TensorPrimitives.SumOfSquares(samples) / samples.Length) + 1e-30f));

    /// <summary>Where the second with the most energy starts, in steps of 10 ms; 0 for shorter sounds.</summary>
    public static int LoudestWindow(ReadOnlySpan<float> samples)
    {
        if (samples.Length <= WindowLength)
            return 0;
        const int Steps = WindowLength / EnergyStep;
        var energies = new double[samples.Length / EnergyStep];
        for (var i = 0; i < energies.Length; i++)
            energies[i] = TensorPrimitives.SumOfSquares(samples.Slice(i * EnergyStep, EnergyStep));
        var (best, bestAt, sum) = (double.NegativeInfinity, 0, 0d);
        for (var i = 0; i < energies.Length; i++)
        {
            sum += energies[i] - (i >= Steps ? energies[i - Steps] : 0);
            if (i >= Steps - 1 && sum > best)
                (best, bestAt) = (sum, i - Steps + 1);
        }
        return bestAt * EnergyStep;
    }

    private static WavReader Open(ReadOnlySpan<byte> file)
    {
        if (file.Length > SoundLimits.MaxBytes)
            throw SoundTrouble.TooLong(string.Create(CultureInfo.InvariantCulture, $"{file.Length} bytes"));
        var format = SoundFormat.Of(file);
        if (format is null)
            throw SoundTrouble.Unreadable($"{Examples.FileKind.Name(file)}; wanted a WAV file");
        if (Decode(file, format) is { } wav)
            return new WavReader(wav);
        return format == "WAV" ? new WavReader(file) : throw SoundTrouble.OtherFormat(format);
    }

    /// <summary>What this flavour makes of formats that <see cref="WavReader"/> does not read: a WAV file that it does, or null.</summary>
    private static partial byte[]? Decode(ReadOnlySpan<byte> file, string format);

    /// <summary>Block by block, so that a long recording of a high rate is never decoded as a whole.</summary>
    private static float[] Resample(WavReader wav, Resampler resampler)
    {
        var samples = new float[resampler.OutputLength(wav.Frames)];
        if (wav.Rate == Rate)
        {
            wav.Read(0, samples);
            return samples;
        }
        for (var at = 0; at < samples.Length; at += Block)
        {
            var part = samples.AsSpan(at, Math.Min(Block, samples.Length - at));
            long first = resampler.FirstInput(at), last = resampler.LastInput(at + part.Length - 1);
            var rented = ArrayPool<float>.Shared.Rent((int)(last - first + 1));
            var input = rented.AsSpan(0, (int)(last - first + 1));
            input.Clear();
            int from = (int)Math.Max(0, first), to = (int)Math.Min(wav.Frames, last + 1);
            if (to > from)
                wav.Read(from, input.Slice((int)(from - first), to - from));
            resampler.Run(input, first, at, part);
            ArrayPool<float>.Shared.Return(rented);
        }
        return samples;
    }
}
