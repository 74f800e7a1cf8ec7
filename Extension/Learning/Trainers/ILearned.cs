namespace MLKids.Learning.Trainers;

/// <summary>What a training has made and a model keeps: a head, a regressor or a text model. Immutable and safe to use from several threads.</summary>
public interface ILearned
{
    /// <summary>The <see cref="ILearner.Id"/> that fits and loads such results.</summary>
    string TrainerId { get; }

    /// <summary>Writes it so that <see cref="ILearner.Load"/> gives one with identical answers. Deterministic bytes.</summary>
    void Save(BinaryWriter writer);
}
