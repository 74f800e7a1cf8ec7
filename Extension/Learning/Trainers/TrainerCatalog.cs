namespace MLKids.Learning.Trainers;

/// <summary>The trainers of this build, by id. A new trainer is one file and one line here.</summary>
public static class TrainerCatalog
{
    public static IReadOnlyDictionary<string, ILearner> All { get; } =
        new ILearner[] { new SoftmaxHeadTrainer(), new MultiLayerHeadTrainer() }.ToDictionary(learner => learner.Id);
}
