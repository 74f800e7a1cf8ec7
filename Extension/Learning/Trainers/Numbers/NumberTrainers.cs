using MLKids.Learning.Trainers.Scaling;
using MLKids.Learning.Trainers.Trees;

namespace MLKids.Learning.Trainers.Numbers;

/// <summary>The trainers of models that tell rows of numbers and choices apart.</summary>
public static class NumberTrainers
{
    /// <summary>Saved in models.</summary>
    public const string SoftmaxId = "numbers-softmax", MultiLayerId = "numbers-multi-layer";

    /// <summary>Standardised columns and softmax regression.</summary>
    public static ITrainer Softmax { get; } = new ScaledTrainer(SoftmaxId, new StandardScaling(), new SoftmaxHeadTrainer());

    /// <summary>Standardised columns and one hidden layer.</summary>
    public static ITrainer MultiLayer { get; } = new ScaledTrainer(MultiLayerId, new StandardScaling(), new MultiLayerHeadTrainer());

    /// <summary>Gradient-boosted trees.</summary>
    public static ITrainer BoostedTrees { get; } = new BoostedTreesTrainer();

    /// <summary>One small decision tree.</summary>
    public static ITrainer SmallTree { get; } = new SmallTreeTrainer();
}
