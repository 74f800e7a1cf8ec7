using MLKids.Learning.Training;

namespace MLKids.Learning.Models;

/// <summary>A trained model that is kept, without what it learned.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="Report">Its training's report.</param>
public sealed record TrainedVersion(long Id, TrainingReport Report);
