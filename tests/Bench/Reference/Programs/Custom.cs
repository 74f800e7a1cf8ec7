namespace MLKids.Differential.Programs;

/// <summary>A custom block's sentence and parameters.</summary>
/// <param name="Code">The sentence with %s, %n and %b.</param>
/// <param name="Parameters">In order; names may repeat.</param>
/// <param name="Warp">Runs without screen refresh.</param>
public sealed record Custom(string Code, IReadOnlyList<Parameter> Parameters, bool Warp);

/// <summary>A parameter of a custom block.</summary>
/// <param name="Id">Slots of calls are keyed by it.</param>
/// <param name="Name">As reporters name it.</param>
/// <param name="IsBoolean">A %b slot.</param>
/// <param name="Default">What stands for a missing argument: a string, double or bool.</param>
public sealed record Parameter(string Id, string Name, bool IsBoolean, object Default);
