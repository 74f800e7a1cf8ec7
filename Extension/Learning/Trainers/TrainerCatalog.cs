using MLKids.Learning.Trainers.Numbers;
using MLKids.Learning.Trainers.Regression;
using MLKids.Learning.Trainers.Sounds;
using MLKids.Learning.Trainers.Words;
using MLKids.Learning.Trainers.Writing;

namespace MLKids.Learning.Trainers;

/// <summary>The trainers of this build, by id. A new trainer is one file and one line here.</summary>
public static class TrainerCatalog
{
    public static IReadOnlyDictionary<string, ILearner> All { get; } = new ILearner[]
    {
        new SoftmaxHeadTrainer(),
        new MultiLayerHeadTrainer(),
        new SoundHeadTrainer(),
        WordTrainers.Softmax,
        WordTrainers.MultiLayer,
        NumberTrainers.BoostedTrees,
        NumberTrainers.MultiLayer,
        NumberTrainers.Softmax,
        NumberTrainers.SmallTree,
        new RegressionTrainer(),
        new RidgeRegressionTrainer(),
        new NGramTrainer(),
    }.ToDictionary(learner => learner.Id);
}
