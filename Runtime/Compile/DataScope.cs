using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Compile;

/// <summary>Finds the variable or list that a block means: by id in the sprite, then the stage; then by name; else it is made on the sprite.</summary>
internal sealed class DataScope(TargetIr ir, ProjectTarget stage)
{
    public DataRef Variable(string? id, string name)
    {
        var own = ir.Source.Variables.Concat(ir.AddedVariables);
        if (Find(own.Select(v => (v.Id, v.Name)), stage.Variables.Select(v => (v.Id, v.Name)), id, name) is { } found)
            return found;
        var added = new ProjectVariable(id ?? $"added {name}", name, 0d);
        ir.AddedVariables.Add(added);
        return new DataRef(added.Id, ir.Source.IsStage);
    }

    public DataRef List(string? id, string name)
    {
        var own = ir.Source.Lists.Concat(ir.AddedLists);
        if (Find(own.Select(v => (v.Id, v.Name)), stage.Lists.Select(v => (v.Id, v.Name)), id, name) is { } found)
            return found;
        var added = new ProjectList(id ?? $"added {name}", name, []);
        ir.AddedLists.Add(added);
        return new DataRef(added.Id, ir.Source.IsStage);
    }

    private DataRef? Find(IEnumerable<(string Id, string Name)> own, IEnumerable<(string Id, string Name)> shared, string? id, string name)
    {
        foreach (var byId in new[] { true, false })
        {
            foreach (var data in own)
                if (byId ? data.Id == id : data.Name == name)
                    return new DataRef(data.Id, ir.Source.IsStage);
            foreach (var data in shared)
                if (byId ? data.Id == id : data.Name == name)
                    return new DataRef(data.Id, OnStage: true);
        }

        return null;
    }
}
