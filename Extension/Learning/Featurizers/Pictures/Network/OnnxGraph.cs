using System.Runtime.InteropServices;

namespace MLKids.Learning.Featurizers.Pictures.Network;

/// <summary>Builds an ONNX model in memory (onnx.proto3, opset 14): nodes with float32 initializers, one input, one or more outputs.</summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 8, Opset = 14, FloatElement = 1;
    private const int FloatAttribute = 1, IntAttribute = 2, IntsAttribute = 7;

    private readonly ProtobufWriter _graph = new ProtobufWriter().Text(2, "mlkids");
    private int _count;

    internal void Input(string name, params ReadOnlySpan<long> shape) => _graph.Message(11, ValueInfo(name, shape));

    internal void Output(string name, params ReadOnlySpan<long> shape) => _graph.Message(12, ValueInfo(name, shape));

    /// <returns>The name of the initializer.</returns>
    internal string Weights(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape)
    {
        var tensor = new ProtobufWriter();
        foreach (var size in shape)
            tensor.Number(1, size);
        _graph.Message(5, tensor.Number(2, FloatElement).Text(8, name).Block(9, MemoryMarshal.AsBytes(values)));
        return name;
    }

    /// <returns>The name of the node's output.</returns>
    internal string Node(string type, string[] inputs, string? output = null, params ReadOnlySpan<ProtobufWriter> attributes)
    {
        output ??= "t" + ++_count;
        var node = new ProtobufWriter();
        foreach (var input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(4, type);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        _graph.Message(1, node);
        return output;
    }

    internal static ProtobufWriter Attribute(string name, float value) =>
        new ProtobufWriter().Text(1, name).Float(2, value).Number(20, FloatAttribute);

    internal static ProtobufWriter Attribute(string name, long value) =>
        new ProtobufWriter().Text(1, name).Number(3, value).Number(20, IntAttribute);

    internal static ProtobufWriter Attribute(string name, params ReadOnlySpan<long> values)
    {
        var attribute = new ProtobufWriter().Text(1, name);
        foreach (var value in values)
            attribute.Number(8, value);
        return attribute.Number(20, IntsAttribute);
    }

    internal byte[] ToBytes() => new ProtobufWriter()
        .Number(1, IrVersion)
        .Message(7, _graph)
        .Message(8, new ProtobufWriter().Text(1, "").Number(2, Opset))
        .Bytes.ToArray();

    private static ProtobufWriter ValueInfo(string name, ReadOnlySpan<long> shape)
    {
        var dimensions = new ProtobufWriter();
        foreach (var size in shape)
            dimensions.Message(1, new ProtobufWriter().Number(1, size));
        var tensor = new ProtobufWriter().Number(1, FloatElement).Message(2, dimensions);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
