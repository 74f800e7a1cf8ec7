using MLKids.Blocks.Values;

namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>A variable, list or message as the editor keeps it.</summary>
/// <param name="Type">"", "list" or "broadcast_msg".</param>
/// <param name="IsLocal">It belongs to one sprite.</param>
internal sealed record NamedData(string Id, string Name, string Type, bool IsLocal);

/// <summary>
/// All names that a sprite's blocks can use. A block that uses one that was never declared (a damaged or generated project) gets it declared, as running it would:
/// found by id, then by name, else made on the sprite.
/// </summary>
internal sealed class NameTable
{
    public const string Variable = "", List = "list", Message = "broadcast_msg";

    private readonly Dictionary<(string Type, string Id), NamedData> _byId = [];
    private readonly Dictionary<(string Type, string Name), NamedData> _byName = [];

    /// <summary>The sprite's before the stage's; in each, in the order of the project.</summary>
    public IEnumerable<NamedData> All => _byId.Values.OrderBy(d => !d.IsLocal).ThenBy(d => d.Type, StringComparer.Ordinal);

    public static NameTable Of(Project project, ProjectTarget target, EditorShapes shapes)
    {
        var (table, stage) = (new NameTable(), project.Targets[0]);
        foreach (var owner in target.IsStage ? [stage] : new[] { target, stage })
        {
            foreach (var variable in owner.Variables)
                table.Add(new NamedData(variable.Id, variable.Name, Variable, !owner.IsStage));
            foreach (var list in owner.Lists)
                table.Add(new NamedData(list.Id, list.Name, List, !owner.IsStage));
        }

        foreach (var (id, message) in stage.Broadcasts)
            table.Add(new NamedData(id, message, Message, IsLocal: false));
        foreach (var block in target.Blocks.Values)
        {
            foreach (var field in block.Fields)
                if (shapes.NameType(block.Opcode, field.Name) is { } type)
                    table.Find(type, field.Id, Cast.ToText(field.Value), !target.IsStage);
            foreach (var input in block.Inputs)
                foreach (var value in new[] { input.Value, input.Covered })
                    if (value is not null && TypeOf(value.Kind) is { } type)
                        table.Find(type, value.Id, Cast.ToText(value.Value), !target.IsStage);
        }

        return table;
    }

    /// <summary>What a block means by an id and a name.</summary>
    public NamedData Find(string type, string? id, string name) => Find(type, id, name, isLocal: true);

    public static string? TypeOf(InputKind kind) => kind switch
    {
        InputKind.Variable => Variable,
        InputKind.List => List,
        InputKind.Broadcast => Message,
        _ => null,
    };

    private NamedData Find(string type, string? id, string name, bool isLocal)
    {
        if (id is not null && _byId.TryGetValue((type, id), out var known))
            return known;
        if (_byName.TryGetValue((type, name), out known))
            return known;
        var added = new NamedData(id ?? $"added {name}", name, type, isLocal && type != Message);
        Add(added);
        return added;
    }

    private void Add(NamedData data)
    {
        if (_byId.TryAdd((data.Type, data.Id), data))
            _byName.TryAdd((data.Type, data.Name), data);
    }
}
