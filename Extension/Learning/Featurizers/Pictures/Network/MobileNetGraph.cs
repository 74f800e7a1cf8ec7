using MLKids.Learning.Onnx;
using static MLKids.Learning.Onnx.OnnxGraph;

namespace MLKids.Learning.Featurizers.Pictures.Network;

/// <summary>
/// MobileNetV3-Small (Howard et al. 2019, "Searching for MobileNetV3"; layer names and table as in torchvision) from GGUF weights to ONNX.
/// Batch normalisation is folded into the convolutions.
/// </summary>
internal sealed class MobileNetGraph
{
    internal const string InputName = "pixels", FeaturesName = "features", ClassesName = "classes", MapName = "map";

    /// <summary>Length of the global average pool after features.12.</summary>
    internal const int FeatureLength = 576;

    /// <summary>Pixels of the input for each cell of the map that is pooled.</summary>
    internal const int CellSide = 32;

    /// <summary>features.1 … features.11: squeeze-and-excite, hard swish instead of ReLU, stride of the depthwise convolution.</summary>
    private static readonly (bool Squeeze, bool Swish, int Stride)[] Blocks =
    [
        (true, false, 2), (false, false, 2), (false, false, 1), (true, true, 2), (true, true, 1), (true, true, 1),
        (true, true, 1), (true, true, 1), (true, true, 2), (true, true, 1), (true, true, 1),
    ];

    private readonly GgufFile _weights;
    private readonly OnnxGraph _graph;
    private readonly float _epsilon;

    private MobileNetGraph(GgufFile weights, OnnxGraph graph)
    {
        _weights = weights;
        _graph = graph;
        _epsilon = weights.Number("mobilenet.bn_eps");
    }

    /// <param name="weights">The file's tensors.</param>
    /// <param name="side">Width and height of the input, a multiple of 32.</param>
    /// <param name="withClasses">Adds the classifier that the weights came with, as a second output of logits (to check that all was read right).</param>
    /// <param name="withMap">Adds what is pooled as an output [1, 576, side / 32, side / 32].</param>
    /// <returns>An ONNX file: input [1, 3, side, side], output [1, 576].</returns>
    internal static byte[] Build(GgufFile weights, int side, bool withClasses = false, bool withMap = false) =>
        new MobileNetGraph(weights, new OnnxGraph()).Build(side, withClasses, withMap);

    /// <summary>Adds the network to a graph.</summary>
    /// <param name="weights">The file's tensors.</param>
    /// <param name="graph">Gets its nodes.</param>
    /// <param name="pixels">Name of a value [N, 3, side, side], normalised.</param>
    /// <param name="features">Name of the value that it computes, [N, 576].</param>
    internal static void WriteTo(GgufFile weights, OnnxGraph graph, string pixels, string features) => new MobileNetGraph(weights, graph).Body(pixels, features, null);

    private byte[] Build(int side, bool withClasses, bool withMap)
    {
        _graph.Input(InputName, 1, 3, side, side);
        _graph.Output(FeaturesName, 1, FeatureLength);
        Body(InputName, FeaturesName, withMap ? MapName : null);
        if (withMap)
            _graph.Output(MapName, 1, FeatureLength, side / CellSide, side / CellSide);
        if (withClasses)
            Classifier();
        return _graph.ToBytes();
    }

    private void Body(string pixels, string features, string? map)
    {
        var x = Activate(Convolution(pixels, "features.0.0", "features.0.1", 2), swish: true);
        for (var i = 0; i < Blocks.Length; i++)
            x = Block(x, $"features.{i + 1}.block.", Blocks[i]);
        x = _graph.Node("HardSwish", [Convolution(x, "features.12.0", "features.12.1", 1)], map);
        x = _graph.Node("GlobalAveragePool", [x]);
        _graph.Node("Flatten", [x], features);
    }

