namespace MLKids.Learning.Training;

/// <summary>An asked example with a wrong answer.</summary>
/// <param name="ExampleId">The example.</param>
/// <param name="Label">Its label.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="Confidence">How sure the head was, 0..1.</param>
public sealed record Mistake(long ExampleId, string Label, string Answer, double Confidence);
