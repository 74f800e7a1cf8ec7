using MLKids.Learning.Trainers.Scaling;
using MLKids.Learning.Trainers.Trees;

namespace MLKids.Learning.Trainers.Numbers;

/// <summary>The trainers of models that tell rows of numbers and choices apart.</summary>
public static class NumberTrainers
{
    /// <summary>Saved in models.</summary>
    public const string SoftmaxId = "numbers-softmax", MultiLayerId = "numbers-multi-layer";

    /// <summary>
    /// Standardised columns and softmax regression: the simplified preset. For two labels the penalty is that of scikit-learn's
    /// LogisticRegression, whose one weight vector is the
    /// difference of the two here.
    /// </summary>
    public static ITrainer Softmax { get; } = new ScaledTrainer(SoftmaxId, new StandardScaling(), new SoftmaxHeadTrainer(l2: 2));

    /// <summary>
    /// Standardised columns and one hidden layer: the accurate preset. Less pull and more steps than for pictures, because rows have few
    /// columns and their labels often follow
    /// rules that no straight line can draw ("between 3 and 6").
    /// </summary>
    public static ITrainer MultiLayer { get; } = new ScaledTrainer(
        MultiLayerId, new StandardScaling(), new MultiLayerHeadTrainer(new() { WeightDecay = 0.5f, Steps = 1_000, MaxEpochs = 400 }));

    /// <summary>Gradient-boosted trees.</summary>
    public static ITrainer BoostedTrees { get; } = new BoostedTreesTrainer();

    /// <summary>One small decision tree.</summary>
    public static ITrainer SmallTree { get; } = new SmallTreeTrainer();
}
