using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MLKids.Learning.Onnx;

/// <summary>Writes protocol buffer fields (https://protobuf.dev/programming-guides/encoding): all that an ONNX file is made of.</summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> _written = new();

    internal ReadOnlySpan<byte> Bytes => _written.WrittenSpan;

    internal ProtobufWriter Number(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    internal ProtobufWriter Float(int field, float value)
    {
        Varint(((ulong)field << 3) | 5);
        BinaryPrimitives.WriteSingleLittleEndian(_written.GetSpan(4), value);
        _written.Advance(4);
        return this;
    }

    internal ProtobufWriter Text(int field, string text) => Block(field, Encoding.UTF8.GetBytes(text));

    internal ProtobufWriter Message(int field, ProtobufWriter message) => Block(field, message.Bytes);

    internal ProtobufWriter Block(int field, ReadOnlySpan<byte> bytes)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)bytes.Length);
        _written.Write(bytes);
        return this;
    }

    private void Varint(ulong value)
    {
        var into = _written.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            into[length++] = (byte)(value | 0x80);
        into[length++] = (byte)value;
        _written.Advance(length);
    }
}
