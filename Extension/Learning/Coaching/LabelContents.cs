using MLKids.Learning.Examples;

namespace MLKids.Learning.Coaching;

/// <summary>The examples of one label that are learned from, as they were added: for kinds whose examples are small.</summary>
/// <param name="Label">The label's name.</param>
/// <param name="Examples">The examples in the order of adding, at most <see cref="LabelRows.MostRows"/>.</param>
internal sealed record LabelContents(string Label, IReadOnlyList<(long Id, byte[] Bytes)> Examples)
{
    /// <exception cref="LearningException">The bytes of an example differ from their hash.</exception>
    public static IReadOnlyList<LabelContents> Load(ProjectFile project, long modelId) =>
    [
        .. project.Labels.Of(modelId).Select(label => new LabelContents(label.Name, project.Read(db => db
            .Rows(
                row => (Id: row.GetInt64(0), Content: row.GetInt64(1)),
                "SELECT id, content_id FROM example INDEXED BY example_label WHERE label_id = $label AND for_testing = 0 ORDER BY id LIMIT $most",
                ("$label", label.Id),
                ("$most", LabelRows.MostRows))
            .ConvertAll(example => (example.Id, ExampleStore.ReadContent(db, example.Content, project.Path)))))),
    ];

    /// <summary>Turns each example into a row of floats.</summary>
    public LabelRows ToRows(Func<byte[], float[]> row) =>
        new(Label, [.. Examples.Select(example => example.Id)], [.. Examples.Select(example => row(example.Bytes))]);
}
