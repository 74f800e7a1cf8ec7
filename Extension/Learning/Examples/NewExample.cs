namespace MLKids.Learning.Examples;

/// <summary>An example to be added.</summary>
/// <param name="LabelId">The label it shows.</param>
/// <param name="Bytes">Its bytes (for pictures: a JPEG, PNG, ... file). Not looked at here.</param>
/// <param name="FileName">Where it came from; cut to <see cref="ProjectLimits.FileNameUnits"/>.</param>
/// <param name="Burst">Same text for all examples of one burst; null for single ones.</param>
/// <param name="ForTesting">Put aside for testing at once.</param>
public sealed record NewExample(long LabelId, byte[] Bytes, string FileName = "", string? Burst = null, bool ForTesting = false);
