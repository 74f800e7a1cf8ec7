using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Training;

/// <summary>Reports of trainings that never were.</summary>
internal static class Reports
{
    /// <summary>A report with this confusion; every example that was answered wrong is a mistake.</summary>
    public static TrainingReport Of(int[][] confusion)
    {
        var asked = confusion.Sum(row => row.Sum());
        var right = confusion.Select((row, at) => row[at]).Sum();
        var id = 0;
        return new TrainingReport
        {
            ModelName = "Things",
            Preset = Preset.Accurate,
            Reason = "",
            FeaturizerId = "point-v1",
            TrainerId = "softmax-head",
            Seed = 1,
            Examples = asked,
            TestExamples = 0,
            Labels = [.. confusion.Select((row, at) => new LabelReport($"label{at}", row.Sum(), row.Sum(), row[at], null, null))],
            Skipped = [],
            Accuracy = right / (double)asked,
            AccuracyKind = AccuracyKind.CrossValidated,
            Folds = 5,
            AccuracyNote = "",
            Confusion = confusion,
            Mistakes =
            [
                .. from label in Enumerable.Range(0, confusion.Length)
                   from answer in Enumerable.Range(0, confusion.Length)
                   where answer != label
                   from _ in Enumerable.Range(0, confusion[label][answer])
                   select new Mistake(++id, $"label{label}", $"label{answer}", 0.6),
            ],
            LossHistory = [],
            Seconds = new Dictionary<string, double>(),
            PeakMemoryMB = 0,
            Streaming = false,
            Warnings = [],
            Date = DateTimeOffset.UnixEpoch,
            ModelHash = "",
        };
    }
}