    private string Block(string input, string prefix, (bool Squeeze, bool Swish, int Stride) layer)
    {
        var step = 0;
        var x = input;
        // The first block does not widen: its first step is the depthwise convolution already.
        var depthwise = _weights.Has(prefix + (layer.Squeeze ? "3.0.weight" : "2.0.weight")) ? 1 : 0;
        if (depthwise == 1)
            x = Activate(Convolution(x, $"{prefix}{step}.0", $"{prefix}{step++}.1", 1), layer.Swish);
        x = Activate(Convolution(x, $"{prefix}{step}.0", $"{prefix}{step++}.1", layer.Stride), layer.Swish);
        if (layer.Squeeze)
            x = Squeeze(x, $"{prefix}{step++}.");
        var projection = $"{prefix}{step}.0";
        x = Convolution(x, projection, $"{prefix}{step}.1", 1);
        var inputs = _weights.Shape(depthwise == 1 ? prefix + "0.0.weight" : projection + ".weight")[1];
        var keepsShape = layer.Stride == 1 && inputs == _weights.Shape(projection + ".weight")[0];
        return keepsShape ? _graph.Node("Add", [x, input]) : x;
    }

    private string Squeeze(string input, string prefix)
    {
        var x = _graph.Node("GlobalAveragePool", [input]);
        x = _graph.Node("Relu", [Convolution(x, prefix + "fc1", null, 1)]);
        x = _graph.Node("HardSigmoid", [Convolution(x, prefix + "fc2", null, 1)], null, Attribute("alpha", 1f / 6), Attribute("beta", 0.5f));
        return _graph.Node("Mul", [input, x]);
    }

    private string Activate(string input, bool swish) => _graph.Node(swish ? "HardSwish" : "Relu", [input]);

    /// <summary>A convolution with its batch normalisation folded in, or (without one) with its own bias.</summary>
    private string Convolution(string input, string name, string? normalisation, int stride)
    {
        var shape = _weights.Shape(name + ".weight");
        var kernel = _weights.Floats(name + ".weight");
        var bias = normalisation is null ? _weights.Floats(name + ".bias") : Fold(kernel, (int)shape[0], normalisation);
        var size = shape[2];
        var depthwise = shape[1] == 1 && shape[0] > 1 && size > 1;
        return _graph.Node(
            "Conv",
            [input, _graph.Weights(name + ".weight", kernel, shape), _graph.Weights(name + ".bias", bias, shape[0])],
            null,
            Attribute("kernel_shape", [size, size]),
            Attribute("strides", [stride, stride]),
            Attribute("pads", [size / 2, size / 2, size / 2, size / 2]),
            Attribute("group", depthwise ? shape[0] : 1L));
    }

    private float[] Fold(float[] kernel, int outputs, string name)
    {
        float[] gain = _weights.Floats(name + ".weight"), bias = _weights.Floats(name + ".bias");
        float[] mean = _weights.Floats(name + ".running_mean"), variance = _weights.Floats(name + ".running_var");
        var size = kernel.Length / outputs;
        for (var o = 0; o < outputs; o++)
        {
            var factor = gain[o] / MathF.Sqrt(variance[o] + _epsilon);
            foreach (ref var weight in kernel.AsSpan(o * size, size))
                weight *= factor;
            bias[o] -= mean[o] * factor;
        }
        return bias;
    }

    private void Classifier()
    {
        var hidden = Dense(FeaturesName, "classifier.0", null);
        Dense(_graph.Node("HardSwish", [hidden]), "classifier.3", ClassesName);
        _graph.Output(ClassesName, 1, _weights.Shape("classifier.3.weight")[0]);
    }

    private string Dense(string input, string name, string? output)
    {
        var shape = _weights.Shape(name + ".weight");
        return _graph.Node(
            "Gemm",
            [input, _graph.Weights(name + ".weight", _weights.Floats(name + ".weight"), shape), _graph.Weights(name + ".bias", _weights.Floats(name + ".bias"), shape[0])],
            output,
            Attribute("transB", 1L));
    }
}
