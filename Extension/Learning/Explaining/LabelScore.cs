using MLKids.Learning.Models;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Explaining;

/// <summary>
/// How much a model is for one label: the logarithm of its odds. Unlike probabilities, these still move when the model is all but certain.
/// </summary>
internal sealed class LabelScore
{
    private readonly IHead _head;
    private readonly int _label;
    private readonly float[] _probabilities;

    /// <param name="head">What answers.</param>
    /// <param name="label">Index of the label that is explained.</param>
    /// <exception cref="ArgumentOutOfRangeException">The head has no such label.</exception>
    public LabelScore(IHead head, int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, head.LabelCount);
        (_head, _label) = (head, label);
        _probabilities = new float[head.LabelCount];
    }

    /// <summary>Probability of the label in the last answer, 0..1.</summary>
    public float Probability => _probabilities[_label];

    /// <summary>The head of a model that tells labels, if inputs for it come from this featurizer.</summary>
    /// <exception cref="LearningException"><see cref="LearningCodes.WrongKind"/> or <see cref="LearningCodes.MissingFeaturizer"/>.</exception>
    public static LabelScore Of(TrainedModel model, string featurizerId, int label) =>
        model.Learned is not IHead head
            ? throw new LearningException(
                LearningCodes.WrongKind, "Only models that tell labels can show this.", $"The model '{model.Report.ModelName}' has no head; wanted one of labels.")
            : model.FeaturizerId != featurizerId
                ? throw new LearningException(
                    LearningCodes.MissingFeaturizer,
                    "This model was made by another MLKids. Train it again.",
                    $"Found featurizer '{featurizerId}', wanted '{model.FeaturizerId}'.")
                : new LabelScore(head, label);

    /// <summary>The natural logarithm of the odds, about -87..87.</summary>
    public double Of(ReadOnlySpan<float> features)
    {
        _head.Predict(features, _probabilities);
        var others = 0d;
        for (var i = 0; i < _probabilities.Length; i++)
            if (i != _label)
                others += _probabilities[i];
        return Math.Log(Math.Max(_probabilities[_label], 1e-38)) - Math.Log(Math.Max(others, 1e-38));
    }

    /// <summary>What leaving out each part takes from the score, scaled so that the greatest is 1 or -1.</summary>
    public static float[] Relevance(double all, IReadOnlyList<double> without)
    {
        var most = without.Max(score => Math.Abs(all - score));
        return [.. without.Select(score => most > 1e-9 ? (float)((all - score) / most) : 0)];
    }
}
