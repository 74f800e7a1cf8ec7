using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;
using static MLKids.Learning.Onnx.OnnxGraph;

namespace MLKids.Learning.Featurizers.Sounds.Network;

/// <summary>
/// The lower fifteen convolutions of Google's speech_embedding (Lin et al. 2020, arXiv:2002.01322), for a whole second at once, with two inner layers as
/// outputs. The published file is fixed to 76 frames and gives the last layer only, which knows words but little of other sounds.
/// </summary>
internal static class SpeechGraph
{
    internal const string InputName = "mel", MiddleName = "middle", UpperName = "upper", EmbeddingName = "embedding";

    /// <summary>max_pooling2d_2: 72 channels × 19 times × 4 bands; max_pooling2d_3: 96 × 15 × 2.</summary>
    internal const int MiddleChannels = 72, MiddleTimes = 19, MiddleBands = 4, UpperChannels = 96, UpperTimes = 15, UpperBands = 2;

    /// <summary>After these convolutions maxima are taken over so many times and bands.</summary>
    private static readonly Dictionary<int, (int Times, int Bands)> Pools = new() { [2] = (2, 2), [6] = (1, 2), [10] = (2, 2), [14] = (1, 2), [18] = (2, 2) };

    /// <param name="weights">The published file's tensors.</param>
    /// <returns>An ONNX file: input [1, 1, 97, 32], outputs [1, 72, 19, 4] and [1, 96, 15, 2].</returns>
    internal static byte[] Build(OnnxTensors weights)
    {
        var graph = new OnnxGraph();
        graph.Input(InputName, 1, 1, Spectrogram.Frames, MelBank.Speech.Count);
        graph.Output(MiddleName, 1, MiddleChannels, MiddleTimes, MiddleBands);
        graph.Output(UpperName, 1, UpperChannels, UpperTimes, UpperBands);
        WriteTo(graph, weights, InputName);
        return graph.ToBytes();
    }

    /// <summary>Adds the layers to a graph: from <paramref name="mel"/> [N, 1, 97, 32] to <see cref="MiddleName"/> and <see cref="UpperName"/>.</summary>
    internal static void WriteTo(OnnxGraph graph, OnnxTensors weights, string mel)
    {
        Layers(graph, weights, 0, 10, mel, MiddleName);
        Layers(graph, weights, 11, 14, MiddleName, UpperName);
    }

    /// <summary>The whole network for 76 frames, as published: shows that all was read right.</summary>
    internal static byte[] BuildPublished(OnnxTensors weights)
    {
        var graph = new OnnxGraph();
        graph.Input(InputName, 1, 1, 76, MelBank.Speech.Count);
        graph.Output(EmbeddingName, 1, 96, 1, 1);
        var top = Layers(graph, weights, 0, 18, InputName, null);
        const string Last = "model/conv2d_19/Conv2D/ReadVariableOp:0";
        graph.Node("Conv", [top, graph.Weights(Last, weights.Values(Last), weights.Shape(Last))], EmbeddingName, Attribute("kernel_shape", 3L, 1L));
        return graph.ToBytes();
    }

    private static string Layers(OnnxGraph graph, OnnxTensors weights, int first, int last, string input, string? output)
    {
        var floor = graph.Weights("floor" + first, [-0.4f], 1);
        for (var layer = first; layer <= last; layer++)
        {
            input = Convolution(graph, weights, layer, input);
            input = graph.Node("LeakyRelu", [input], null, Attribute("alpha", 0.2f));
            input = graph.Node("Max", [input, floor]);
            if (Pools.TryGetValue(layer, out var pool))
                input = graph.Node(
                    "MaxPool",
                    [input],
                    layer == last ? output : null,
                    Attribute("kernel_shape", [pool.Times, pool.Bands]),
                    Attribute("strides", [pool.Times, pool.Bands]));
        }
        return input;
    }

    /// <summary>Bands are padded, times are not.</summary>
    private static string Convolution(OnnxGraph graph, OnnxTensors weights, int layer, string input)
    {
        var name = layer == 0 ? "model/conv2d/Conv2D" : $"model/conv2d_{layer}/Conv2D";
        string kernel = name + "_weights_fused_bn", bias = name + "_bias_fused_bn";
        var shape = weights.Shape(kernel);
        var side = shape[3] / 2;
        return graph.Node(
            "Conv",
            [input, graph.Weights(kernel, weights.Values(kernel), shape), graph.Weights(bias, weights.Values(bias), weights.Shape(bias))],
            null,
            Attribute("kernel_shape", [shape[2], shape[3]]),
            Attribute("pads", [0L, side, 0L, side]));
    }
}
