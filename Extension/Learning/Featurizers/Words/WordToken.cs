namespace MLKids.Learning.Featurizers.Words;

/// <summary>A piece of a text.</summary>
/// <param name="Kind">Never <see cref="WordKind.None"/>.</param>
/// <param name="Start">Where it starts in the text, in UTF-16 units.</param>
/// <param name="Length">Its UTF-16 units in the text.</param>
/// <param name="Folded">Composed, in lower case, without what makes no difference. Never empty.</param>
/// <param name="Joined">Follows the token before it without a gap, and both are letters.</param>
internal readonly record struct WordToken(WordKind Kind, int Start, int Length, string Folded, bool Joined);
