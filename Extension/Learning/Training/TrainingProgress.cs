namespace MLKids.Learning.Training;

/// <summary>How far a training is.</summary>
/// <param name="State">The phase.</param>
/// <param name="Done">0..1 over the whole training; never goes back.</param>
/// <param name="Loss">Mean training loss so far, once learning has begun.</param>
/// <param name="Text">What is done now, for instance <c>12 of 40 examples looked at</c>.</param>
public sealed record TrainingProgress(TrainingState State, double Done, double? Loss, string Text);
