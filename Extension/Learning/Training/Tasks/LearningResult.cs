using MLKids.Learning.Examples;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers.Regression;
using MLKids.Learning.Trainers.Writing;

namespace MLKids.Learning.Training.Tasks;

/// <summary>What a task has learned and measured.</summary>
internal sealed record LearningResult(ModelParts Parts)
{
    /// <summary>Examples learned from.</summary>
    public required int Examples { get; init; }

    /// <summary>Examples put aside.</summary>
    public int TestExamples { get; init; }

    /// <summary>Examples that could not be used.</summary>
    public IReadOnlyList<RefusedExample> Skipped { get; init; } = [];

    /// <summary>What would make the model better.</summary>
    public IReadOnlyList<TrainingWarning> Warnings { get; init; } = [];

    /// <summary>Rows were read from a scratch file.</summary>
    public bool Streaming { get; init; }

    /// <summary>What <see cref="Scores"/> was measured on.</summary>
    public AccuracyKind AccuracyKind { get; init; }

    /// <summary>Parts that the rows were cut into; 0 without cross-validation.</summary>
    public int Folds { get; init; }

    /// <summary>How it was measured, or why it was not.</summary>
    public required string Note { get; init; }

    /// <summary>Of models that tell labels.</summary>
    public Scores? Scores { get; init; }

    /// <summary>Of models that predict numbers.</summary>
    public RegressionScores? Numbers { get; init; }

    /// <summary>Of models that write text.</summary>
    public TextScores? Writing { get; init; }
}
