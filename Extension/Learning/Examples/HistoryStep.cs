namespace MLKids.Learning.Examples;

/// <summary>One step that a child can undo.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="Text">What was done, for instance <c>add 500 examples</c>.</param>
/// <param name="State">Whether it counts now.</param>
/// <param name="At">When it was done.</param>
public sealed record HistoryStep(long Id, string Text, HistoryState State, DateTimeOffset At);
