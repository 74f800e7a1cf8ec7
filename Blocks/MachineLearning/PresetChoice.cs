using MLKids.Learning.Training;

namespace MLKids.Blocks.MachineLearning;

/// <summary>Which preset "train model" takes, and why.</summary>
/// <param name="Preset">The preset.</param>
/// <param name="Reason">One sentence; kept in the report.</param>
public sealed record PresetChoice(Preset Preset, string Reason);
