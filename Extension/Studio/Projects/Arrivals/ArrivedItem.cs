namespace MLKids.Studio.Projects.Arrivals;

/// <summary>One thing that a project can be made of.</summary>
/// <param name="What">Which way it is taken.</param>
/// <param name="Name">A name for the project; "" when the files do not tell one.</param>
/// <param name="Files">Its files.</param>
internal sealed record ArrivedItem(ArrivedWhat What, string Name, IReadOnlyList<ArrivedFile> Files)
{
    /// <summary>A table: what a model would most likely learn from it.</summary>
    public string? Kind { get; init; }

    /// <summary>A table: its columns.</summary>
    public IReadOnlyList<Column>? Columns { get; init; }

    /// <summary>A table: the column that looks like the labels, or null.</summary>
    public string? LabelColumn { get; init; }

    /// <param name="Name">In the table's first row.</param>
    /// <param name="IsNumbers">It can be predicted.</param>
    internal sealed record Column(string Name, bool IsNumbers);
}
