using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MLKids.Learning.Trainers.Scaling;

namespace MLKids.Learning.Trainers.Words;

/// <summary>A fitted <see cref="TfIdfScaling"/>.</summary>
internal sealed class TfIdfMap : IFeatureMap
{
    private readonly float[] _weights;
    private readonly int[] _kept;
    private readonly float _norm;

    /// <param name="weights">One per input.</param>
    /// <param name="kept">Which inputs become outputs, ascending; at least one.</param>
    /// <param name="norm">See <see cref="TfIdfScaling"/>.</param>
    internal TfIdfMap(float[] weights, int[] kept, float norm) => (_weights, _kept, _norm) = (weights, kept, norm);

    public int InputLength => _weights.Length;

    public int OutputLength => _kept.Length;

    public void Apply(ReadOnlySpan<float> features, Span<float> scaled)
    {
        var rented = ArrayPool<float>.Shared.Rent(_weights.Length);
        var weighted = rented.AsSpan(0, _weights.Length);
        TensorPrimitives.Multiply(features, _weights, weighted);
        var norm = TensorPrimitives.Norm<float>(weighted);
        if (!float.IsFinite(norm))
        {
            // Squares of floats from 1e19 on are too large: such rows are made small first.
            TensorPrimitives.Divide(features, TensorPrimitives.MaxMagnitude(features), weighted);
            TensorPrimitives.Multiply(weighted, _weights, weighted);
            norm = TensorPrimitives.Norm<float>(weighted);
        }
        var factor = norm > 0 ? _norm / norm : 0;
        factor = float.IsFinite(factor) ? factor : 0;
        for (var i = 0; i < _kept.Length; i++)
            scaled[i] = weighted[_kept[i]] * factor;
        ArrayPool<float>.Shared.Return(rented);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_weights.Length);
        writer.Write(_kept.Length);
        writer.Write(MemoryMarshal.AsBytes<int>(_kept));
        HeadFile.Write(writer, _weights);
    }

    internal static TfIdfMap Load(BinaryReader reader, float norm)
    {
        int length = HeadFile.ReadSize(reader), count = HeadFile.ReadSize(reader);
        if (count > length)
            throw new InvalidDataException($"{count} columns of {length}");
        var kept = new List<int>();
        for (var i = 0; i < count; i++)
        {
            var column = reader.ReadInt32();
            if (column >= length || column <= (i == 0 ? -1 : kept[^1]))
                throw new InvalidDataException($"column {column} of {length}");
            kept.Add(column);
        }
        var weights = HeadFile.ReadFloats(reader, length, 1);
        return weights.All(weight => weight is >= 1 and <= 30)
            ? new(weights, [.. kept], norm)
            : throw new InvalidDataException("a word weight that is not between 1 and 30");
    }
}
