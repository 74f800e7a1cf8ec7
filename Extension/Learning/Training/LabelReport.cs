namespace MLKids.Learning.Training;

/// <summary>How one label fared.</summary>
/// <param name="Name">The label.</param>
/// <param name="Examples">Rows that the model learned from.</param>
/// <param name="Asked">Rows of this label that were asked.</param>
/// <param name="Right">Of these, answered right.</param>
/// <param name="Precision">Of the answers with this label, the part that was right; null when it was never answered.</param>
/// <param name="Recall">Of the rows asked, the part that was answered right; null when none was asked.</param>
public sealed record LabelReport(string Name, int Examples, int Asked, int Right, double? Precision, double? Recall);
