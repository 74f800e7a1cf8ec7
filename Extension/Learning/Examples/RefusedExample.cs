namespace MLKids.Learning.Examples;

/// <summary>An example that an import left out or that could not be turned into features.</summary>
/// <param name="FileName">Its file name.</param>
/// <param name="Code">One of <see cref="LearningCodes"/>.</param>
/// <param name="ChildSentence">Why, for a child.</param>
/// <param name="Message">Why, for developers and teachers.</param>
/// <param name="ExampleId">The example, or 0 when it was not stored.</param>
public sealed record RefusedExample(string FileName, string Code, string ChildSentence, string Message, long ExampleId = 0);
