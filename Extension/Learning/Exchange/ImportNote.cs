namespace MLKids.Learning.Exchange;

/// <summary>Something of another program's project that is not taken over as it is.</summary>
/// <param name="ChildSentence">For a child.</param>
/// <param name="Message">For developers and teachers: how much of what, and why.</param>
public sealed record ImportNote(string ChildSentence, string Message);
