using System.Runtime.InteropServices;
using System.Text;

namespace MLKids.Learning.Onnx;

/// <summary>
/// The float32 initializers of an ONNX file by name (onnx.proto3: ModelProto 7 graph, GraphProto 5 initializer, TensorProto 1 dims, 2 data_type,
/// 8 name, 9 raw_data). Only for files whose hash was checked: a damaged one throws anything.
/// </summary>
internal sealed class OnnxTensors
{
    private readonly Dictionary<string, (long[] Shape, float[] Values)> _tensors = [];

    internal OnnxTensors(byte[] file)
    {
        foreach (var (graphField, graph) in Fields(file))
            if (graphField == 7)
                foreach (var (field, tensor) in Fields(graph))
                    if (field == 5)
                        Add(tensor);
    }

    internal long[] Shape(string name) => _tensors[name].Shape;

    internal float[] Values(string name) => _tensors[name].Values;

    private void Add(ReadOnlyMemory<byte> tensor)
    {
        var (shape, name, values) = (new List<long>(), "", Array.Empty<float>());
        foreach (var (field, body) in Fields(tensor))
            switch (field)
            {
                case 1:
                    shape.Add((long)Varint(body.Span, out _));
                    break;
                case 8:
                    name = Encoding.UTF8.GetString(body.Span);
                    break;
                case 9:
                    values = MemoryMarshal.Cast<byte, float>(body.Span).ToArray();
                    break;
            }
        _tensors[name] = ([.. shape], values);
    }

    /// <summary>Number and bytes of each field: a message's or text's content, or the number itself still encoded.</summary>
    private static IEnumerable<(int Field, ReadOnlyMemory<byte> Body)> Fields(ReadOnlyMemory<byte> message)
    {
        while (!message.IsEmpty)
        {
            var key = Varint(message.Span, out var used);
            message = message[used..];
            var length = (key & 7) switch
            {
                0 => VarintLength(message.Span),
                1 => 8,
                5 => 4,
                2 => (int)Varint(message.Span, out used),
                _ => throw new InvalidDataException($"wire type {key & 7}"),
            };
            if ((key & 7) == 2)
                message = message[used..];
            yield return ((int)(key >> 3), message[..length]);
            message = message[length..];
        }
    }

    private static int VarintLength(ReadOnlySpan<byte> bytes)
    {
        Varint(bytes, out var used);
        return used;
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, out int used)
    {
        ulong value = 0;
        for (used = 0; ;)
        {
            var b = bytes[used];
            value |= (ulong)(b & 0x7F) << (7 * used++);
            if (b < 0x80)
                return value;
        }
    }
}
