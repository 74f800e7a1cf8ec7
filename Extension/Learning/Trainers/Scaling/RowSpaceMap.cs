using System.Buffers;
using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers.Scaling;

/// <summary>A fitted <see cref="RowSpaceScaling"/>.</summary>
/// <param name="first">What is done to rows before.</param>
/// <param name="basis">directions × the first map's outputs, row-major; empty leaves rows as the first map gives them.</param>
internal sealed class RowSpaceMap(IFeatureMap first, float[] basis) : IFeatureMap
{
    public int InputLength => first.InputLength;

    public int OutputLength => basis.Length == 0 ? first.OutputLength : basis.Length / first.OutputLength;

    public void Apply(ReadOnlySpan<float> features, Span<float> scaled)
    {
        if (basis.Length == 0)
        {
            first.Apply(features, scaled);
            return;
        }
        var columns = first.OutputLength;
        var rented = ArrayPool<float>.Shared.Rent(columns);
        var row = rented.AsSpan(0, columns);
        first.Apply(features, row);
        for (var i = 0; i < OutputLength; i++)
            scaled[i] = TensorPrimitives.Dot<float>(row, basis.AsSpan(i * columns, columns));
        ArrayPool<float>.Shared.Return(rented);
    }

    public void Save(BinaryWriter writer)
    {
        first.Save(writer);
        writer.Write(basis.Length / first.OutputLength);
        HeadFile.Write(writer, basis);
    }

    internal static RowSpaceMap Load(BinaryReader reader, IScaling first)
    {
        var map = first.Load(reader);
        var directions = reader.ReadInt32();
        return directions is >= 0 and <= RowSpaceScaling.MostRows
            ? new(map, HeadFile.ReadFloats(reader, directions, map.OutputLength))
            : throw new InvalidDataException($"{directions} directions");
    }
}
