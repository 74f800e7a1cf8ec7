using MLKids.Learning.Examples;

namespace MLKids.Learning.Exchange;

/// <summary>What the import of another program's project did.</summary>
/// <param name="Format">What the file was.</param>
/// <param name="Model">The model that was made or added to.</param>
/// <param name="Found">Examples that the file names.</param>
/// <param name="Added">New examples.</param>
/// <param name="Duplicates">Left out because their label held the same bytes already.</param>
/// <param name="Refused">Left out one by one, each with its reason.</param>
/// <param name="Notes">Left out as a whole, with the reason.</param>
/// <param name="Labels">All labels of the model with their number of examples now.</param>
/// <param name="Cancelled">It was stopped before its end.</param>
public sealed record ArchiveImportReport(
    ArchiveFormat Format,
    ModelInfo Model,
    int Found,
    int Added,
    int Duplicates,
    IReadOnlyList<RefusedExample> Refused,
    IReadOnlyList<ImportNote> Notes,
    IReadOnlyList<(LabelInfo Label, int Count)> Labels,
    bool Cancelled);
