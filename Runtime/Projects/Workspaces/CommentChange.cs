namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>The comments that the editor has now. One that moved less than a step is as it was: the editor rounds.</summary>
internal sealed class CommentChange(ProjectTarget before)
{
    private const double Step = 1;

    private readonly List<ProjectComment> _now = [];

    /// <summary>In the order that they had; new ones last.</summary>
    public IReadOnlyList<ProjectComment> Result
    {
        get
        {
            var order = before.Comments.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i);
            var sorted = _now.OrderBy(c => order.GetValueOrDefault(c.Id, int.MaxValue)).ToList();
            return sorted.SequenceEqual(before.Comments, ReferenceEqualityComparer.Instance) ? before.Comments : sorted;
        }
    }

    /// <summary>The id of the comment that is fixed to a block: the one it had, or a new one.</summary>
    public static string IdFor(ProjectTarget before, string blockId) => before.Comments.FirstOrDefault(c => c.BlockId == blockId)?.Id ?? $"comment {blockId}";

    public void AddLoose(WorkspaceJson json)
    {
        var id = json.Name("id");
        var old = before.Comments.FirstOrDefault(c => c.Id == id);
        Add(old, new ProjectComment(id, json.Text("text")) { BlockId = old?.BlockId, IsMinimized = json.Flag("collapsed") }, json);
    }

    public void AddFixed(string blockId, WorkspaceJson json)
    {
        var id = IdFor(before, blockId);
        Add(before.Comments.FirstOrDefault(c => c.Id == id), new ProjectComment(id, json.Text("text")) { BlockId = blockId, IsMinimized = !json.Flag("pinned") }, json);
    }

    private void Add(ProjectComment? old, ProjectComment now, WorkspaceJson json)
    {
        if (_now.Count >= ProjectLimits.Names)
            throw ProjectReader.TooLarge($"more than {ProjectLimits.Names:N0} comments");
        if (_now.Any(c => c.Id == now.Id))
            throw WorkspaceJson.Bad($"the comment \"{now.Id}\" is there twice");
        var usual = old ?? new ProjectComment("", "");
        now = now with
        {
            X = Near(json.Number("x"), usual.X),
            Y = Near(json.Number("y"), usual.Y),
            Width = Near(json.Number("width"), usual.Width),
            Height = Near(json.Number("height"), usual.Height),
        };
        _now.Add(old is not null && old == now ? old : now);
    }

    private static double Near(double? now, double before) => now is { } number && Math.Abs(number - before) >= Step ? number : before;
}
