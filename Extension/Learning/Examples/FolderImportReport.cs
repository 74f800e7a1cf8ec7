namespace MLKids.Learning.Examples;

/// <summary>What a folder's import did.</summary>
/// <param name="Model">Where the examples went.</param>
/// <param name="Files">Files found in the label folders.</param>
/// <param name="Added">New examples.</param>
/// <param name="Duplicates">Files whose label held the same bytes already.</param>
/// <param name="Refused">Files left out, each with its reason.</param>
/// <param name="Labels">All labels of the model with their number of examples now.</param>
/// <param name="Cancelled">It was stopped before its end.</param>
public sealed record FolderImportReport(
    ModelInfo Model,
    int Files,
    int Added,
    int Duplicates,
    IReadOnlyList<RefusedExample> Refused,
    IReadOnlyList<(LabelInfo Label, int Count)> Labels,
    bool Cancelled);
