using System.Buffers.Binary;
using System.Globalization;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>
/// A WAV file (RIFF, Microsoft 1991; WAVE_FORMAT_EXTENSIBLE 2001) whose samples are decoded where they lie: PCM of up to 32 bits, floats of 32 and
/// 64. Sizes that lie (0, 0xFFFFFFFF, beyond the end) are taken for "to the end", as programs that were stopped while recording leave them.
/// </summary>
internal readonly ref struct WavReader
{
    private const int Pcm = 1, Float = 3, Extensible = 0xFFFE;

    /// <summary>What follows the format's number in a SubFormat GUID.</summary>
    private static ReadOnlySpan<byte> GuidTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    private readonly ReadOnlySpan<byte> _data;
    private readonly int _channels, _bytes, _format;

    /// <param name="file">The whole file.</param>
    /// <exception cref="LearningException">No sound (<see cref="LearningCodes.UnreadableSound"/>) or too long (<see cref="LearningCodes.SoundTooLong"/>).</exception>
    internal WavReader(ReadOnlySpan<byte> file)
    {
        Chunks(file, out var format, out _data);
        if (format.Length < 16)
            throw Unreadable(format.IsEmpty ? "no 'fmt ' chunk" : Text($"a 'fmt ' chunk of {format.Length} bytes"), "one of at least 16 bytes");
        _format = BinaryPrimitives.ReadUInt16LittleEndian(format);
        _channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        var frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(format[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if (_format == Extensible)
            _format = format.Length >= 40 && format.Slice(26, 14).SequenceEqual(GuidTail)
                ? BinaryPrimitives.ReadUInt16LittleEndian(format[24..])
                : throw Unreadable("an extensible format without a SubFormat that is known", "PCM or float");
        // Twelve bits lie in the upper part of two bytes, and so on: the containers are what is read.
        _bytes = (bits + 7) / 8;
        var known = _format switch { Pcm => _bytes is >= 1 and <= 4, Float => _bytes is 4 or 8, _ => false };
        if (!known)
            throw Unreadable(Text($"format {_format} with {bits} bits"), "PCM (1) with 8 to 32 bits or float (3) with 32 or 64");
        if (rate is < SoundLimits.MinRate or > SoundLimits.MaxRate)
            throw Unreadable(Text($"{rate} samples a second"), Text($"{SoundLimits.MinRate} to {SoundLimits.MaxRate}"));
        if (_channels == 0 || frameBytes != _channels * _bytes)
            throw Unreadable(Text($"{_channels} channels of {bits} bits in {frameBytes} bytes"), "channels × bytes of one sample");
        Rate = (int)rate;
        Frames = _data.Length / frameBytes;
        if (Frames == 0)
            throw Unreadable("no samples", "a 'data' chunk with one or more");
        if (Frames > (long)SoundLimits.MaxSeconds * Rate)
            throw SoundTrouble.TooLong(Text($"{Frames / Rate} seconds"));
    }

    /// <summary>Samples a second.</summary>
    internal int Rate { get; }

    /// <summary>Samples of each channel.</summary>
    internal int Frames { get; }

    /// <summary>Decodes frames from <paramref name="first"/> on; channels are averaged. -1..1; what is no number is 0.</summary>
    internal void Read(int first, Span<float> mono)
    {
        var data = _data.Slice(first * _channels * _bytes, mono.Length * _channels * _bytes);
        if (_format == Pcm && _bytes == 2 && _channels == 1)
        {
            for (var i = 0; i < mono.Length; i++)
                mono[i] = BinaryPrimitives.ReadInt16LittleEndian(data[(2 * i)..]) / 32768f;
            return;
        }
        for (var (i, at) = (0, 0); i < mono.Length; i++)
        {
            var sum = 0f;
            for (var channel = 0; channel < _channels; channel++, at += _bytes)
                sum += Sample(data[at..]);
            mono[i] = sum / _channels;
        }
    }

    private float Sample(ReadOnlySpan<byte> at) => (_format, _bytes) switch
    {
        (Pcm, 1) => (at[0] - 128) / 128f,
        (Pcm, 2) => BinaryPrimitives.ReadInt16LittleEndian(at) / 32768f,
        (Pcm, 3) => ((at[0] << 8) | (at[1] << 16) | (at[2] << 24)) / 2147483648f,
        (Pcm, _) => BinaryPrimitives.ReadInt32LittleEndian(at) / 2147483648f,
        (_, 4) => Clean(BinaryPrimitives.ReadSingleLittleEndian(at)),
        _ => Clean((float)BinaryPrimitives.ReadDoubleLittleEndian(at)),
    };

    private static float Clean(float sample) => float.IsFinite(sample) ? Math.Clamp(sample, -1, 1) : 0;

    private static void Chunks(ReadOnlySpan<byte> file, out ReadOnlySpan<byte> format, out ReadOnlySpan<byte> data)
    {
        format = default;
        data = default;
        var found = false;
        for (long at = 12; at + 8 <= file.Length;)
        {
            var name = file.Slice((int)at, 4);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(file[((int)at + 4)..]);
            var rest = file[((int)at + 8)..];
            var isData = name.SequenceEqual("data"u8);
            if (size > rest.Length || (isData && size == 0 && !IsChunk(rest)))
                size = rest.Length;
            if (isData && !found)
            {
                data = rest[..(int)size];
                found = true;
            }
            else if (name.SequenceEqual("fmt "u8) && format.IsEmpty)
                format = rest[..(int)size];
            // Chunks start at even places.
            at += 8 + size + (size & 1);
        }
        if (!found)
            throw Unreadable("no 'data' chunk", "one");
    }

    /// <summary>A chunk's header stands here, so an empty data chunk before it really is empty.</summary>
    private static bool IsChunk(ReadOnlySpan<byte> at) => at.Length >= 8
        && at[..4].IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0
        && BinaryPrimitives.ReadUInt32LittleEndian(at[4..]) <= at.Length - 8;

    private static LearningException Unreadable(string found, string wanted) => SoundTrouble.Unreadable($"a WAV file with {found}; wanted {wanted}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
