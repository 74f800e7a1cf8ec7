using MLKids.Learning.Coaching;
using MLKids.Learning.Examples;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers.Regression;
using MLKids.Learning.Trainers.Writing;
using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>A finished training as pages show it: what a report says, short enough for a page.</summary>
/// <param name="Version">The trained model's number.</param>
/// <param name="Asked">Examples that were asked.</param>
/// <param name="Right">Of these, answered right.</param>
/// <param name="Skipped">The first examples that could not be used.</param>
/// <param name="SkippedCount">All of them.</param>
internal sealed record TrainingResult(
    long Version, Preset Preset, string PresetName, string Reason, DateTimeOffset Date, int Seed, string TrainerId, int Examples, int TestExamples, AccuracyKind AccuracyKind, double? Accuracy, int Asked,
    int Right, int Folds, IReadOnlyList<LabelReport> Labels, IReadOnlyList<OutputReport>? Outputs, int OutputsAsked, TextScores? Writing, IReadOnlyDictionary<string, double> Seconds, double PeakMemoryMB,
    bool Streaming, IReadOnlyList<TrainingWarning> Warnings, IReadOnlyList<RefusedExample> Skipped, int SkippedCount, IReadOnlyList<LossPoint> Losses, IReadOnlyList<Tip> Tips)
{
    private const int MostSkipped = 20;

    public static TrainingResult Of(TrainedVersion version)
    {
        var report = version.Report;
        return new TrainingResult(
            version.Id, report.Preset, report.PresetName, report.Reason, report.Date, report.Seed, report.TrainerId, report.Examples, report.TestExamples, report.AccuracyKind, report.Accuracy,
            report.Labels.Sum(label => label.Asked), report.Labels.Sum(label => label.Right), report.Folds, report.Labels, report.Numbers?.Outputs, report.Numbers?.Asked ?? 0, report.Writing,
            report.Seconds, Math.Round(report.PeakMemoryMB), report.Streaming, report.Warnings, [.. report.Skipped.Take(MostSkipped)], report.Skipped.Count, report.LossHistory, Coach.After(report));
    }
}
