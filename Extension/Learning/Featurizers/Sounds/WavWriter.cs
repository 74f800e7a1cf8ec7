using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>Writes WAV files of one channel.</summary>
internal static class WavWriter
{
    private const int Header = 44;

    /// <summary>16-bit PCM; samples beyond -1..1 are cut, what is no number is 0.</summary>
    internal static byte[] Pcm16(ReadOnlySpan<float> samples, int rate)
    {
        var file = Start(1, 2, samples.Length, rate);
        for (var i = 0; i < samples.Length; i++)
        {
            var level = float.IsFinite(samples[i]) ? Math.Clamp(MathF.Round(samples[i] * 32768), -32768, 32767) : 0;
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(Header + (2 * i)), (short)level);
        }
        return file;
    }

    /// <summary>32-bit floats, as they are.</summary>
    internal static byte[] Floats(ReadOnlySpan<float> samples, int rate)
    {
        var file = Start(3, 4, samples.Length, rate);
        MemoryMarshal.AsBytes(samples).CopyTo(file.AsSpan(Header));
        return file;
    }

    private static byte[] Start(short format, short bytes, int frames, int rate)
    {
        var file = new byte[Header + (frames * bytes)];
        var span = file.AsSpan();
        "RIFF"u8.CopyTo(span);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(span[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(span[20..], format);
        BinaryPrimitives.WriteInt16LittleEndian(span[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(span[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(span[28..], rate * bytes);
        BinaryPrimitives.WriteInt16LittleEndian(span[32..], bytes);
        BinaryPrimitives.WriteInt16LittleEndian(span[34..], (short)(8 * bytes));
        "data"u8.CopyTo(span[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[40..], frames * bytes);
        return file;
    }
}
