using System.Text.Json;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers.Regression;
using MLKids.Learning.Trainers.Writing;

namespace MLKids.Learning.Training;

/// <summary>What a training did and how good its model is. Kept with the model.</summary>
public sealed record TrainingReport
{
    /// <summary>The model's name at that time.</summary>
    public required string ModelName { get; init; }

    /// <summary>Which way it was trained.</summary>
    public required Preset Preset { get; init; }

    /// <summary>What people read of an extension's preset, also when the extension is gone; empty for the two own ones.</summary>
    public string PresetName { get; init; } = "";

    /// <summary>Why that way, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The featurizer's id.</summary>
    public required string FeaturizerId { get; init; }

    /// <summary>The trainer's id.</summary>
    public required string TrainerId { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Rows learned from.</summary>
    public required int Examples { get; init; }

    /// <summary>Rows put aside.</summary>
    public required int TestExamples { get; init; }

    /// <summary>One entry a label, in the model's order.</summary>
    public required IReadOnlyList<LabelReport> Labels { get; init; }

    /// <summary>Examples that could not be used.</summary>
    public required IReadOnlyList<RefusedExample> Skipped { get; init; }

    /// <summary>Part of the asked rows that was answered right, 0..1; null when there is no honest one.</summary>
    public required double? Accuracy { get; init; }

    /// <summary>What <see cref="Accuracy"/> was measured on.</summary>
    public required AccuracyKind AccuracyKind { get; init; }

    /// <summary>Parts that the rows were cut into; 0 without cross-validation.</summary>
    public required int Folds { get; init; }

    /// <summary>How it was measured, or why it was not, in one sentence.</summary>
    public required string AccuracyNote { get; init; }

    /// <summary>[true label][answered label] counts of the asked rows, in the order of <see cref="Labels"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>How well columns of numbers are predicted; null for other kinds.</summary>
    public RegressionScores? Numbers { get; init; }

    /// <summary>How well a model of text knows what comes next; null for other kinds.</summary>
    public TextScores? Writing { get; init; }

    /// <summary>The asked examples with wrong answers, the surest first, at most 500.</summary>
    public required IReadOnlyList<Mistake> Mistakes { get; init; }

    /// <summary>How sure the answers were; null for other kinds and in reports of earlier versions.</summary>
    public Sureness? Sureness { get; init; }

    /// <summary>Training loss of the model, thinned to at most 200 points.</summary>
    public required IReadOnlyList<LossPoint> LossHistory { get; init; }

    /// <summary>Seconds spent preparing, learning, checking, by the state's name.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>Largest working set of the process that trained, meanwhile, in MiB, sampled.</summary>
    public required double PeakMemoryMB { get; init; }

    /// <summary>Rows were read from a scratch file.</summary>
    public required bool Streaming { get; init; }

    /// <summary>What would make the model better.</summary>
    public required IReadOnlyList<TrainingWarning> Warnings { get; init; }

    /// <summary>When the training finished.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>SHA-256 of labels, featurizer id, trainer id and weights: the same hash is the same model.</summary>
    public required string ModelHash { get; init; }

    /// <summary>The report as JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingReportJson.Default.TrainingReport);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is not such a text.</exception>
    public static TrainingReport FromJson(string json) =>
        JsonSerializer.Deserialize(json, TrainingReportJson.Default.TrainingReport) ?? throw new JsonException("The report is 'null'.");
}
