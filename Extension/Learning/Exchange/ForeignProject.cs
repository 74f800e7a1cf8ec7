using MLKids.Learning.Examples;

namespace MLKids.Learning.Exchange;

/// <summary>Another program's project, read as far as it can be judged without unpacking its examples.</summary>
/// <param name="Name">Its own name, or the file's.</param>
/// <param name="Kind">What a model learns from it.</param>
/// <param name="Labels">In order, as the other program wrote them.</param>
/// <param name="Examples">Those that may be good.</param>
/// <param name="Refused">Those that are certainly not.</param>
/// <param name="Notes">What else is not taken over.</param>
internal sealed record ForeignProject(
    string Name,
    ModelKind Kind,
    IReadOnlyList<string> Labels,
    IReadOnlyList<ForeignExample> Examples,
    IReadOnlyList<RefusedExample> Refused,
    IReadOnlyList<ImportNote> Notes);
