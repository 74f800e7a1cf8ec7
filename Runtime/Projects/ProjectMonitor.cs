namespace MLKids.Runtime.Projects;

/// <summary>A value shown on the stage.</summary>
/// <param name="Id">For variables and lists: theirs.</param>
/// <param name="Opcode">The reporter that it shows.</param>
/// <param name="SpriteName">The sprite that it is asked of; null for the stage and for what all share.</param>
/// <param name="Parameters">The reporter's fixed choices.</param>
/// <param name="Visible">Whether it is shown at the start.</param>
public sealed record ProjectMonitor(string Id, string Opcode, string? SpriteName, IReadOnlyDictionary<string, string> Parameters, bool Visible);
