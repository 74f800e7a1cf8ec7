namespace MLKids.Learning.Training;

/// <summary>The mean training loss after an epoch or iteration.</summary>
/// <param name="Round">Counted from 1.</param>
/// <param name="Loss">Cross-entropy in nats for classifiers.</param>
public sealed record LossPoint(int Round, double Loss);
