namespace MLKids.Blocks.Contracts;

/// <summary>Something that happened on the stage, for whoever shows it.</summary>
/// <param name="Kind">"say", "think", "ask", "sound", "costume", ...; a new kind breaks nobody.</param>
/// <param name="Target">The sprite's name.</param>
/// <param name="Value">The text or value, as the block gave it.</param>
public sealed record StageEvent(string Kind, string Target, object? Value);
