using MLKids.Learning.Featurizers.Pictures.Network;

namespace MLKids.Learning.Onnx;

/// <summary>A fitted scaling that can be written with the operators of ONNX.</summary>
internal interface IOnnxMap
{
    /// <summary>Adds its nodes to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">Name of the features, float [N, inputs].</param>
    /// <returns>Name of the scaled features, float [N, outputs].</returns>
    string WriteTo(OnnxGraph graph, string input);
}
