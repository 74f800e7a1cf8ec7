namespace MLKids.Learning.Trainers;

/// <summary>How far a fit is.</summary>
/// <param name="Done">0..1.</param>
/// <param name="Loss">Mean training loss (cross-entropy in nats for classifiers, squared error of standardised outputs for regressors) at this point.</param>
/// <param name="Round">Epoch or iteration, from 1.</param>
public readonly record struct FitProgress(double Done, double Loss, int Round);
