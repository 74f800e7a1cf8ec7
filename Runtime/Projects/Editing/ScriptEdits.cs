namespace MLKids.Runtime.Projects.Editing;

/// <summary>Copies scripts from one sprite to another.</summary>
public static class ScriptEdits
{
    /// <summary>Copies a stack to another sprite or the stage. Variables and lists of its own sprite are made there when there is none of that name.</summary>
    /// <param name="project">The project.</param>
    /// <param name="source">The sprite, or the stage.</param>
    /// <param name="topBlock">The stack's first block.</param>
    /// <param name="target">Who gets the copy: another sprite, or the stage.</param>
    /// <exception cref="ProjectException">There is no such block.</exception>
    public static Project CopyScript(this Project project, ProjectTarget source, string topBlock, ProjectTarget target)
    {
        if (!source.Blocks.ContainsKey(topBlock))
            throw SpriteEdits.Missing($"block '{topBlock}'");
        var variables = target.Variables.ToList();
        var lists = target.Lists.ToList();
        var known = target.IsStage ? [] : project.Targets[0].Variables.Select(v => v.Id).Concat(project.Targets[0].Lists.Select(l => l.Id)).ToHashSet();
        var copy = new BlockCopy(source);
        var stack = copy.Stack(topBlock, id => known.Contains(id) ? id : Counterpart(id));
        var blocks = new OrderedDictionary<string, Block>(target.Blocks);
        foreach (var block in stack)
            blocks[block.Id] = block;
        return project.With(target, target with { Blocks = blocks, Scripts = [.. target.Scripts, stack[0].Id], Variables = [.. UsedVariables()], Lists = [.. UsedLists()], Comments = [.. target.Comments, .. copy.Comments()] });

        string Counterpart(string id)
        {
            if (source.Variables.FirstOrDefault(v => v.Id == id) is { } variable)
                return variables.FirstOrDefault(v => v.Name == variable.Name)?.Id ?? Added(variables, variable with { Id = target.IsStage ? id + "-all" : id + "-" + target.Name }).Id;
            var list = source.Lists.First(l => l.Id == id);
            return lists.FirstOrDefault(l => l.Name == list.Name)?.Id ?? Added(lists, list with { Id = target.IsStage ? id + "-all" : id + "-" + target.Name }).Id;
        }

        static T Added<T>(List<T> all, T item)
        {
            all.Add(item);
            return item;
        }

        // Only those that the stack names: the others were looked up for nothing.
        IEnumerable<ProjectVariable> UsedVariables() => variables.Where(v => target.Variables.Contains(v) || IsNamed(v.Id));
        IEnumerable<ProjectList> UsedLists() => lists.Where(l => target.Lists.Contains(l) || IsNamed(l.Id));
        bool IsNamed(string id) => stack.Any(b => b.Fields.Any(f => f.Id == id) || b.Inputs.Any(i => i.Value?.Id == id));
    }
}
