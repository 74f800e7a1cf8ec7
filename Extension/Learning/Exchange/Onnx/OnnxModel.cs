using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Exchange.Onnx;

/// <summary>A trained model with all that its ONNX file says of it.</summary>
/// <param name="Info">The project's model.</param>
/// <param name="Learned">Its head or regressor.</param>
/// <param name="Featurizer">The featurizer that it was trained with.</param>
/// <param name="Labels">The labels in the head's order; for a regressor the names of its outputs.</param>
/// <param name="RecognitionPoint">Below this confidence the answer is "not sure"; 0..1.</param>
/// <param name="Hash">Equal for equal models.</param>
public sealed record OnnxModel(ModelInfo Info, ILearned Learned, IFeaturizer Featurizer, IReadOnlyList<string> Labels, double RecognitionPoint, string Hash)
{
    /// <summary>A project's trained model.</summary>
    /// <param name="info">The project's model.</param>
    /// <param name="trained">What was trained.</param>
    /// <param name="featurizer">The featurizer that it was trained with.</param>
    public static OnnxModel Of(ModelInfo info, TrainedModel trained, IFeaturizer featurizer) =>
        new(info, trained.Learned, featurizer, trained.Labels, trained.RecognitionPoint, trained.Hash);
}
