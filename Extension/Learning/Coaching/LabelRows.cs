using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Coaching;

/// <summary>The examples of one label that are learned from, each as a row of floats, in the order of adding.</summary>
/// <param name="Label">The label's name.</param>
/// <param name="Ids">The example of each row.</param>
/// <param name="Rows">Rows of one length.</param>
internal sealed record LabelRows(string Label, IReadOnlyList<long> Ids, IReadOnlyList<float[]> Rows)
{
    /// <summary>So many of a label are looked at, the first ones: faults of thousands show in these.</summary>
    public const int MostRows = 2_000;

    public int Count => Ids.Count;

    /// <summary>Reads the cached floats of every label of a model; examples without them are passed over.</summary>
    public static IReadOnlyList<LabelRows> Load(ProjectFile project, long modelId, string featurizerId, int length) =>
    [
        .. project.Labels.Of(modelId).Select(label =>
        {
            var rows = project.Read(db => db.Rows(
                row => (Id: row.GetInt64(0), Values: MemoryMarshal.Cast<byte, float>((byte[])row.GetValue(1)).ToArray()),
                "SELECT e.id, f.vector FROM example e INDEXED BY example_label JOIN feature f ON f.content_id = e.content_id AND f.featurizer = $featurizer "
                + "WHERE e.label_id = $label AND e.for_testing = 0 AND length(f.vector) = $bytes ORDER BY e.id LIMIT $most",
                ("$featurizer", featurizerId),
                ("$label", label.Id),
                ("$bytes", length * sizeof(float)),
                ("$most", MostRows)));
            rows.RemoveAll(row => !TensorPrimitives.IsFiniteAll<float>(row.Values));
            return new LabelRows(label.Name, [.. rows.Select(row => row.Id)], [.. rows.Select(row => row.Values)]);
        }),
    ];
}
