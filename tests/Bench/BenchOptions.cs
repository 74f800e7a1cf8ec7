namespace MLKids.Bench;

/// <summary>What was asked for.</summary>
/// <param name="Data">Folder with one folder a picture set, each with one folder a label.</param>
/// <param name="Folder">One set only, or null.</param>
/// <param name="Rounds">Kills of the crash bench.</param>
/// <param name="Stop">Ctrl+C.</param>
internal sealed record BenchOptions(string Data, string? Folder, int Rounds, CancellationToken Stop);
