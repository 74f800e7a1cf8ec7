using System.Buffers.Binary;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;

namespace MLKids.Learning.Featurizers.Pictures.Network;

/// <summary>
/// Reads a GGUF file (version 3, https://github.com/ggml-org/ggml/blob/master/docs/gguf.md): named tensors of float16 or float32, and metadata.
/// </summary>
internal sealed class GgufFile
{
    private const int MaxDimensions = 4, MaxEntries = 10_000, DefaultAlignment = 32;
    private const uint Float32 = 0, Float16 = 1;

    private readonly byte[] _bytes;
    private readonly Dictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float> _numbers = new(StringComparer.Ordinal);
    private readonly int _dataStart;
    private int _at;

    /// <exception cref="InvalidDataException">No such file, or cut off.</exception>
    internal GgufFile(byte[] bytes)
    {
        _bytes = bytes;
        if (!Take(4).SequenceEqual("GGUF"u8) || U32() != 3)
            throw new InvalidDataException("Found no GGUF version 3 header.");
        int tensorCount = Count(), entryCount = Count();
        for (var i = 0; i < entryCount; i++)
            ReadEntry(Text());
        for (var i = 0; i < tensorCount; i++)
        {
            var name = Text();
            var rank = U32();
            if (rank > MaxDimensions)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Found {rank} dimensions in {name}, wanted {MaxDimensions} or fewer."));
            var dimensions = new long[rank];
            // GGUF counts dimensions from the fastest; everything else here from the slowest.
            for (var d = dimensions.Length - 1; d >= 0; d--)
                dimensions[d] = checked((long)U64());
            _tensors.Add(name, new(dimensions, U32(), checked((int)U64())));
        }
        var alignment = (int)_numbers.GetValueOrDefault("general.alignment", DefaultAlignment);
        _dataStart = (_at + alignment - 1) / alignment * alignment;
    }

    internal float Number(string name) => _numbers.TryGetValue(name, out var number)
        ? number : throw new InvalidDataException($"Found no metadata {name}.");

    /// <summary>Slowest dimension first, for instance [outputs, inputs, height, width].</summary>
    internal long[] Shape(string name) => Find(name).Dimensions;

    internal bool Has(string name) => _tensors.ContainsKey(name);

    internal float[] Floats(string name)
    {
        var tensor = Find(name);
        var floats = new float[tensor.Dimensions.Aggregate(1L, static (product, d) => checked(product * d))];
        var start = _dataStart + tensor.Offset;
        switch (tensor.Type)
        {
            case Float32:
                MemoryMarshal.Cast<byte, float>(_bytes.AsSpan(start, floats.Length * 4)).CopyTo(floats);
                break;
            case Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(_bytes.AsSpan(start, floats.Length * 2)), floats);
                break;
            default:
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Found tensor type {tensor.Type} in {name}; wanted float32 or float16."));
        }
        return floats;
    }

    private Tensor Find(string name) => _tensors.TryGetValue(name, out var tensor) ? tensor : throw new InvalidDataException($"Found no tensor {name}.");

    private void ReadEntry(string name)
    {
        var type = U32();
        switch (type)
        {
            case 0 or 1 or 7:
                Take(1);
                break;
            case 2 or 3:
                Take(2);
                break;
            case 4 or 5:
                _numbers[name] = U32();
                break;
            case 6:
                _numbers[name] = BitConverter.UInt32BitsToSingle(U32());
                break;
            case 8:
                Text();
                break;
            case 10 or 11 or 12:
                Take(8);
                break;
            default:
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Found metadata {name} of type {type}, which these weights do not need."));
        }
    }

    private int Count()
    {
        var count = U64();
        return count <= MaxEntries ? (int)count : throw new InvalidDataException("Found too many entries.");
    }

    private uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    private ulong U64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    private string Text() => Encoding.UTF8.GetString(Take(checked((int)U64())));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - _at)
            throw new InvalidDataException("Found the end of the file too early.");
        _at += count;
        return _bytes.AsSpan(_at - count, count);
    }

    private sealed record Tensor(long[] Dimensions, uint Type, int Offset);
}
