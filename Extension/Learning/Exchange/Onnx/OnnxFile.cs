using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Exchange.Onnx;

/// <summary>
/// The bytes of an exported model: featurizer, head and, for labels, their texts, in one graph of standard operators (opset 14, ai.onnx.ml 3). The same model gives the
/// same bytes.
/// </summary>
/// <param name="Bytes">The ONNX file.</param>
/// <param name="Input">What it must be given.</param>
/// <param name="Output">Name of the probabilities or numbers.</param>
/// <param name="HasLabel">It also gives <see cref="Label"/>.</param>
internal sealed record OnnxFile(byte[] Bytes, OnnxInput Input, string Output, bool HasLabel)
{
    public const string Probabilities = "probabilities", Numbers = "numbers", Label = "label";

    private const string Features = "features";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="LearningException">A part of the model cannot be written (<see cref="LearningCodes.NotExportable"/>).</exception>
    public static OnnxFile Of(OnnxModel model)
    {
        if (model.Featurizer is not IOnnxFeaturizer featurizer)
            throw NotExportable($"the featurizer '{model.Featurizer.Id}' has no form in ONNX");
        if (model.Learned is not IOnnxLearned learned)
            throw NotExportable($"the results of '{model.Learned.TrainerId}' have no form in ONNX");
        var graph = new OnnxGraph();
        var input = featurizer.WriteTo(graph, Features);
        var isHead = learned is IHead;
        var output = isHead ? Probabilities : Numbers;
        learned.WriteTo(graph, Features, output);
        graph.Output(output, OnnxGraph.Any, model.Labels.Count);
        if (isHead)
            WriteLabel(graph, model.Labels);
        Describe(graph, model, input, isHead);
        return new OnnxFile(graph.ToBytes(), input, output, isHead);
    }

    private static void WriteLabel(OnnxGraph graph, IReadOnlyList<string> labels)
    {
        var best = graph.Node("ArgMax", [Probabilities], null, OnnxGraph.Attribute("axis", 1L), OnnxGraph.Attribute("keepdims", 0L));
        graph.LearningNode(
            "LabelEncoder",
            [best],
            [Label],
            OnnxGraph.Attribute("keys_int64s", [.. Enumerable.Range(0, labels.Count).Select(i => (long)i)]),
            OnnxGraph.Attribute("values_strings", labels));
        graph.TextOutput(Label, OnnxGraph.Any);
    }

    private static void Describe(OnnxGraph graph, OnnxModel model, OnnxInput input, bool isHead)
    {
        graph.Describe("mlkids.format", "1");
        graph.Describe("mlkids.name", model.Info.Name);
        graph.Describe("mlkids.kind", model.Info.Kind.ToText());
        graph.Describe("mlkids.input", $"{input.Name}: {input.Description}.");
        graph.Describe("mlkids.output", isHead ? $"{Probabilities}: one for each label, in their order, sum 1. {Label}: the likeliest." : $"{Numbers}: one for each output, in their order.");
        graph.Describe(isHead ? "mlkids.labels" : "mlkids.outputs", JsonSerializer.Serialize(model.Labels, Readable));
        if (isHead)
            graph.Describe("mlkids.recognition_point", model.RecognitionPoint.ToString("R", CultureInfo.InvariantCulture));
        graph.Describe("mlkids.model_hash", model.Hash);
        graph.Describe("mlkids.featurizer", model.Featurizer.Id);
        graph.Describe("mlkids.trainer", model.Learned.TrainerId);
        foreach (var (key, value) in input.Details.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            graph.Describe("mlkids." + key, value);
    }

    internal static LearningException NotExportable(string why) => new(
        LearningCodes.NotExportable,
        "This kind of model cannot be saved as ONNX yet.",
        $"Found a model that cannot be written as ONNX: {why}. Pictures, sounds, numbers and predicted numbers can.");
}
