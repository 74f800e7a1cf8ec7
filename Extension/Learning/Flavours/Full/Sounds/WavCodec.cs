using System.Buffers.Binary;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>Which codec a WAV file names in its header (mmreg.h).</summary>
internal static class WavCodec
{
    internal const int Unknown = 0, Pcm = 1, Float = 3, ALaw = 6, MuLaw = 7, Extensible = 0xFFFE;

    internal static int Of(ReadOnlySpan<byte> file)
    {
        // The 'fmt ' chunk is the first, or among the first; in the samples its name could stand by chance.
        var at = file[..Math.Min(file.Length, 4096)].IndexOf("fmt "u8);
        return at >= 0 && at + 10 <= file.Length ? BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 8)..]) : Unknown;
    }
}
