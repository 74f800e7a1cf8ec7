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

    private readonly ModelParts _parts;

    /// <param name="parts">Labels, featurizer and what was fitted.</param>
    /// <param name="preset">How it was trained.</param>
    /// <param name="recognitionPoint">0..1.</param>
    /// <param name="report">The training's report.</param>
    /// <param name="hash">See <see cref="TrainingReport.ModelHash"/>.</param>
    internal TrainedModel(ModelParts parts, Preset preset, double recognitionPoint, TrainingReport report, string hash)
    {
        _parts = parts;
        Preset = preset;
        RecognitionPoint = recognitionPoint;
        Report = report;
        Hash = hash;
    }

    /// <summary>Names of the answers, in their order: the labels, or the predicted columns. Empty for a model of text.</summary>
    public IReadOnlyList<string> Labels => _parts.Labels;

    /// <summary>The featurizer that inputs must go through; empty for a model of text.</summary>
    public string FeaturizerId => _parts.FeaturizerId;

    /// <summary>What that featurizer knows beyond its code, see <see cref="IFeaturizer.State"/>.</summary>
    public string FeaturizerState => _parts.FeaturizerState;

    /// <summary>Floats of one input; 0 for a model of text.</summary>
    public int FeatureLength => _parts.Learned switch { IHead head => head.FeatureLength, IRegressor regressor => regressor.InputCount, _ => 0 };

    /// <summary>The trainer that made it.</summary>
    public string TrainerId => _parts.Learned.TrainerId;

    /// <summary>What was fitted: a head, a regressor or a text model.</summary>
    public ILearned Learned => _parts.Learned;

    /// <summary>How it was trained.</summary>
    public Preset Preset { get; }

    /// <summary>Below this confidence the answer is "not sure". 0..1.</summary>
    public double RecognitionPoint { get; }

    /// <summary>The training's report.</summary>
    public TrainingReport Report { get; }

    /// <summary>Equal for equal models.</summary>
    public string Hash { get; }

    /// <summary>The most likely label for one feature vector, with all probabilities.</summary>
    /// <exception cref="ArgumentException">The vector has another length than <see cref="FeatureLength"/>.</exception>
    /// <exception cref="LearningException">The model tells numbers or writes text (<see cref="LearningCodes.WrongKind"/>).</exception>
    public Prediction Predict(ReadOnlySpan<float> features)
    {
        var head = Learned as IHead ?? throw Wrong("tell a label");
        Require(features);
        var probabilities = new float[Labels.Count];
        head.Predict(features, probabilities);
        return new Prediction(Labels, probabilities);
    }

    /// <summary>The most likely label for one example's bytes.</summary>
    /// <exception cref="LearningException">The bytes cannot be read, or the featurizer is not the one that the model was trained
    /// with.</exception>
    public Prediction Predict(ReadOnlySpan<byte> example, IFeaturizer featurizer) => Predict(Features(example, featurizer));

    /// <summary>The predicted columns for one feature vector, in the order of <see cref="Labels"/>.</summary>
    /// <exception cref="ArgumentException">The vector has another length than <see cref="FeatureLength"/>.</exception>
    /// <exception cref="LearningException">The model tells labels or writes text (<see cref="LearningCodes.WrongKind"/>).</exception>
    public IReadOnlyList<float> PredictNumbers(ReadOnlySpan<float> features)
    {
        var regressor = Learned as IRegressor ?? throw Wrong("predict a number");
        Require(features);
        var outputs = new float[Labels.Count];
        regressor.Predict(features, outputs);
        return outputs;
    }

    /// <summary>The predicted columns for one example's bytes.</summary>
    /// <exception cref="LearningException">As for <see cref="Predict(ReadOnlySpan{byte}, IFeaturizer)"/>.</exception>
    public IReadOnlyList<float> PredictNumbers(ReadOnlySpan<byte> example, IFeaturizer featurizer) => PredictNumbers(Features(example, featurizer));

    /// <summary>Writes on after a text.</summary>
    /// <exception cref="LearningException">The model does not write text (<see cref="LearningCodes.WrongKind"/>).</exception>
    public string Write(string after, WritingOptions options, CancellationToken cancellation = default) =>
        (Learned as ITextModel ?? throw Wrong("write text")).Write(after, options, cancellation);

    /// <summary>The features of one example's bytes.</summary>
    /// <exception cref="LearningException">The bytes cannot be read, or the featurizer is not the one that the model was trained
    /// with.</exception>
    public float[] Features(ReadOnlySpan<byte> example, IFeaturizer featurizer)
    {
        if (featurizer.Id != FeaturizerId || featurizer.FeatureLength != FeatureLength || featurizer.State != FeaturizerState)
            throw new LearningException(
                LearningCodes.MissingFeaturizer,
                "This model was made by another MLKids. Train it again.",
                $"Found featurizer '{featurizer.Id}' ({featurizer.FeatureLength} floats), wanted '{FeaturizerId}' ({FeatureLength} floats).");
        var features = new float[FeatureLength];
        featurizer.Featurize(example, features);
        return features;
    }

    /// <summary>Whether an answer is sure enough to be said.</summary>
    public bool IsSure(Prediction prediction) => prediction.Confidence >= RecognitionPoint;

    private void Require(ReadOnlySpan<float> features)
    {
        if (features.Length != FeatureLength)
            throw new ArgumentException($"Found {features.Length} floats, wanted {FeatureLength}.", nameof(features));
    }

    private LearningException Wrong(string wanted)
    {
        var (sentence, does) = Learned switch
        {
            IHead => ("This model tells labels. Use the classify block.", "tells labels"),
            IRegressor => ("This model predicts numbers. Use the predict block.", "predicts numbers"),
            _ => ("This model writes text. Use the write block.", "writes text"),
        };
        return new(LearningCodes.WrongKind, sentence, $"Asked to {wanted}; the model '{Report.ModelName}' {does}.");
    }
}
