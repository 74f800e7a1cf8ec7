namespace MLKids.Runtime.Scheduling;

/// <summary>What a monitor shows now.</summary>
/// <param name="Sprite">Whose value it is.</param>
/// <param name="Name">The variable's or list's name, or the reporter's opcode.</param>
/// <param name="Value">double, string or bool; for a list its items.</param>
public sealed record MonitorValue(string Sprite, string Name, object Value);
