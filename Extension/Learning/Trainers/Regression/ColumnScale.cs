using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>
/// Mean, population standard deviation and range of each column of the rows that were learned from, and the way to standardised numbers
/// and back. A column with one value only has deviation 0: it is always 0 when standardised, and always that value when restored.
/// </summary>
internal sealed class ColumnScale
{
    /// <summary>Standardised numbers end here, so that nothing overflows however far outside one asks.</summary>
    private const double Farthest = 1e6;

    /// <summary>
    /// A restored number lies at most so many ranges of its column below the least or above the largest one learned: wide enough for honest
    /// straight lines (Celsius to Fahrenheit learned between 10 and 30 degrees, asked at 100), finite always.
    /// </summary>
    private const double RangesOutside = 10;

    private readonly float[] _means, _deviations, _least, _most;

    private ColumnScale(float[] means, float[] deviations, float[] least, float[] most) =>
        (_means, _deviations, _least, _most) = (means, deviations, least, most);

    internal int Count => _means.Length;

    internal ReadOnlySpan<float> Means => _means;

    /// <param name="rows">Row-major, finite, at least one row.</param>
    /// <param name="columns">Floats of one row.</param>
    internal static ColumnScale Of(ReadOnlySpan<float> rows, int columns)
    {
        var scale = new ColumnScale(new float[columns], new float[columns], new float[columns], new float[columns]);
        var count = rows.Length / columns;
        for (var column = 0; column < columns; column++)
        {
            double sum = 0, squares = 0;
            var (least, most) = (float.MaxValue, float.MinValue);
            for (var at = column; at < rows.Length; at += columns)
                (sum, least, most) = (sum + rows[at], Math.Min(least, rows[at]), Math.Max(most, rows[at]));
            var mean = sum / count;
            for (var at = column; at < rows.Length; at += columns)
                squares += (rows[at] - mean) * (rows[at] - mean);
            (scale._least[column], scale._most[column]) = (least, most);
            scale._means[column] = least == most ? least : (float)mean;
            scale._deviations[column] = least == most ? 0 : (float)Math.Sqrt(squares / count);
        }

        return scale;
    }

    /// <summary>Standardised rows, row-major.</summary>
    internal float[] Standardise(ReadOnlySpan<float> rows)
    {
        var result = new float[rows.Length];
        for (var at = 0; at < rows.Length; at += Count)
            Standardise(rows.Slice(at, Count), result.AsSpan(at, Count));
        return result;
    }

    /// <summary>One row; NaN counts as the mean.</summary>
    internal void Standardise(ReadOnlySpan<float> row, Span<float> into)
    {
        for (var i = 0; i < row.Length; i++)
            into[i] = _deviations[i] == 0 || float.IsNaN(row[i])
                ? 0 : (float)Math.Clamp(((double)row[i] - _means[i]) / _deviations[i], -Farthest, Farthest);
    }

    /// <summary>Back to the units of the column, in place.</summary>
    internal void Restore(Span<float> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var outside = RangesOutside * ((double)_most[i] - _least[i]);
            var value = Math.Clamp(_means[i] + ((double)row[i] * _deviations[i]), _least[i] - outside, _most[i] + outside);
            row[i] = (float)Math.Clamp(value, float.MinValue, float.MaxValue);
        }
    }

    /// <summary><see cref="Standardise(ReadOnlySpan{float}, Span{float})"/> of finite numbers as nodes of ONNX.</summary>
    internal string WriteStandardised(OnnxGraph graph, string input)
    {
        var factors = Array.ConvertAll(_deviations, deviation => deviation == 0 ? 0 : 1 / deviation);
        var centred = graph.Node("Sub", [input, graph.Weights("inputs.mean", _means, Count)]);
        var scaled = graph.Node("Mul", [centred, graph.Weights("inputs.factor", factors, Count)]);
        return graph.Node("Clip", [scaled, graph.Weights("inputs.least", [(float)-Farthest]), graph.Weights("inputs.most", [(float)Farthest])]);
    }

    /// <summary><see cref="Restore"/> as nodes of ONNX.</summary>
    internal void WriteRestored(OnnxGraph graph, string standard, string output)
    {
        float[] low = new float[Count], high = new float[Count];
        for (var i = 0; i < Count; i++)
        {
            var outside = RangesOutside * ((double)_most[i] - _least[i]);
            (low[i], high[i]) = ((float)Math.Max(float.MinValue, _least[i] - outside), (float)Math.Min(float.MaxValue, _most[i] + outside));
        }

        var scaled = graph.Node("Mul", [standard, graph.Weights("outputs.deviation", _deviations, Count)]);
        var restored = graph.Node("Add", [scaled, graph.Weights("outputs.mean", _means, Count)]);
        var above = graph.Node("Max", [restored, graph.Weights("outputs.least", low, Count)]);
        graph.Node("Min", [above, graph.Weights("outputs.most", high, Count)], output);
    }

    internal void Save(BinaryWriter writer)
    {
        HeadFile.Write(writer, _means);
        HeadFile.Write(writer, _deviations);
        HeadFile.Write(writer, _least);
        HeadFile.Write(writer, _most);
    }

    internal static ColumnScale Load(BinaryReader reader, int columns)
    {
        var scale = new ColumnScale(Read(), Read(), Read(), Read());
        for (var i = 0; i < columns; i++)
            if (scale._deviations[i] < 0 || scale._least[i] > scale._most[i])
                throw new InvalidDataException("a column whose least number is above its largest, or a deviation below 0");
        return scale;

        float[] Read() => HeadFile.ReadFloats(reader, 1, columns);
    }
}
