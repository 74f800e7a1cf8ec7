using System.Runtime.InteropServices;

namespace MLKids.Learning.Onnx;

/// <summary>
/// Builds an ONNX model in memory (onnx.proto3, opset 14, ai.onnx.ml opset 3): nodes with float32 initializers, inputs, outputs and texts that describe it. A size of
/// <see cref="Any"/> is open: the caller's number of rows.
/// </summary>
internal sealed class OnnxGraph
{
    internal const long Any = -1;

    private const int IrVersion = 8, Opset = 14, LearningOpset = 3, FloatElement = 1, Int64Element = 7, StringElement = 8;
    private const int FloatAttribute = 1, IntAttribute = 2, TextAttribute = 3, FloatsAttribute = 6, IntsAttribute = 7, TextsAttribute = 8;
    private const string LearningDomain = "ai.onnx.ml";

    private readonly ProtobufWriter _metadata = new();
    private bool _usesLearning;
    private readonly ProtobufWriter _graph = new ProtobufWriter().Text(2, "mlkids");
    private int _count;

    internal void Input(string name, params ReadOnlySpan<long> shape) => _graph.Message(11, ValueInfo(name, FloatElement, shape));

    internal void Output(string name, params ReadOnlySpan<long> shape) => _graph.Message(12, ValueInfo(name, FloatElement, shape));

    internal void TextOutput(string name, params ReadOnlySpan<long> shape) => _graph.Message(12, ValueInfo(name, StringElement, shape));

    /// <summary>A text that goes with the model (metadata_props).</summary>
    internal void Describe(string key, string value) => _metadata.Message(14, new ProtobufWriter().Text(1, key).Text(2, value));

    /// <returns>The name of the initializer.</returns>
    internal string Weights(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape)
    {
        var tensor = new ProtobufWriter();
        foreach (var size in shape)
            tensor.Number(1, size);
        _graph.Message(5, tensor.Number(2, FloatElement).Text(8, name).Block(9, MemoryMarshal.AsBytes(values)));
        return name;
    }

    /// <summary>Whole numbers (sizes, places).</summary>
    /// <returns>The name of the initializer.</returns>
    internal string Integers(string name, params ReadOnlySpan<long> values)
    {
        _graph.Message(5, new ProtobufWriter().Number(1, values.Length).Number(2, Int64Element).Text(8, name).Block(9, MemoryMarshal.AsBytes(values)));
        return name;
    }

    /// <returns>The name of the node's output.</returns>
    internal string Node(string type, string[] inputs, string? output = null, params ReadOnlySpan<ProtobufWriter> attributes)
    {
        output ??= "t" + ++_count;
        Add("", type, inputs, [output], attributes);
        return output;
    }

    /// <summary>A node of the domain ai.onnx.ml (trees, label texts).</summary>
    internal void LearningNode(string type, string[] inputs, string[] outputs, params ReadOnlySpan<ProtobufWriter> attributes)
    {
        _usesLearning = true;
        Add(LearningDomain, type, inputs, outputs, attributes);
    }

    /// <summary>Weighted sums: input [N, inputs] to [N, outputs].</summary>
    /// <param name="name">Starts the names of the weights.</param>
    /// <param name="input">Name of the input.</param>
    /// <param name="weights">outputs × inputs, row-major.</param>
    /// <param name="outputs">Number of sums.</param>
    /// <param name="bias">One per output, or none.</param>
    internal string Dense(string name, string input, float[] weights, int outputs, float[]? bias = null)
    {
        var matrix = Weights(name + ".weight", weights, outputs, weights.Length / outputs);
        return Node("Gemm", bias is null ? [input, matrix] : [input, matrix, Weights(name + ".bias", bias, outputs)], null, Attribute("transB", 1L));
    }

    internal static ProtobufWriter Attribute(string name, float value) =>
        new ProtobufWriter().Text(1, name).Float(2, value).Number(20, FloatAttribute);

    internal static ProtobufWriter Attribute(string name, long value) =>
        new ProtobufWriter().Text(1, name).Number(3, value).Number(20, IntAttribute);

    internal static ProtobufWriter Attribute(string name, string value) =>
        new ProtobufWriter().Text(1, name).Text(4, value).Number(20, TextAttribute);

    internal static ProtobufWriter Attribute(string name, IEnumerable<string> values)
    {
        var attribute = new ProtobufWriter().Text(1, name);
        foreach (var value in values)
            attribute.Text(9, value);
        return attribute.Number(20, TextsAttribute);
    }

    internal static ProtobufWriter Attribute(string name, params ReadOnlySpan<float> values)
    {
        var attribute = new ProtobufWriter().Text(1, name);
        foreach (var value in values)
            attribute.Float(7, value);
        return attribute.Number(20, FloatsAttribute);
    }

    internal static ProtobufWriter Attribute(string name, params ReadOnlySpan<long> values)
    {
        var attribute = new ProtobufWriter().Text(1, name);
        foreach (var value in values)
            attribute.Number(8, value);
        return attribute.Number(20, IntsAttribute);
    }

    internal byte[] ToBytes()
    {
        var model = new ProtobufWriter()
            .Number(1, IrVersion)
            .Text(2, "MLKids")
            .Message(7, _graph)
            .Message(8, new ProtobufWriter().Text(1, "").Number(2, Opset));
        if (_usesLearning)
            model.Message(8, new ProtobufWriter().Text(1, LearningDomain).Number(2, LearningOpset));
        return [.. model.Bytes, .. _metadata.Bytes];
    }

    private void Add(string domain, string type, ReadOnlySpan<string> inputs, ReadOnlySpan<string> outputs, ReadOnlySpan<ProtobufWriter> attributes)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(4, type);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        if (domain.Length > 0)
            node.Text(7, domain);
        _graph.Message(1, node);
    }

    private static ProtobufWriter ValueInfo(string name, int element, ReadOnlySpan<long> shape)
    {
        var dimensions = new ProtobufWriter();
        foreach (var size in shape)
            dimensions.Message(1, size == Any ? new ProtobufWriter().Text(2, "N") : new ProtobufWriter().Number(1, size));
        var tensor = new ProtobufWriter().Number(1, element).Message(2, dimensions);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
