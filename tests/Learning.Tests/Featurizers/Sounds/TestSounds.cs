using System.Buffers.Binary;
using System.Text;

namespace MLKids.Learning.Tests.Featurizers.Sounds;

/// <summary>Sounds and WAV files made in code.</summary>
internal static class TestSounds
{
    internal enum Samples
    {
        Pcm8,
        Pcm16,
        Pcm24,
        Pcm32,
        Float32,
        Float64,
    }

    /// <summary>A tone of one second at most half of full scale.</summary>
    internal static float[] Sine(double hertz, double seconds = 1, int rate = 16_000, double loudness = 0.5) =>
        [.. Enumerable.Range(0, (int)(seconds * rate)).Select(i => (float)(loudness * Math.Sin(2 * Math.PI * hertz * i / rate)))];

    /// <summary>
    /// Something like a word: syllables of harmonics whose pitch glides; the label decides their order and vowels, the seed pitch, speed, loudness and breath.
    /// </summary>
    internal static float[] Word(int label, int seed, double seconds = 0.8, int rate = 16_000)
    {
        var random = new Random((label * 1009) + seed);
        var pitch = 110 + (90 * random.NextDouble());
        var loudness = 0.1 + (0.2 * random.NextDouble());
        var samples = new float[(int)(seconds * rate)];
        var phase = 0d;
        for (var i = 0; i < samples.Length; i++)
        {
            var at = (double)i / samples.Length;
            var syllable = (int)(at * 3);
            var formant = 350 + (((label * 7) + (syllable * 5 * (label + 1))) % 11 * 240);
            phase += 2 * Math.PI * pitch * (1 + (0.2 * Math.Sin(at * 4))) / rate;
            var sum = 0d;
            for (var harmonic = 1; harmonic * pitch * 1.2 < Math.Min(3600, rate / 2.2); harmonic++)
                sum += Math.Sin(harmonic * phase) * Math.Exp(-Math.Pow(((harmonic * pitch) - formant) / 300, 2));
            var envelope = Math.Sin(Math.PI * ((at * 3) - syllable));
            samples[i] = (float)((loudness * envelope * sum) + (0.002 * (random.NextDouble() - 0.5)));
        }
        return samples;
    }

    internal static byte[] Wav(ReadOnlySpan<float> samples, int rate = 16_000, Samples kind = Samples.Pcm16, int channels = 1, bool extensible = false)
    {
        var bytes = kind switch { Samples.Pcm8 => 1, Samples.Pcm16 => 2, Samples.Pcm24 => 3, Samples.Float64 => 8, _ => 4 };
        var data = new byte[samples.Length * channels * bytes];
        for (var i = 0; i < samples.Length * channels; i++)
            Write(data.AsSpan(i * bytes), samples[i / channels], kind);
        return File(Format(kind >= Samples.Float32 ? 3 : 1, channels, rate, bytes, extensible), data);
    }

    internal static byte[] Format(int format, int channels, int rate, int bytes, bool extensible = false)
    {
        var chunk = new byte[extensible ? 40 : 16];
        BinaryPrimitives.WriteUInt16LittleEndian(chunk, (ushort)(extensible ? 0xFFFE : format));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), rate);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(8), rate * channels * bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(12), (ushort)(channels * bytes));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(14), (ushort)(8 * bytes));
        if (extensible)
        {
            chunk[16] = 22;
            ((byte[])[(byte)format, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]).CopyTo(chunk, 24);
        }
        return chunk;
    }

    internal static byte[] File(byte[] format, byte[] data, uint? dataSize = null) =>
        [.. "RIFF"u8, .. BitConverter.GetBytes(data.Length + 36), .. "WAVE"u8, .. Chunk("fmt ", format), .. Chunk("data", data, dataSize)];

    internal static byte[] Chunk(string name, byte[] body, uint? size = null) =>
        [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(size ?? (uint)body.Length), .. body, .. new byte[body.Length & 1]];

    private static void Write(Span<byte> at, float sample, Samples kind)
    {
        switch (kind)
        {
            case Samples.Pcm8:
                at[0] = (byte)Math.Round(128 + (sample * 127));
                break;
            case Samples.Pcm16:
                BinaryPrimitives.WriteInt16LittleEndian(at, (short)Math.Round(sample * 32767));
                break;
            case Samples.Pcm24:
                var level = (int)Math.Round(sample * 8388607d);
                (at[0], at[1], at[2]) = ((byte)level, (byte)(level >> 8), (byte)(level >> 16));
                break;
            case Samples.Pcm32:
                BinaryPrimitives.WriteInt32LittleEndian(at, (int)Math.Round(sample * 2147483647d));
                break;
            case Samples.Float32:
                BinaryPrimitives.WriteSingleLittleEndian(at, sample);
                break;
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(at, sample);
                break;
        }
    }
}
