namespace MLKids.Learning.Explaining;

/// <summary>What one word of a text does to an answer.</summary>
/// <param name="Word">As it stands in the text.</param>
/// <param name="Start">Where it starts in the text, in UTF-16 units.</param>
/// <param name="Length">Its UTF-16 units in the text.</param>
/// <param name="Effect">The answer's probability with the word minus that without it, -1..1: above 0 speaks for the answer, below 0 against it.</param>
public sealed record WordEffect(string Word, int Start, int Length, double Effect);
