using MLKids.Learning.Trainers.Scaling;

namespace MLKids.Learning.Trainers.Words;

/// <summary>The two trainers of word models.</summary>
public static class WordTrainers
{
    /// <summary>Saved in models.</summary>
    public const string SoftmaxId = "words-softmax", MultiLayerId = "words-multi-layer";

    /// <summary>TF-IDF and softmax regression: the simplified preset.</summary>
    public static ITrainer Softmax { get; } = new ScaledTrainer(SoftmaxId, new TfIdfScaling(), new SoftmaxHeadTrainer());

    /// <summary>TF-IDF and one hidden layer: the accurate preset.</summary>
    public static ITrainer MultiLayer { get; } = new ScaledTrainer(MultiLayerId, new TfIdfScaling(), new MultiLayerHeadTrainer());
}
