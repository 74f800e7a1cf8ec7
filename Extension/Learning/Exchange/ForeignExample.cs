namespace MLKids.Learning.Exchange;

/// <summary>One example of a <see cref="ForeignProject"/>.</summary>
/// <param name="Label">As the other program wrote it.</param>
/// <param name="FileName">To show; no path.</param>
/// <param name="Read">Its bytes as an example here; throws a <see cref="LearningException"/> when it is damaged.</param>
internal sealed record ForeignExample(string Label, string FileName, Func<byte[]> Read);
