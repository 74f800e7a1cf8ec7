using MLKids.Learning.Examples;

namespace MLKids.Studio.Projects.Arrivals;

/// <summary>What became of an item, as the page tells it.</summary>
/// <param name="Labels">Labels with their number of examples.</param>
/// <param name="Added">Examples that are in the project now.</param>
/// <param name="Duplicates">Left out because they were there already.</param>
/// <param name="Refused">Left out, each with its reason.</param>
/// <param name="Notes">Sentences about the whole.</param>
internal sealed record ArrivalReport(
    string? Kind, IReadOnlyList<ArrivalReport.Label> Labels, int Added, int Duplicates, IReadOnlyList<RefusedExample> Refused, IReadOnlyList<string> Notes)
{
    internal sealed record Label(string Name, int Count);

    /// <summary>A project that came as it is.</summary>
    public static ArrivalReport Whole { get; } = new(null, [], 0, 0, [], []);

    public static IReadOnlyList<Label> LabelsOf(ModelKind kind, IEnumerable<(LabelInfo Label, int Count)> labels) =>
        kind.HasLabels() ? [.. labels.Select(label => new Label(label.Label.Name, label.Count))] : [];
}
