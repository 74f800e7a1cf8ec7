using static MLKids.Learning.Featurizers.Pictures.Network.OnnxGraph;

namespace MLKids.Learning.Featurizers.Pictures.Network;

/// <summary>
/// MobileNetV3-Small (Howard et al. 2019, "Searching for MobileNetV3"; layer names and table as in torchvision) from GGUF weights to ONNX.
/// Batch normalisation is folded into the convolutions.
/// </summary>
internal sealed class MobileNetGraph
{
    internal const string InputName = "pixels", FeaturesName = "features", ClassesName = "classes";

    /// <summary>Length of the global average pool after features.12.</summary>
    internal const int FeatureLength = 576;

    /// <summary>features.1 … features.11: squeeze-and-excite, hard swish instead of ReLU, stride of the depthwise convolution.</summary>
    private static readonly (bool Squeeze, bool Swish, int Stride)[] Blocks =
    [
        (true, false, 2), (false, false, 2), (false, false, 1), (true, true, 2), (true, true, 1), (true, true, 1),
        (true, true, 1), (true, true, 1), (true, true, 2), (true, true, 1), (true, true, 1),
    ];

    private readonly GgufFile weights;
    private readonly OnnxGraph graph = new();
    private readonly float epsilon;

    private MobileNetGraph(GgufFile weights)
    {
        this.weights = weights;
        epsilon = weights.Number("mobilenet.bn_eps");
    }

    /// <param name="weights">The file's tensors.</param>
    /// <param name="side">Width and height of the input, a multiple of 32.</param>
    /// <param name="withClasses">Adds the classifier that the weights came with, as a second output of logits (to check that all was read right).</param>
    /// <returns>An ONNX file: input [1, 3, side, side], output [1, 576].</returns>
    internal static byte[] Build(GgufFile weights, int side, bool withClasses = false) => new MobileNetGraph(weights).Build(side, withClasses);

    private byte[] Build(int side, bool withClasses)
    {
        graph.Input(InputName, 1, 3, side, side);
        graph.Output(FeaturesName, 1, FeatureLength);
        var x = Activate(Convolution(InputName, "features.0.0", "features.0.1", 2), swish: true);
        for (var i = 0; i < Blocks.Length; i++)
            x = Block(x, $"features.{i + 1}.block.", Blocks[i]);
        x = Activate(Convolution(x, "features.12.0", "features.12.1", 1), swish: true);
        x = graph.Node("GlobalAveragePool", [x]);
        graph.Node("Flatten", [x], FeaturesName);
        if (withClasses)
            Classifier();
        return graph.ToBytes();
    }

    private string Block(string input, string prefix, (bool Squeeze, bool Swish, int Stride) layer)
    {
        var step = 0;
        var x = input;
        // The first block does not widen: its first step is the depthwise convolution already.
        var depthwise = weights.Has(prefix + (layer.Squeeze ? "3.0.weight" : "2.0.weight")) ? 1 : 0;
        if (depthwise == 1)
            x = Activate(Convolution(x, $"{prefix}{step}.0", $"{prefix}{step++}.1", 1), layer.Swish);
        x = Activate(Convolution(x, $"{prefix}{step}.0", $"{prefix}{step++}.1", layer.Stride), layer.Swish);
        if (layer.Squeeze)
            x = Squeeze(x, $"{prefix}{step++}.");
        var projection = $"{prefix}{step}.0";
        x = Convolution(x, projection, $"{prefix}{step}.1", 1);
        var inputs = weights.Shape(depthwise == 1 ? prefix + "0.0.weight" : projection + ".weight")[1];
        var keepsShape = layer.Stride == 1 && inputs == weights.Shape(projection + ".weight")[0];
        return keepsShape ? graph.Node("Add", [x, input]) : x;
    }

    private string Squeeze(string input, string prefix)
    {
        var x = graph.Node("GlobalAveragePool", [input]);
        x = graph.Node("Relu", [Convolution(x, prefix + "fc1", null, 1)]);
        x = graph.Node("HardSigmoid", [Convolution(x, prefix + "fc2", null, 1)], null, Attribute("alpha", 1f / 6), Attribute("beta", 0.5f));
        return graph.Node("Mul", [input, x]);
    }

    private string Activate(string input, bool swish) => graph.Node(swish ? "HardSwish" : "Relu", [input]);

    /// <summary>A convolution with its batch normalisation folded in, or (without one) with its own bias.</summary>
    private string Convolution(string input, string name, string? normalisation, int stride)
    {
        var shape = weights.Shape(name + ".weight");
        var kernel = weights.Floats(name + ".weight");
        var bias = normalisation is null ? weights.Floats(name + ".bias") : Fold(kernel, (int)shape[0], normalisation);
        var size = shape[2];
        var depthwise = shape[1] == 1 && shape[0] > 1 && size > 1;
        return graph.Node(
            "Conv",
            [input, graph.Weights(name + ".weight", kernel, shape), graph.Weights(name + ".bias", bias, shape[0])],
            null,
            Attribute("kernel_shape", [size, size]),
            Attribute("strides", [stride, stride]),
            Attribute("pads", [size / 2, size / 2, size / 2, size / 2]),
            Attribute("group", depthwise ? shape[0] : 1L));
    }

    private float[] Fold(float[] kernel, int outputs, string name)
    {
        float[] gain = weights.Floats(name + ".weight"), bias = weights.Floats(name + ".bias");
        float[] mean = weights.Floats(name + ".running_mean"), variance = weights.Floats(name + ".running_var");
        var size = kernel.Length / outputs;
        for (var o = 0; o < outputs; o++)
        {
            var factor = gain[o] / MathF.Sqrt(variance[o] + epsilon);
            foreach (ref var weight in kernel.AsSpan(o * size, size))
                weight *= factor;
            bias[o] -= mean[o] * factor;
        }
        return bias;
    }

    private void Classifier()
    {
        var hidden = Dense(FeaturesName, "classifier.0", null);
        Dense(graph.Node("HardSwish", [hidden]), "classifier.3", ClassesName);
        graph.Output(ClassesName, 1, weights.Shape("classifier.3.weight")[0]);
    }

    private string Dense(string input, string name, string? output)
    {
        var shape = weights.Shape(name + ".weight");
        return graph.Node(
            "Gemm",
            [input, graph.Weights(name + ".weight", weights.Floats(name + ".weight"), shape), graph.Weights(name + ".bias", weights.Floats(name + ".bias"), shape[0])],
            output,
            Attribute("transB", 1L));
    }
}
