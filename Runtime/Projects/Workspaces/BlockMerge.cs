using MLKids.Blocks.Values;

namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>
/// Blocks as they were and as the editor has them → blocks where everything that says the same is as it was: numbers that were numbers, order of inputs, names by
/// which nothing was meant. What is wholly the same is the same object.
/// </summary>
internal sealed class BlockMerge(Project project, ProjectTarget target)
{
    private const double Step = 1;

    private readonly HashSet<string> _declared = [.. new[] { target, project.Targets[0] }.SelectMany(t => t.Variables.Select(v => v.Id).Concat(t.Lists.Select(l => l.Id)).Concat(t.Broadcasts.Keys))];

    public IReadOnlyDictionary<string, Block> With(OrderedDictionary<string, Block> now)
    {
        var before = target.Blocks;
        var merged = new OrderedDictionary<string, Block>(now.Count);
        var shown = Reach.Of(before);
        foreach (var (id, old) in before)
            if (now.TryGetValue(id, out var block))
                merged.Add(id, old.Opcode == block.Opcode ? Merge(old, block) : block);
            else if (!shown.Contains(id))
                merged.Add(id, old);
        var isSame = merged.Count == before.Count && merged.Values.SequenceEqual(before.Values, ReferenceEqualityComparer.Instance);
        foreach (var (id, block) in now)
            merged.TryAdd(id, block);
        return isSame && merged.Count == before.Count ? before : merged;
    }

    private Block Merge(Block old, Block now)
    {
        var merged = now with
        {
            Inputs = Keep(old.Inputs, now.Inputs, i => i.Name, Merge),
            Fields = Keep(old.Fields, now.Fields, f => f.Name, Merge),
            Mutation = IsSame(old.Mutation, now.Mutation) ? old.Mutation : now.Mutation,
            X = Near(old.X, now.X, old.IsTopLevel == now.IsTopLevel),
            Y = Near(old.Y, now.Y, old.IsTopLevel == now.IsTopLevel),
        };

        // A shadow never leaves its slot, whatever Scratch says of it while it is covered.
        if (old.IsShadow)
            merged = merged with { IsTopLevel = old.IsTopLevel, X = old.X, Y = old.Y, Parent = old.Parent };
        return merged == old ? old : merged;
    }

    private BlockInput Merge(BlockInput old, BlockInput now)
    {
        // [1, id] and [3, id, id] are one thing: the shadow itself.
        var shadow = now.ShadowId ?? (now.BlockId is not null && now.BlockId == old.ShadowId && now.Covered is null ? old.ShadowId : null);
        var merged = now with { Value = Merge(old.Value, now.Value), Covered = Merge(old.Covered, now.Covered), ShadowId = shadow };
        return merged == old ? old : merged;
    }

    private InputValue? Merge(InputValue? old, InputValue? now)
    {
        if (old is null || now is null || old.Kind != now.Kind)
            return now;
        var isSame = old.Kind == InputKind.Literal
            ? old.Slot == now.Slot && Cast.ToText(old.Value) == Cast.ToText(now.Value)
            : IsSameName(old.Id, old.Value, now.Id, now.Value);
        return isSame ? old : now;
    }

    private BlockField Merge(BlockField old, BlockField now)
    {
        var isSame = now.Id is null ? Cast.ToText(old.Value) == Cast.ToText(now.Value) : IsSameName(old.Id, old.Value, now.Id, now.Value);
        return isSame ? old : now;
    }

    // If id and name disagree, the id wins; without an id that means something, the name does.
    private bool IsSameName(string? oldId, object oldName, string? nowId, object nowName) =>
        oldId is not null && _declared.Contains(oldId) ? oldId == nowId : oldId == nowId || Cast.ToText(oldName) == Cast.ToText(nowName);

    // The old order with the old empty ones, if nothing came or went.
    private static IReadOnlyList<T> Keep<T>(IReadOnlyList<T> old, IReadOnlyList<T> now, Func<T, string> nameOf, Func<T, T, T> merge)
        where T : class
    {
        var byName = now.ToDictionary(nameOf);
        var kept = new List<T>(old.Count);
        foreach (var item in old)
            if (byName.Remove(nameOf(item), out var current))
                kept.Add(merge(item, current));
            else if (item is BlockInput input && EditorShapes.IsEmpty(input))
                kept.Add(item);
        kept.AddRange(now.Where(n => byName.ContainsKey(nameOf(n))));
        return kept.SequenceEqual(old, ReferenceEqualityComparer.Instance) ? old : kept;
    }

    private static double? Near(double? old, double? now, bool isSamePlace) => isSamePlace && (now is null || Math.Abs(now.Value - (old ?? 0)) < Step) ? old : now;

    private static bool IsSame(Mutation? old, Mutation? now)
    {
        if (old is null || now is null)
            return ReferenceEquals(old, now) || (old is null && now is { ProcCode: null, Unknown: null });
        return old.ProcCode == now.ProcCode && old.Unknown == now.Unknown && old.Warp == now.Warp && old.HasNext == now.HasNext
            && old.ArgumentIds.SequenceEqual(now.ArgumentIds) && old.ArgumentNames.SequenceEqual(now.ArgumentNames)
            && old.ArgumentDefaults.Select(Cast.ToText).SequenceEqual(now.ArgumentDefaults.Select(Cast.ToText));
    }
}
