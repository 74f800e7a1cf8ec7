using MLKids.Learning.Onnx;

namespace MLKids.Learning.Tests.Featurizers.Networks;

/// <summary>
/// The network of samples/plugins/colours-only: how much of each of 4 × 4 × 4 colours a picture has. A pixel belongs to the two nearest of four levels of each colour, by its
/// distance, so that a little more light changes a little. The square root lets rare colours count (Hellinger's distance).
/// </summary>
internal static class ColoursGraph
{
    public const int Side = 32, Levels = 4, Features = Levels * Levels * Levels;

    public static byte[] Build()
    {
        var graph = new OnnxGraph();
        graph.Input("pixels", 1, 3, Side, Side);
        var flat = graph.Node("Reshape", ["pixels", graph.Integers("flat", 1, 3, Side * Side)]);
        graph.Weights("levels", [.. Enumerable.Range(0, Levels).Select(level => level / (Levels - 1f))], 1, Levels, 1);
        graph.Weights("steps", [Levels - 1f], 1);
        graph.Weights("one", [1f], 1);
        var red = Level(graph, flat, 0, Levels, 1, 1);
        var green = Level(graph, flat, 1, 1, Levels, 1);
        var blue = Level(graph, flat, 2, 1, 1, Levels);
        var pixels = graph.Node("Mul", [graph.Node("Mul", [red, green]), blue]);
        var shares = graph.Node("ReduceMean", [pixels], null, OnnxGraph.Attribute("axes", [4L]), OnnxGraph.Attribute("keepdims", 0L));
        graph.Node("Sqrt", [graph.Node("Reshape", [shares, graph.Integers("row", 1, Features)])], "colours");
        graph.Output("colours", 1, Features);
        return graph.ToBytes();
    }

    /// <summary>How much each pixel belongs to each level of one colour.</summary>
    private static string Level(OnnxGraph graph, string flat, int colour, params long[] shape)
    {
        var values = graph.Node("Gather", [flat, graph.Integers($"colour{colour}", colour)], null, OnnxGraph.Attribute("axis", 1L));
        var distance = graph.Node("Mul", [graph.Node("Abs", [graph.Node("Sub", [values, "levels"])]), "steps"]);
        var belongs = graph.Node("Relu", [graph.Node("Sub", ["one", distance])]);
        return graph.Node("Reshape", [belongs, graph.Integers($"shape{colour}", [1, .. shape, Side * Side])]);
    }
}
