using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>One training that waits or runs, as a teacher sees it.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Model">The model's name.</param>
/// <param name="State">The phase.</param>
/// <param name="Before">Trainings that start before it; null when it runs.</param>
/// <param name="Since">When it was asked for.</param>
/// <param name="Waited">Seconds that it has waited.</param>
/// <param name="Seconds">Seconds that it has run.</param>
/// <param name="MemoryMB">Resident memory of its process now, in MiB; 0 before it runs.</param>
/// <param name="PeakMB">The largest so far.</param>
internal sealed record TrainingStatus(
    string Owner, string Model, TrainingState State, int? Before, DateTimeOffset Since, double Waited, double Seconds, double MemoryMB, double PeakMB);
