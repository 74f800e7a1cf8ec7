using System.Text.Json;

namespace MLKids.Bench.Pages;

/// <summary>What a model of a project holds: its labels by id, with the ids of their examples.</summary>
internal sealed record ProjectState(IReadOnlyDictionary<long, (string Name, HashSet<long> Ids)> Labels)
{
    public static readonly ProjectState Nothing = new(new Dictionary<long, (string, HashSet<long>)>());

    /// <summary>All of it: two states are the same if their texts are.</summary>
    public string Text { get; } = string.Join("; ", Labels.OrderBy(l => l.Key).Select(l => $"{l.Value.Name} [{string.Join(' ', l.Value.Ids.Order())}]"));

    public static async Task<ProjectState> Read(Visitor page, string project, long model)
    {
        var labels = new Dictionary<long, (string, HashSet<long>)>();
        var models = (await page.Get("/projects/" + project)).GetProperty("models").EnumerateArray();
        foreach (var label in models.First(m => m.GetProperty("id").GetInt64() == model).GetProperty("labels").EnumerateArray())
        {
            var id = label.GetProperty("id").GetInt64();
            labels[id] = (label.GetProperty("name").GetString()!, (await page.Get($"/projects/{project}/labels/{id}/example-ids")).EnumerateArray().Select(e => e.GetInt64()).ToHashSet());
        }

        return new ProjectState(labels);
    }

    /// <summary>Whether this is <paramref name="before"/> with at most so many examples more in one label.</summary>
    public bool IsMore(ProjectState before, long label, int most) =>
        before.Labels.Count == Labels.Count
        && before.Labels.All(l => Labels.TryGetValue(l.Key, out var now) && now.Name == l.Value.Name
            && (l.Key == label ? now.Ids.IsSupersetOf(l.Value.Ids) && now.Ids.Count <= l.Value.Ids.Count + most : now.Ids.SetEquals(l.Value.Ids)));

    public ProjectState Renamed(long label, string name) => new(new Dictionary<long, (string, HashSet<long>)>(Labels) { [label] = (name, Labels[label].Ids) });

    /// <summary>After some examples were moved to another label, or deleted.</summary>
    public ProjectState Without(IReadOnlyList<long> ids, long from, long? to)
    {
        var after = new Dictionary<long, (string, HashSet<long>)>(Labels) { [from] = (Labels[from].Name, [.. Labels[from].Ids.Except(ids)]) };
        if (to is { } label)
            after[label] = (Labels[label].Name, [.. Labels[label].Ids.Concat(ids)]);
        return new ProjectState(after);
    }
}
