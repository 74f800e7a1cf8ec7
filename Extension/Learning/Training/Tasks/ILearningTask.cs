namespace MLKids.Learning.Training.Tasks;

/// <summary>How one kind of model goes from the examples in the project to something that answers.</summary>
internal interface ILearningTask
{
    /// <summary>Looks at the examples, learns, measures. Saves nothing.</summary>
    LearningResult Run(TrainingSteps steps);
}
