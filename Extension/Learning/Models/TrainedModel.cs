using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Models;

/// <summary>
/// A model that answers. Immutable and safe to use from several threads. It answers with the labels that it was trained on, also when the
/// project's
/// labels have changed since (<see cref="ModelStore.IsOutOfDate"/>).
/// </summary>
public sealed class TrainedModel
{
    /// <summary>An answer below this confidence is "not sure", unless the project says otherwise.</summary>
    public const double DefaultRecognitionPoint = 0.6;

    private readonly IHead _head;

    /// <param name="labels">In the head's output order.</param>
    /// <param name="head">The fitted head.</param>
    /// <param name="featurizerId">The featurizer whose features it was fitted on.</param>
    /// <param name="preset">How it was trained.</param>
    /// <param name="recognitionPoint">0..1.</param>
    /// <param name="report">The training's report.</param>
    /// <param name="hash">See <see cref="TrainingReport.ModelHash"/>.</param>
    internal TrainedModel(
        IReadOnlyList<string> labels, IHead head, string featurizerId, Preset preset, double recognitionPoint, TrainingReport report, string hash)
    {
        _head = head;
        Labels = labels;
        FeaturizerId = featurizerId;
        Preset = preset;
        RecognitionPoint = recognitionPoint;
        Report = report;
        Hash = hash;
    }

    /// <summary>The labels, in the order of the answers.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The featurizer that inputs must go through.</summary>
    public string FeaturizerId { get; }

    /// <summary>Floats of one input.</summary>
    public int FeatureLength => _head.FeatureLength;

    /// <summary>The trainer that made the head.</summary>
    public string TrainerId => _head.TrainerId;

    /// <summary>How it was trained.</summary>
    public Preset Preset { get; }

    /// <summary>Below this confidence the answer is "not sure". 0..1.</summary>
    public double RecognitionPoint { get; }

    /// <summary>The training's report.</summary>
    public TrainingReport Report { get; }

    /// <summary>Equal for equal models.</summary>
    public string Hash { get; }

    /// <summary>Answers for one feature vector.</summary>
    /// <exception cref="ArgumentException">The vector has another length than <see cref="FeatureLength"/>.</exception>
    public Prediction Predict(ReadOnlySpan<float> features)
    {
        if (features.Length != FeatureLength)
            throw new ArgumentException($"Found {features.Length} floats, wanted {FeatureLength}.", nameof(features));
        var probabilities = new float[Labels.Count];
        _head.Predict(features, probabilities);
        return new Prediction(Labels, probabilities);
    }

    /// <summary>Answers for one example's bytes.</summary>
    /// <exception cref="LearningException">The bytes cannot be read, or the featurizer is not the one that the model was trained
    /// with.</exception>
    public Prediction Predict(ReadOnlySpan<byte> example, IFeaturizer featurizer)
    {
        if (featurizer.Id != FeaturizerId || featurizer.FeatureLength != FeatureLength)
            throw new LearningException(
                LearningCodes.MissingFeaturizer,
                "This model was made by another MLKids. Train it again.",
                $"Found featurizer '{featurizer.Id}' ({featurizer.FeatureLength} floats), wanted '{FeaturizerId}' ({FeatureLength} floats).");
        var features = new float[FeatureLength];
        featurizer.Featurize(example, features);
        return Predict(features);
    }

    /// <summary>Whether an answer is sure enough to be said.</summary>
    public bool IsSure(Prediction prediction) => prediction.Confidence >= RecognitionPoint;
}
