using System.Globalization;
using System.Text.Json;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Featurizers;

/// <summary>The featurizer as part of an exported model: bytes of pixels as floats in, normalisation, network, pooling and length inside the graph.</summary>
public sealed partial class MobileNetFeaturizer : IOnnxFeaturizer
{
    private const float SmallestNorm = 1e-12f;

    OnnxInput IOnnxFeaturizer.WriteTo(OnnxGraph graph, string features)
    {
        var weights = new GgufFile(MobileNet.ReadWeights(weightsPath ?? DefaultWeightsPath, WeightsSha256));
        float[] mean = [.. "rgb".Select(colour => weights.Number("mobilenet.mean_" + colour))];
        float[] deviation = [.. "rgb".Select(colour => weights.Number("mobilenet.std_" + colour))];
        const string Image = "image";
        graph.Input(Image, OnnxGraph.Any, Side, Side, 3);
        var planes = graph.Node("Transpose", [Image], null, OnnxGraph.Attribute("perm", [0L, 3L, 1L, 2L]));
        var scaled = graph.Node("Div", [planes, graph.Weights("image.255", [255f], 1)]);
        var centred = graph.Node("Sub", [scaled, graph.Weights("image.mean", mean, 1, 3, 1, 1)]);
        var pixels = graph.Node("Div", [centred, graph.Weights("image.deviation", deviation, 1, 3, 1, 1)]);
        MobileNetGraph.WriteTo(weights, graph, pixels, "pooled");
        var norm = graph.Node("ReduceL2", ["pooled"], null, OnnxGraph.Attribute("axes", [1L]), OnnxGraph.Attribute("keepdims", 1L));
        var direction = graph.Node("Div", ["pooled", graph.Node("Max", [norm, graph.Weights("norm.smallest", [SmallestNorm], 1)])]);
        graph.Node("Mul", [direction, graph.Weights("norm.wanted", [FeatureNorm], 1)], features);
        return new OnnxInput(
            Image,
            [Side, Side, 3],
            string.Create(CultureInfo.InvariantCulture, $"RGB pixels, 0 to 255, rows from the top; the centre square of a picture (turned as its EXIF orientation says, on white), resized to {Side} x {Side} with a triangle filter"),
            new Dictionary<string, string>
            {
                ["mean"] = JsonSerializer.Serialize(mean),
                ["std"] = JsonSerializer.Serialize(deviation),
                ["notice"] = "MobileNetV3-Small weights: npm @qvac/classification-ggml 0.26.3 (Apache-2.0), a fine-tune of torchvision's (BSD-3-Clause).",
            });
    }

    void IOnnxFeaturizer.FillInput(ReadOnlySpan<byte> example, Span<float> input)
    {
        var pixels = new byte[SquareBytes];
        PictureDecoder.DecodeSquare(example, Side, pixels);
        for (var i = 0; i < pixels.Length; i++)
            input[i] = pixels[i];
    }

    byte[] IOnnxFeaturizer.SyntheticExample(Random random)
    {
        // Coarse squares of colour: pure noise looks the same to the network whatever the seed.
        const int Blocks = 12;
        var colours = new byte[Blocks * Blocks * 4];
        random.NextBytes(colours);
        for (var i = 3; i < colours.Length; i += 4)
            colours[i] = byte.MaxValue;
        return PictureDecoder.EncodePng(colours, Blocks, Blocks);
    }
}
