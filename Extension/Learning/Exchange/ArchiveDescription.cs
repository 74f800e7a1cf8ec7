using MLKids.Learning.Examples;

namespace MLKids.Learning.Exchange;

/// <summary>What <see cref="ProjectArchive.Describe"/> found in a file.</summary>
/// <param name="Format">What it is.</param>
/// <param name="Text">The same in words, with article.</param>
/// <param name="Advice">For a child: what to do with it; empty when it can be imported.</param>
/// <param name="Kind">What a model would learn from it; null when it cannot be imported.</param>
/// <param name="Name">The project's own name, or the file's.</param>
/// <param name="Labels">Its labels in order, each with the number of examples that could be tried; empty when it cannot be imported.</param>
/// <param name="Notes">What would not be taken over, and why.</param>
public sealed record ArchiveDescription(
    ArchiveFormat Format,
    string Text,
    string Advice,
    ModelKind? Kind,
    string Name,
    IReadOnlyList<(string Label, int Count)> Labels,
    IReadOnlyList<ImportNote> Notes);
