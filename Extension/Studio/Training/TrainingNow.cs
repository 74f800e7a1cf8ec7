using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>A running training as pages see it.</summary>
/// <param name="State">The phase.</param>
/// <param name="Done">0..1 over the whole training.</param>
/// <param name="Text">What is done now, in English.</param>
/// <param name="Seconds">Since it began.</param>
/// <param name="Losses">The loss so far, thinned.</param>
internal sealed record TrainingNow(TrainingState State, double Done, string Text, double Seconds, IReadOnlyList<LossPoint> Losses);
