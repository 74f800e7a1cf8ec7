using Microsoft.ML;
using Microsoft.ML.Data;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Flavours.MLNet;

/// <summary>
/// Cached features as ML.NET sees data: an <see cref="IDataView"/> with a vector and a label a row, read in small pieces and again for every pass, so that memory does not grow with
/// the rows.
/// </summary>
internal sealed class FeatureRows(IExampleSource examples, CancellationToken cancellation)
{
    /// <summary>Columns: the label's index from 0, the key made from it (1 to the number of labels), the features.</summary>
    internal const string Label = nameof(Row.LabelIndex), Key = "Label", Features = nameof(Row.Features);

    internal int FeatureLength => examples.FeatureLength;

    internal int LabelCount => examples.Labels.Count;

    /// <summary>Passes over the rows so far.</summary>
    internal int Passes { get; private set; }

    internal IDataView View(MLContext context)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[Features].ColumnType = new VectorDataViewType(NumberDataViewType.Single, examples.FeatureLength);
        return context.Data.LoadFromEnumerable(Rows(), schema);
    }

    /// <summary>All label indices in their order. As key data they make key k of label k - 1, in whatever order the rows come.</summary>
    internal IDataView Labels(MLContext context) =>
        context.Data.LoadFromEnumerable(Enumerable.Range(0, examples.Labels.Count).Select(label => new LabelRow { LabelIndex = label }));

    private IEnumerable<Row> Rows()
    {
        Passes++;
        var batch = new float[TrainingRows.BatchRows * examples.FeatureLength];
        var numbers = new int[TrainingRows.BatchRows];
        // One row for all: ML.NET copies what it takes from it.
        var row = new Row { Features = new float[examples.FeatureLength] };
        for (var start = 0; start < examples.Count; start += TrainingRows.BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(TrainingRows.BatchRows, examples.Count - start);
            for (var i = 0; i < count; i++)
                numbers[i] = start + i;
            examples.Read(numbers.AsSpan(0, count), batch.AsSpan(0, count * examples.FeatureLength));
            for (var i = 0; i < count; i++)
            {
                batch.AsSpan(i * examples.FeatureLength, examples.FeatureLength).CopyTo(row.Features);
                row.LabelIndex = examples.LabelOf(start + i);
                yield return row;
            }
        }
    }

    /// <summary>One row; its members are the columns.</summary>
    private sealed class Row
    {
        public int LabelIndex { get; set; }

        public float[] Features { get; set; } = [];
    }

    /// <summary>One label.</summary>
    private sealed class LabelRow
    {
        public int LabelIndex { get; set; }
    }
}
