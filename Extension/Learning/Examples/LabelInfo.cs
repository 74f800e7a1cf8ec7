namespace MLKids.Learning.Examples;

/// <summary>One label of a model.</summary>
/// <param name="Id">Never reused within a project; stays the same over renames, undo and redo.</param>
/// <param name="ModelId">The model it belongs to.</param>
/// <param name="Name">As the child typed it, trimmed and composed (NFC).</param>
public sealed record LabelInfo(long Id, long ModelId, string Name);
