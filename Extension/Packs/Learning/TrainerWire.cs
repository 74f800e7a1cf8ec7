using System.Runtime.InteropServices;
using System.Text;

namespace MLKids.Packs.Learning;

/// <summary>
/// What goes between the environment and a process of trainers: messages of a kind, a length and bytes. One side asks, the other answers; nothing longer than
/// <see cref="LongestMessage"/> is believed.
/// </summary>
internal sealed class TrainerWire(Stream input, Stream output)
{
    /// <summary>Bytes of a message at most: a saved head and a little more.</summary>
    public const int LongestMessage = 80 << 20;

    /// <summary>Letters of a text at most.</summary>
    public const int LongestText = 4_000;

    private const int Start = 0x574C_4D54;

    private readonly byte[] _head = new byte[9];

    /// <summary>Sends one message, whole.</summary>
    public void Send(TrainerWord word, Action<BinaryWriter>? write = null)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        writer.Write(Start);
        writer.Write((byte)word);
        writer.Write(0);
        write?.Invoke(writer);
        writer.Flush();
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        BitConverter.TryWriteBytes(bytes[5..], bytes.Length - 9);
        output.Write(bytes);
        output.Flush();
    }

    /// <summary>The next message, or null when the other side has ended.</summary>
    /// <exception cref="InvalidDataException">What came is no message.</exception>
    public (TrainerWord Word, BinaryReader Body)? Read()
    {
        if (input.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false) < _head.Length)
            return null;
        var length = BitConverter.ToInt32(_head, 5);
        if (BitConverter.ToInt32(_head) != Start || length is < 0 or > LongestMessage)
            throw new InvalidDataException("bytes that are no message (does the plugin write to standard output by itself?)");
        var bytes = new byte[length];
        return input.ReadAtLeast(bytes, length, throwOnEndOfStream: false) < length
            ? null
            : ((TrainerWord)_head[4], new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8));
    }

    public static void Write(BinaryWriter writer, ReadOnlySpan<float> floats)
    {
        writer.Write(floats.Length);
        writer.Write(MemoryMarshal.AsBytes(floats));
    }

    public static float[] Floats(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count * (long)sizeof(float) > reader.BaseStream.Length)
            throw new InvalidDataException($"a list of {count} floats");
        var floats = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(floats.AsSpan()));
        return floats;
    }

    public static void Write(BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    public static byte[] Bytes(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return count >= 0 && count <= reader.BaseStream.Length ? reader.ReadBytes(count) : throw new InvalidDataException($"a list of {count} bytes");
    }

    public static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText] + " …";
}
