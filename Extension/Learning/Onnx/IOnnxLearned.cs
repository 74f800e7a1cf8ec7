using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Onnx;

/// <summary>A head or a regressor that can be written with the operators of ONNX.</summary>
internal interface IOnnxLearned : ILearned
{
    /// <summary>Adds its nodes to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">Name of the features, float [N, features].</param>
    /// <param name="output">Name of the value to compute: probabilities [N, labels], or numbers [N, outputs].</param>
    void WriteTo(OnnxGraph graph, string input, string output);
}
