using System.Text.Encodings.Web;
using System.Text.Json;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Featurizers.Rows;

/// <summary>The featurizer as part of an exported model: the row of floats itself is the input.</summary>
public sealed partial class RowFeaturizer : IOnnxFeaturizer
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    OnnxInput IOnnxFeaturizer.WriteTo(OnnxGraph graph, string features)
    {
        const string Row = "row";
        graph.Input(Row, OnnxGraph.Any, FeatureLength);
        graph.Node("Identity", [Row], features);
        var names = Columns.Columns.SelectMany(column => column.Kind == ColumnKind.Number ? [column.Name] : column.Choices.Select(choice => $"{column.Name}={choice}"));
        return new OnnxInput(
            Row,
            [FeatureLength],
            "finite floats in the order of mlkids.columns: numbers as they are; for a choice one float for each of its texts, 1 for the one that it is and 0 for the others",
            new Dictionary<string, string> { ["columns"] = JsonSerializer.Serialize(names, Readable) });
    }

    void IOnnxFeaturizer.FillInput(ReadOnlySpan<byte> example, Span<float> input) => Featurize(example, input);

    byte[] IOnnxFeaturizer.SyntheticExample(Random random) => RowText.ToBytes([.. Columns.Columns.Select(column => column.Kind == ColumnKind.Number
        ? RowValue.Of(column.Name, Math.Round((random.NextDouble() - 0.5) * 100, 2))
        : new RowValue(column.Name, column.Choices[random.Next(column.Choices.Count)]))]);
}
