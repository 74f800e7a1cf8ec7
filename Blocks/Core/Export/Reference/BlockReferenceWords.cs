using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Export;

/// <summary>A definition in words for teachers and authors.</summary>
internal static class BlockReferenceWords
{
    private const int MostItems = 12;

    private static readonly Dictionary<ProjectNames, string> Names = new()
    {
        [ProjectNames.Sprites] = "a sprite",
        [ProjectNames.Costumes] = "a costume",
        [ProjectNames.Backdrops] = "a backdrop",
        [ProjectNames.Sounds] = "a sound",
        [ProjectNames.Messages] = "a message",
        [ProjectNames.Variables] = "a variable",
        [ProjectNames.Lists] = "a list",
        [ProjectNames.VariablesOfChosen] = "a variable of the chosen sprite",
    };

    /// <summary>The sentence, a gap where something is to be put in.</summary>
    public static string Title(BlockDefinition block) => string.Join(' ', new BlockWords(new Dictionary<string, string>()).Parts(block)
        .Where(p => p[0] != '[' || block.Arguments.Any(a => a.Name == p[1..^1]))
        .Select(p => p[0] != '[' ? p : block.Arguments.First(a => a.Name == p[1..^1]) is { Type: ArgumentType.Boolean, Menu: null } ? "⬡" : $"({p[1..^1].ToLowerInvariant().Replace('_', ' ')})"))
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);

    public static string Takes(ArgumentDefinition argument)
    {
        if (argument.Menu is not { } menu)
            return Written(argument);
        var choices = menu.OwnItems.Take(MostItems).Select(i => Code(menu.Texts.GetValueOrDefault(i, i))).ToList();
        if (menu.OwnItems.Count > MostItems)
            choices.Add($"… ({menu.OwnItems.Count} in all)");
        if (Names.TryGetValue(menu.Names, out var name))
            choices.Add(name);
        if (choices.Count == 0)
            choices.Add(menu.IsFixed ? "a name" : "what the menu offers at this moment");
        return string.Join(", ", choices) + (menu.Droppable ? ", or a block" : "");
    }

    public static string Default(ArgumentDefinition argument)
    {
        if (argument is { Type: ArgumentType.Boolean, Menu: null } || argument.Menu is { OwnItems.Count: 0, Names: not ProjectNames.None })
            return "";
        var value = BlockWords.Default(argument);
        return value.Length == 0 ? "" : Code(argument.Menu?.Texts.GetValueOrDefault(value, value) ?? value);
    }

    public static IEnumerable<string> Facts(BlockDefinition block)
    {
        yield return Kind(block);
        if (block.Kind == CallKind.Waiting)
            yield return "may wait: the script goes on when it is done";
        if (block.Kind == CallKind.Stepwise)
            yield return "may take several frames";
        if (block.Terminal)
            yield return "nothing follows it";
        if (block.Restart)
            yield return "begins anew when it happens again";
        if (block.Owner != BlockOwner.Both)
            yield return block.Owner == BlockOwner.Sprite ? "for sprites" : "for the stage";
        if (block.Needs.Count > 0)
            yield return "needs " + string.Join(", ", block.Needs);
        yield return Code(block.Opcode);
    }

    private static string Kind(BlockDefinition block) => block switch
    {
        { GivesValue: true } => "Gives " + (block.Shape == BlockShape.Predicate ? ArgumentType.Boolean : block.Result) switch
        {
            ArgumentType.Number => "a number",
            ArgumentType.Text => "a text",
            ArgumentType.Boolean => "true or false",
            _ => "a number or a text",
        },
        { EdgeActivated: true } => "Starts a script when it becomes true",
        { Shape: BlockShape.Hat } => "Starts a script when it happens",
        { Loops: true } => "A loop",
        { Branches: > 0 } => "Embraces blocks",
        _ => "Does something",
    };

    private static string Written(ArgumentDefinition argument) => argument.Type == ArgumentType.Boolean ? "a pointed block" : argument.Slot switch
    {
        SlotKind.Number => "a number",
        SlotKind.Positive => "a number from 0",
        SlotKind.Count => "a whole number from 0",
        SlotKind.Whole => "a whole number",
        SlotKind.Angle => "a direction in degrees",
        SlotKind.Color => "a colour",
        _ => argument.Type == ArgumentType.Any ? "a text or a number" : "a text",
    };

    private static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";
}
