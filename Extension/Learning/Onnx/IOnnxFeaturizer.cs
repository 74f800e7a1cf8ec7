using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures.Network;

namespace MLKids.Learning.Onnx;

/// <summary>A featurizer that can be written with the operators of ONNX.</summary>
internal interface IOnnxFeaturizer : IFeaturizer
{
    /// <summary>Adds the graph's input and its nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="features">Name of the value to compute, float [N, <see cref="IFeaturizer.FeatureLength"/>].</param>
    OnnxInput WriteTo(OnnxGraph graph, string features);

    /// <summary>What the graph must be given for one example.</summary>
    /// <param name="example">The example as it was added.</param>
    /// <param name="input">As many floats as <see cref="OnnxInput.Shape"/> says.</param>
    /// <exception cref="LearningException">The example cannot be read.</exception>
    void FillInput(ReadOnlySpan<byte> example, Span<float> input);

    /// <summary>An example made up to compare two ways of computing, where a project has none.</summary>
    byte[] SyntheticExample(Random random);
}
