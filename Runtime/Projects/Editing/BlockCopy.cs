using System.Security.Cryptography;

namespace MLKids.Runtime.Projects.Editing;

/// <summary>Copies blocks with new ids: a project's ids are unique among all its sprites.</summary>
internal sealed class BlockCopy(ProjectTarget source)
{
    private readonly Dictionary<string, string> _ids = [];

    /// <summary>The target with new ids everywhere: blocks, its own variables and lists.</summary>
    public ProjectTarget Whole()
    {
        foreach (var id in source.Blocks.Keys.Concat(source.Variables.Select(v => v.Id)).Concat(source.Lists.Select(l => l.Id)).Concat(source.Comments.Select(c => c.Id)))
            _ids[id] = NewId();
        return source with
        {
            Blocks = Copied(source.Blocks.Values),
            Scripts = [.. source.Scripts.Select(Id)],
            Variables = [.. source.Variables.Select(v => v with { Id = Id(v.Id) })],
            Lists = [.. source.Lists.Select(l => l with { Id = Id(l.Id) })],
            Comments = [.. source.Comments.Select(Copied)],
        };
    }

    /// <summary>One stack (or reporter) with all that hangs below it and in its slots, as a new stack.</summary>
    /// <param name="top">Its first block.</param>
    /// <param name="variable">What the id of a variable or list becomes in the target that takes the copy.</param>
    public IReadOnlyList<Block> Stack(string top, Func<string, string> variable)
    {
        var found = new List<Block>();
        var waiting = new Stack<string>([top]);
        while (waiting.TryPop(out var id))
        {
            if (_ids.ContainsKey(id) || !source.Blocks.TryGetValue(id, out var block))
                continue;
            _ids[id] = NewId();
            found.Add(block);
            if (block.Comment is { } comment)
                _ids[comment] = NewId();
            foreach (var next in Below(block))
                waiting.Push(next);
        }

        foreach (var id in source.Variables.Select(v => v.Id).Concat(source.Lists.Select(l => l.Id)))
            _ids[id] = variable(id);
        return [.. Copied(found).Values.Select(b => b.Id == Id(top) ? b with { IsTopLevel = true, Parent = null } : b)];
    }

    /// <summary>The comments that are fixed to the copied blocks.</summary>
    public IEnumerable<ProjectComment> Comments() => source.Comments.Where(c => c.BlockId is { } id && _ids.ContainsKey(id)).Select(Copied);

    private static IEnumerable<string> Below(Block block) =>
        block.Inputs.SelectMany(i => new[] { i.BlockId, i.ShadowId }).Append(block.Next).OfType<string>();

    private OrderedDictionary<string, Block> Copied(IEnumerable<Block> blocks)
    {
        var copies = new OrderedDictionary<string, Block>();
        foreach (var block in blocks)
            copies[Id(block.Id)] = block with
            {
                Id = Id(block.Id),
                Next = block.Next is null ? null : Id(block.Next),
                Parent = block.Parent is null ? null : Id(block.Parent),
                Comment = block.Comment is null ? null : Id(block.Comment),
                Inputs = [.. block.Inputs.Select(i => i with { BlockId = i.BlockId is null ? null : Id(i.BlockId), ShadowId = i.ShadowId is null ? null : Id(i.ShadowId), Value = Renamed(i.Value), Covered = Renamed(i.Covered) })],
                Fields = [.. block.Fields.Select(f => f.Id is { } id ? f with { Id = Id(id) } : f)],
            };
        return copies;
    }

    private InputValue? Renamed(InputValue? value) => value is { Id: { } id } ? value with { Id = Id(id) } : value;

    private ProjectComment Copied(ProjectComment comment) => comment with { Id = Id(comment.Id), BlockId = comment.BlockId is { } id ? Id(id) : null };

    private string Id(string id) => _ids.GetValueOrDefault(id, id);

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
}
