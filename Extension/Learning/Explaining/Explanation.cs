namespace MLKids.Learning.Explaining;

/// <summary>Why a model answered so, for people.</summary>
/// <param name="Sentences">Short sentences, the most important first; may be none.</param>
/// <param name="Weights">What was looked at (a word, a column, a cell of the picture, a part of the second), with what it did to the answer; the strongest first.</param>
public sealed record Explanation(IReadOnlyList<string> Sentences, IReadOnlyList<ExplainedPart> Weights);

/// <summary>One part of an input.</summary>
/// <param name="Part">A word, a column with its value, <c>row 2, column 3</c> of nine, <c>0.45 s</c>.</param>
/// <param name="Weight">What it did: a change of probability (words, columns), −1..1 (pictures, sounds), or a change of the predicted number.</param>
public sealed record ExplainedPart(string Part, double Weight);
