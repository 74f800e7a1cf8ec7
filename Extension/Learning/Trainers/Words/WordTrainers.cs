using MLKids.Learning.Trainers.Scaling;

namespace MLKids.Learning.Trainers.Words;

/// <summary>The two trainers of word models.</summary>
public static class WordTrainers
{
    /// <summary>Saved in models.</summary>
    public const string SoftmaxId = "words-softmax", MultiLayerId = "words-multi-layer";

    // Measured by log-loss on kept-aside sentences (bench "words"): shorter rows make answers timid, longer ones over-confident.
    private const float SoftmaxNorm = 10, MultiLayerNorm = 3;

    /// <summary>TF-IDF and softmax regression.</summary>
    public static ITrainer Softmax { get; } = new ScaledTrainer(SoftmaxId, Scaling(SoftmaxNorm), new UndecidedTrainer(new SoftmaxHeadTrainer()));

    /// <summary>TF-IDF and one hidden layer.</summary>
    public static ITrainer MultiLayer { get; } = new ScaledTrainer(MultiLayerId, Scaling(MultiLayerNorm), new UndecidedTrainer(new MultiLayerHeadTrainer()));

    private static RowSpaceScaling Scaling(float norm) => new(new TfIdfScaling(norm), RowSpaceScaling.MostRows);
}
