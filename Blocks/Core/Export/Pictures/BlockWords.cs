using System.Text.RegularExpressions;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Blocks.Export;

/// <summary>What is read on a drawn block, in a language.</summary>
internal sealed partial class BlockWords(IReadOnlyDictionary<string, string> texts)
{
    // What stands in a menu of the project's names before a project has any.
    private static readonly Dictionary<ProjectNames, string> SomeName = new()
    {
        [ProjectNames.Sprites] = "Sprite1",
        [ProjectNames.Costumes] = "costume1",
        [ProjectNames.Backdrops] = "backdrop1",
        [ProjectNames.Sounds] = "pop",
        [ProjectNames.Messages] = "message1",
        [ProjectNames.Variables] = "my variable",
        [ProjectNames.Lists] = "my list",
    };

    /// <summary>The sentence's words and <c>[NAME]</c>s, in order; stacks that it does not name stand at its end.</summary>
    public IEnumerable<string> Parts(BlockDefinition block)
    {
        var sentence = texts.GetValueOrDefault(block.Opcode, block.Text.Sentence);
        for (var branch = 0; branch < block.Branches; branch++)
            if (BlockText.BranchName(branch) is var name && !sentence.Contains($"[{name}]", StringComparison.Ordinal))
                sentence += $" [{name}]";
        return Part().Split(sentence).Select(p => p.Trim()).Where(p => p.Length > 0);
    }

    /// <summary>What a slot shows.</summary>
    public string Shown(BlockDefinition block, ArgumentDefinition argument, object? value)
    {
        var written = value is null ? Default(argument) : Cast.ToText(value);
        if (argument.Menu is not { } menu)
            return written;
        if (written.Length == 0 || (value is null && argument.Default is null && menu.OwnItems.Count == 0))
            written = SomeName.GetValueOrDefault(menu.Names, written);
        if (written.Length == 0)
            written = argument.Name.ToLowerInvariant().Replace('_', ' ');
        return texts.GetValueOrDefault($"{BlockForm.TextsOf(block.PackId, argument)}/{written}") ?? menu.Texts.GetValueOrDefault(written, written);
    }

    /// <summary>What a slot shows at first, whatever the moment is: a method of the pack is not asked.</summary>
    public static string Default(ArgumentDefinition argument) =>
        BlocklyToolbox.Default(argument.Menu is { IsFixed: false } menu ? argument with { Menu = menu with { Items = () => menu.OwnItems } } : argument);

    /// <summary>The block in words, in the notation that Scratch's community writes: <c>say [Hello!] for (2) seconds</c>.</summary>
    public string Sentence(DrawnBlock block) => string.Join(' ', Parts(block.Definition).Select(part =>
    {
        if (part[0] != '[')
            return part;
        var name = part[1..^1];
        if (block.Definition.Arguments.FirstOrDefault(a => a.Name == name) is not { } argument)
            return "{" + string.Join("; ", StackNamed(block, name).Select(Sentence)) + "}";
        var value = block.Values.GetValueOrDefault(name);
        if (value is DrawnBlock inner)
            return (inner.Definition.Shape == BlockShape.Predicate ? "<{0}>" : "({0})").Replace("{0}", Sentence(inner), StringComparison.Ordinal);
        if (argument is { Type: ArgumentType.Boolean, Menu: null })
            return "<>";
        var shown = Shown(block.Definition, argument, value);
        if (argument.Menu is not null)
            return $"[{shown} v]";
        return argument.Slot == SlotKind.Text || argument.Slot == SlotKind.Color ? $"[{shown}]" : $"({shown})";
    }));

    /// <summary>The blocks in the stack of that name.</summary>
    public static IReadOnlyList<DrawnBlock> StackNamed(DrawnBlock block, string name)
    {
        var branch = Enumerable.Range(0, block.Definition.Branches).FirstOrDefault(b => BlockText.BranchName(b) == name, -1);
        return branch >= 0 && branch < block.Stacks.Count ? block.Stacks[branch] : [];
    }

    [GeneratedRegex(@"(\[[^\[\]]+\])")]
    private static partial Regex Part();
}
