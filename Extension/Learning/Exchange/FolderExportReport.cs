namespace MLKids.Learning.Exchange;

/// <summary>What <see cref="FolderExport"/> wrote.</summary>
/// <param name="Folder">Full path of the new folder.</param>
/// <param name="Examples">Examples in it.</param>
/// <param name="Files">Where the examples of each label are, as a path within the folder, in the labels' order; a table is there once for all.</param>
public sealed record FolderExportReport(string Folder, int Examples, IReadOnlyList<(string Label, string File, int Count)> Files);
