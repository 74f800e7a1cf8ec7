namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>The names that the editor has now, to be laid over those of the project.</summary>
internal sealed class NameChange
{
    private readonly OrderedDictionary<(string Type, string Id), NamedData> _names = [];

    public NameChange(WorkspaceJson workspace)
    {
        foreach (var json in workspace.List("variables"))
        {
            var type = json.Text("type");
            var data = new NamedData(json.Name("id"), json.Text("name"), type, json.Flag("local"));
            if (type is not (NameTable.Variable or NameTable.List or NameTable.Message) || data.Name.Length > ProjectLimits.NameLength)
                throw WorkspaceJson.Bad($"the name \"{data.Id}\" is too long or of an unknown type");
            if (!_names.TryAdd((type, data.Id), data))
                throw WorkspaceJson.Bad($"the id \"{data.Id}\" is there twice");
            if (_names.Count > ProjectLimits.Names)
                throw ProjectReader.TooLarge($"more than {ProjectLimits.Names:N0} variables, lists and messages");
        }
    }

    /// <summary>The name that belongs to an id; what the block itself says if there is none.</summary>
    public string NameOf(string type, string id, string said) => _names.TryGetValue((type, id), out var data) ? data.Name : said;

    /// <summary>The stage or the edited sprite with its names as they are now.</summary>
    public ProjectTarget ApplyTo(ProjectTarget owner, ProjectTarget edited) => owner with
    {
        Variables = Apply(
            owner.Variables, NameTable.Variable, v => v.Id, (v, name) => v.Name == name ? v : v with { Name = name }, d => new ProjectVariable(d.Id, d.Name, 0d), IsNew(owner, edited, t => t.Variables.Select(v => v.Id))),
        Lists = Apply(
            owner.Lists, NameTable.List, l => l.Id, (l, name) => l.Name == name ? l : l with { Name = name }, d => new ProjectList(d.Id, d.Name, []), IsNew(owner, edited, t => t.Lists.Select(l => l.Id))),
        Broadcasts = owner.IsStage ? Messages(owner.Broadcasts) : owner.Broadcasts,
    };

    // What is new to both sprite and stage goes where it says.
    private static Func<NamedData, bool> IsNew(ProjectTarget owner, ProjectTarget edited, Func<ProjectTarget, IEnumerable<string>> idsOf)
    {
        var elsewhere = ReferenceEquals(owner, edited) ? [] : idsOf(edited).ToHashSet();
        return d => owner.IsStage == (!d.IsLocal || edited.IsStage) && !elsewhere.Contains(d.Id);
    }

    private IReadOnlyList<T> Apply<T>(IReadOnlyList<T> before, string type, Func<T, string> idOf, Func<T, string, T> rename, Func<NamedData, T> make, Func<NamedData, bool> isNew)
        where T : class
    {
        var now = before.Where(b => _names.ContainsKey((type, idOf(b)))).Select(b => rename(b, _names[(type, idOf(b))].Name)).ToList();
        var known = before.Select(idOf).ToHashSet();
        now.AddRange(_names.Values.Where(d => d.Type == type && !known.Contains(d.Id) && isNew(d)).Select(make));
        return now.SequenceEqual(before, ReferenceEqualityComparer.Instance) ? before : now;
    }

    private IReadOnlyDictionary<string, string> Messages(IReadOnlyDictionary<string, string> before)
    {
        var now = new OrderedDictionary<string, string>();
        foreach (var id in before.Keys.Where(id => _names.ContainsKey((NameTable.Message, id))))
            now[id] = _names[(NameTable.Message, id)].Name;
        foreach (var data in _names.Values.Where(d => d.Type == NameTable.Message))
            now[data.Id] = data.Name;
        return now.SequenceEqual(before) ? before : now;
    }
}
