using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MLKids.Packs.Wire;

/// <summary>
/// Values as bytes: nothing, truth values, numbers (every double as it is), whole numbers, texts (every UTF-16 unit as it is), bytes, and lists of these. What comes in is
/// not trusted: it is read completely and within limits, or not at all.
/// </summary>
internal static class WireFormat
{
    /// <summary>Bytes of one message.</summary>
    public const int LongestMessage = 16 << 20;

    /// <summary>Lists within lists.</summary>
    public const int Deepest = 24;

    private enum Tag : byte
    {
        Nothing,
        False,
        True,
        Number,
        Whole,
        Text,
        Bytes,
        List,
    }

    /// <param name="to">Where the bytes go.</param>
    /// <param name="value">null, bool, double, long, string, byte[] or object?[] of these.</param>
    /// <exception cref="WireException">It is something else, too deep or too large.</exception>
    public static void Write(ArrayBufferWriter<byte> to, object? value) => Write(to, value, 0);

    /// <exception cref="WireException">These are not the bytes of one value.</exception>
    public static object? Read(ReadOnlySpan<byte> bytes)
    {
        var value = Read(ref bytes, 0);
        return bytes.IsEmpty ? value : throw new WireException($"{bytes.Length:N0} bytes follow the value");
    }

    private static void Write(ArrayBufferWriter<byte> to, object? value, int depth)
    {
        switch (value)
        {
            case null:
                Put(to, Tag.Nothing);
                break;
            case bool truth:
                Put(to, truth ? Tag.True : Tag.False);
                break;
            case double number:
                Put(to, Tag.Number);
                BinaryPrimitives.WriteDoubleLittleEndian(to.GetSpan(8), number);
                to.Advance(8);
                break;
            case long whole:
                Put(to, Tag.Whole);
                BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(8), whole);
                to.Advance(8);
                break;
            case string text:
                Put(to, Tag.Text);
                Put(to, MemoryMarshal.AsBytes(text.AsSpan()));
                break;
            case byte[] bytes:
                Put(to, Tag.Bytes);
                Put(to, bytes);
                break;
            case object?[] list when depth < Deepest:
                Put(to, Tag.List);
                Put(to, list.Length);
                foreach (var item in list)
                    Write(to, item, depth + 1);
                break;
            default:
                throw new WireException(value is object?[] ? $"lists are nested deeper than {Deepest}" : $"a {value.GetType().Name} is no value that can be sent");
        }
    }

    private static void Put(ArrayBufferWriter<byte> to, Tag tag)
    {
        to.GetSpan(1)[0] = (byte)tag;
        to.Advance(1);
    }

    private static void Put(ArrayBufferWriter<byte> to, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(4), number);
        to.Advance(4);
    }

    private static void Put(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        if (to.WrittenCount + (long)bytes.Length > LongestMessage)
            throw new WireException($"it takes more than the {LongestMessage:N0} bytes of a message");
        Put(to, bytes.Length);
        to.Write(bytes);
    }

    private static object? Read(ref ReadOnlySpan<byte> from, int depth) => (Tag)Take(ref from, 1)[0] switch
    {
        Tag.Nothing => null,
        Tag.False => false,
        Tag.True => true,
        Tag.Number => BinaryPrimitives.ReadDoubleLittleEndian(Take(ref from, 8)),
        Tag.Whole => BinaryPrimitives.ReadInt64LittleEndian(Take(ref from, 8)),
        Tag.Text => Text(TakeCounted(ref from)),
        Tag.Bytes => TakeCounted(ref from).ToArray(),
        Tag.List when depth < Deepest => List(ref from, depth),
        var tag => throw new WireException($"{tag} stands where a value should begin"),
    };

    private static object?[] List(ref ReadOnlySpan<byte> from, int depth)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(Take(ref from, 4));
        // Each item takes a byte at least: no count makes room for more than was sent.
        if (count < 0 || count > from.Length)
            throw new WireException($"a list of {count:N0} cannot stand in {from.Length:N0} bytes");
        var list = new object?[count];
        for (var i = 0; i < count; i++)
            list[i] = Read(ref from, depth + 1);
        return list;
    }

    private static string Text(ReadOnlySpan<byte> bytes) =>
        bytes.Length % 2 == 0 ? new string(MemoryMarshal.Cast<byte, char>(bytes)) : throw new WireException("a text ends within a letter");

    private static ReadOnlySpan<byte> TakeCounted(ref ReadOnlySpan<byte> from) => Take(ref from, BinaryPrimitives.ReadInt32LittleEndian(Take(ref from, 4)));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> from, int count)
    {
        if (count < 0 || count > from.Length)
            throw new WireException($"{count:N0} bytes are announced, {from.Length:N0} are there");
        var taken = from[..count];
        from = from[count..];
        return taken;
    }
}
