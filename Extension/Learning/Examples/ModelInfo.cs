namespace MLKids.Learning.Examples;

/// <summary>One named model of a project (its examples and, once trained, its head).</summary>
/// <param name="Id">Never reused within a project; stays the same over renames, undo and redo.</param>
/// <param name="Name">As the child typed it, trimmed and composed (NFC).</param>
/// <param name="Kind">What it learns from.</param>
public sealed record ModelInfo(long Id, string Name, ModelKind Kind);
