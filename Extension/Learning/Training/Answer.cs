namespace MLKids.Learning.Training;

/// <summary>What a head answered for a row that it had not learned from.</summary>
/// <param name="Row">The row.</param>
/// <param name="Said">Index of the answered label.</param>
/// <param name="Confidence">0..1.</param>
internal readonly record struct Answer(int Row, int Said, float Confidence);
