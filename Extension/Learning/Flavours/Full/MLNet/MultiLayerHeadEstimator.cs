using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLKids.Learning.Examples;
using MLKids.Learning.Exchange.Onnx;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Flavours.MLNet;

/// <summary>
/// The multi-layer head as an estimator of ML.NET, to be appended to its pipelines. What it fits is ML.NET's own ONNX transformer around the head's graph: <c>Model.Save</c> puts the
/// graph into the .zip, and any program with Microsoft.ML.OnnxTransformer loads it, without MLKids.
/// </summary>
/// <param name="context">The pipeline's context.</param>
/// <param name="featureColumn">A vector of floats of known size; also the name of the graph's input.</param>
/// <param name="labelColumn">A key column, as <c>MapValueToKey</c> makes; rows whose label is missing are left out.</param>
/// <param name="scoreColumn">Takes one probability per key, in the keys' order; also the name of the graph's output.</param>
/// <param name="settings">Null for the defaults.</param>
/// <param name="seed">The same rows and seed give the same model.</param>
public sealed class MultiLayerHeadEstimator(
    MLContext context, string featureColumn = "Features", string labelColumn = "Label", string scoreColumn = "Score", MultiLayerSettings? settings = null, int seed = 1)
    : IEstimator<ITransformer>
{
    /// <summary>Learns from all rows, in memory.</summary>
    /// <param name="input">Has the two columns.</param>
    /// <exception cref="ArgumentException">A column is missing or of another type.</exception>
    /// <exception cref="LearningException">The rows cannot be learned from.</exception>
    public ITransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var head = new MultiLayerHeadTrainer(settings).Fit(Table(input), seed, null, CancellationToken.None);
        // Not disposed: the transformer may read it again when it is saved.
        var graph = new MemoryStream(Graph(head), writable: false);
        return context.Transforms.ApplyOnnxModel(scoreColumn, featureColumn, graph).Fit(input);
    }

    /// <summary>As the input, with a vector of floats more: what a copy of the features would be, too.</summary>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => context.Transforms.CopyColumns(scoreColumn, featureColumn).GetOutputSchema(inputSchema);

    private ExampleTable Table(IDataView input)
    {
        var features = Column(input, featureColumn);
        var label = Column(input, labelColumn);
        if (features.Type is not VectorDataViewType { Size: > 0 } vector || vector.ItemType != NumberDataViewType.Single)
            throw new ArgumentException($"Column '{featureColumn}' is {features.Type}; wanted a vector of Single of known size.", nameof(input));
        if (label.Type is not KeyDataViewType keys || keys.RawType != typeof(uint))
            throw new ArgumentException($"Column '{labelColumn}' is {label.Type}; wanted a key of UInt32 (MapValueToKey makes one).", nameof(input));
        var (rows, labels) = Read(input, features, label, vector.Size);
        string[] names = [.. Enumerable.Range(1, (int)keys.Count).Select(key => key.ToString(CultureInfo.InvariantCulture))];
        return new ExampleTable(rows, vector.Size, names, labels);
    }

    private static (float[] Rows, int[] Labels) Read(IDataView input, DataViewSchema.Column features, DataViewSchema.Column label, int length)
    {
        var rows = new List<float>();
        var labels = new List<int>();
        using var cursor = input.GetRowCursor([features, label]);
        var getFeatures = cursor.GetGetter<VBuffer<float>>(features);
        var getLabel = cursor.GetGetter<uint>(label);
        var (row, values, key) = (new float[length], default(VBuffer<float>), 0u);
        while (cursor.MoveNext())
        {
            getLabel(ref key);
            // 0 is a missing label; the first is 1.
            if (key == 0)
                continue;
            getFeatures(ref values);
            values.CopyTo(row.AsSpan());
            rows.AddRange(row);
            labels.Add((int)key - 1);
        }
        return ([.. rows], [.. labels]);
    }

    private static DataViewSchema.Column Column(IDataView input, string name) =>
        input.Schema.GetColumnOrNull(name) ?? throw new ArgumentException($"There is no column '{name}'.", nameof(input));

    private byte[] Graph(IHead head)
    {
        var graph = new OnnxGraph();
        graph.Input(featureColumn, 1, head.FeatureLength);
        ((IOnnxLearned)head).WriteTo(graph, featureColumn, scoreColumn);
        graph.Output(scoreColumn, 1, head.LabelCount);
        return graph.ToBytes();
    }
}
