namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>Which blocks hang together with a script: files also hold leftovers, which the editor never shows.</summary>
internal static class Reach
{
    public static HashSet<string> Of(IReadOnlyDictionary<string, Block> blocks)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string?>(blocks.Values.Where(b => b.IsTopLevel).Select(b => b.Id));
        while (open.TryPop(out var id))
        {
            if (id is null || !blocks.TryGetValue(id, out var block) || !reached.Add(id))
                continue;
            foreach (var held in Held(block))
                open.Push(held);
        }

        return reached;
    }

    /// <summary>The blocks that stand in a block's slots and below it.</summary>
    public static IEnumerable<string?> Held(Block block) => block.Inputs.SelectMany(i => new[] { i.BlockId, i.ShadowId }).Append(block.Next);
}
