namespace MLKids.Learning.Trainers;

/// <summary>
/// Something that learns: a trainer of labels (<see cref="ITrainer"/>), of numbers (<see cref="IRegressionTrainer"/>) or of text
/// (<see cref="ITextTrainer"/>). Stateless; one instance serves all threads.
/// </summary>
public interface ILearner
{
    /// <summary>Saved in models, for instance <c>softmax-head</c>. Never changed.</summary>
    string Id { get; }

    /// <summary>Reads what <see cref="ILearned.Save"/> wrote.</summary>
    /// <exception cref="LearningException">The bytes are not that (<see cref="LearningCodes.DamagedModel"/>).</exception>
    ILearned Load(BinaryReader reader);
}
