namespace MLKids.Learning.Examples;

/// <summary>What became of many added examples. All that is counted here is safely on disk.</summary>
/// <param name="Added">Stored as new examples.</param>
/// <param name="Duplicates">Left out because their label held the same bytes already.</param>
/// <param name="Refused">Left out because they cannot be used, with the reason for each.</param>
/// <param name="Cancelled">The import was stopped; what had been added stays and can be undone in one step.</param>
public sealed record ImportReport(int Added, int Duplicates, IReadOnlyList<RefusedExample> Refused, bool Cancelled);
