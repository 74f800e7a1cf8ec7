namespace MLKids.Learning.Training;

/// <summary>Something that makes a model worse than it could be. Training goes on.</summary>
/// <param name="Code">A constant of <see cref="WarningCodes"/>.</param>
/// <param name="ChildSentence">What to do about it, for a child.</param>
/// <param name="Message">What was found, for developers and teachers.</param>
/// <param name="Labels">The labels that it is about; null when it is about none.</param>
public sealed record TrainingWarning(string Code, string ChildSentence, string Message, IReadOnlyList<string>? Labels = null);
