using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Projects;

namespace MLKids.Testing;

/// <summary>Bricks → blocks of a project, by the blocks' definitions. Mistakes name the brick and what its block takes.</summary>
internal sealed class BrickWriter(BlockSet blocks, string prefix)
{
    private readonly Dictionary<string, Block> _written = [];

    /// <summary>All blocks that were written, by id.</summary>
    public IReadOnlyDictionary<string, Block> Blocks => _written;

    /// <summary>Writes a stack.</summary>
    /// <returns>The id of its first block.</returns>
    public string Stack(IReadOnlyList<Brick> stack, string? parent = null)
    {
        if (stack.Count == 0)
            throw new PluginTestException("A stack has at least one brick.");
        var ids = stack.Select((_, i) => $"{prefix}-{_written.Count + i}").ToList();
        // Places first: each block names the next one, and what stands in it comes behind.
        foreach (var id in ids)
            _written.Add(id, new Block { Id = id, Opcode = "" });
        for (var i = 0; i < ids.Count; i++)
            _written[ids[i]] = Write(stack[i], ids[i]) with
            {
                Next = i + 1 < ids.Count ? ids[i + 1] : null,
                Parent = i > 0 ? ids[i - 1] : parent,
                IsTopLevel = i == 0 && parent is null,
            };
        return ids[0];
    }

    private Block Write(Brick brick, string id)
    {
        var definition = Find(brick).Definition;
        var takes = definition.Arguments.Count + definition.Branches;
        if (brick.Slots.Count > takes)
            throw new PluginTestException($"{brick} has {brick.Slots.Count} slots; {brick.Opcode} has {takes}: {Slots(definition)}.");
        var inputs = new List<BlockInput>();
        var fields = new List<BlockField>();
        for (var i = 0; i < brick.Slots.Count; i++)
        {
            if (brick.Slots[i] is not { } value)
                continue;
            if (i >= definition.Arguments.Count)
            {
                var stack = value as Brick[] ?? (value is Brick only ? [only] : throw Wrong(brick, i, value, "a stack: new Brick[] { ... }"));
                if (stack.Length > 0)
                    inputs.Add(new BlockInput(BlockText.BranchName(i - definition.Arguments.Count), Stack(stack, id), null, null));
            }
            else if (definition.Arguments[i] is { IsInput: true } argument)
            {
                inputs.Add(value is Brick inner
                    ? new BlockInput(argument.Name, Stack([inner], id), null, null)
                    : new BlockInput(argument.Name, null, new InputValue(InputKind.Literal, Literal(brick, i, value)), null));
            }
            else
            {
                var chosen = value is Brick ? throw Wrong(brick, i, value, "a fixed choice: this menu takes no blocks") : Literal(brick, i, value);
                fields.Add(new BlockField(definition.Arguments[i].Name, chosen, chosen as string));
            }
        }

        return new Block { Id = id, Opcode = brick.Opcode, Inputs = inputs, Fields = fields };
    }

    /// <exception cref="PluginTestException">There is no such block; the message names those that there are.</exception>
    public BoundBlock Find(Brick brick)
    {
        if (blocks.Find(brick.Opcode) is { } block)
            return block;
        var pack = brick.Opcode.Split('_')[0];
        var near = blocks.Blocks.Select(b => b.Definition.Opcode).Where(o => o.StartsWith(pack + "_", StringComparison.Ordinal)).ToList();
        throw new PluginTestException($"There is no block {brick.Opcode}. " + (near.Count > 0
            ? $"The pack \"{pack}\" has {string.Join(", ", near)}."
            : $"There is no pack \"{pack}\" either; here are {string.Join(", ", blocks.Packs.Select(p => p.Id).Where(p => p != "mlkidstest"))}."));
    }

    private static object Literal(Brick brick, int slot, object value) => value switch
    {
        string or double or bool => value,
        IConvertible number => number.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
        _ => throw Wrong(brick, slot, value, "a text, a number, true, false or a brick"),
    };

    private static PluginTestException Wrong(Brick brick, int slot, object found, string wanted) =>
        new($"Slot {slot + 1} of {brick.Opcode} is {found.GetType().Name} {found}; wanted {wanted}.");

    private static string Slots(BlockDefinition definition) =>
        string.Join(", ", definition.Arguments.Select(a => a.Name).Concat(Enumerable.Range(0, definition.Branches).Select(BlockText.BranchName)));
}
