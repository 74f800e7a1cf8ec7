using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>One piece of advice, from measured facts.</summary>
/// <param name="Code">A constant of <see cref="WarningCodes"/>, or of <see cref="LearningCodes"/> where training is impossible.</param>
/// <param name="ChildSentence">What to do, for a child; at most 12 words when labels are one word.</param>
/// <param name="Message">The measured figures, for developers and teachers.</param>
/// <param name="Labels">The labels that it is about, the first foremost; may be empty.</param>
/// <param name="ExampleIds">Examples that show it, at most <see cref="Coach.MostExamples"/>; may be empty.</param>
public sealed record Tip(string Code, string ChildSentence, string Message, IReadOnlyList<string> Labels, IReadOnlyList<long> ExampleIds)
{
    internal static Tip Of(TrainingWarning warning) => new(warning.Code, warning.ChildSentence, warning.Message, warning.Labels ?? [], []);

    /// <summary>A label in a sentence, as <see cref="TrainingCheck"/> writes it.</summary>
    internal static string Short(string label) => TrainingCheck.Short(label);
}
