using System.Globalization;
using System.Text.Json.Nodes;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;

namespace MLKids.Blocks.Export;

/// <summary>The palette.</summary>
internal static class BlocklyToolbox
{
    private const int Gap = 16, WideGap = 40;

    // The blocks of variables, lists and custom blocks are there once the child has made one: the editor lists them.
    private static readonly Dictionary<string, (string Custom, string Prefix)[]> MadeByChild = new()
    {
        ["data"] = [("VARIABLES", "VARIABLE"), ("LISTS", "LIST")],
        ["procedures"] = [("MY_BLOCKS", "")],
        ["argument"] = [],
    };

    public static JsonObject Of(BlockSet set, bool isStage)
    {
        var categories = new JsonArray();
        foreach (var pack in set.Packs)
        {
            if (!MadeByChild.TryGetValue(pack.Id, out var made))
            {
                categories.Add(Category(pack.Id, pack, Contents(Offered(pack, isStage))));
                continue;
            }

            foreach (var (custom, field) in made)
            {
                var blocks = field.Length == 0 ? [] : Offered(pack, isStage).Where(b => b.Arguments.Any(a => a.Name == field) && !BlockIsNameAlone(b));
                var category = Category(field == "LIST" ? "lists" : pack.Id, pack, Contents(blocks));
                category["custom"] = custom;
                categories.Add(category);
            }
        }

        return new JsonObject { ["kind"] = "categoryToolbox", ["contents"] = categories };
    }

    private static IEnumerable<BlockDefinition> Offered(PackDefinition pack, bool isStage) =>
        pack.Blocks.Where(b => !b.Hidden && b.Owner != (isStage ? BlockOwner.Sprite : BlockOwner.Stage));

    // The round block that is a variable or list itself: one stands there for each.
    private static bool BlockIsNameAlone(BlockDefinition block) => block.GivesValue && block.Arguments.Count == 1 && block.Text.Sentence == $"[{block.Arguments[0].Name}]";

    private static JsonObject Category(string id, PackDefinition pack, JsonArray contents) => new()
    {
        ["kind"] = "category", ["toolboxitemid"] = id, ["name"] = id == "lists" ? "Lists" : pack.Name, ["colour"] = pack.Color, ["contents"] = contents,
    };

    private static JsonArray Contents(IEnumerable<BlockDefinition> blocks)
    {
        var contents = new JsonArray();
        foreach (var block in blocks)
        {
            if (contents.Count > 0)
                contents.Add(new JsonObject { ["kind"] = "sep", ["gap"] = block.Apart ? WideGap : Gap });
            contents.Add(Block(block));
        }

        return contents;
    }

    private static JsonObject Block(BlockDefinition block)
    {
        var entry = new JsonObject { ["kind"] = "block", ["type"] = block.Opcode };
        var (inputs, fields) = (new JsonObject(), new JsonObject());
        foreach (var argument in block.Arguments)
        {
            if (argument.IsInput && argument is not { Type: ArgumentType.Boolean, Menu: null })
                inputs[argument.Name] = new JsonObject { ["shadow"] = Shadow(block, argument) };
            else if (argument.Menu is { Names: not (ProjectNames.Variables or ProjectNames.Lists or ProjectNames.Messages) } && Default(argument) is { Length: > 0 } chosen)
                fields[argument.Name] = chosen;
        }

        if (inputs.Count > 0)
            entry["inputs"] = inputs;
        if (fields.Count > 0)
            entry["fields"] = fields;
        return entry;
    }

    private static JsonObject Shadow(BlockDefinition block, ArgumentDefinition argument)
    {
        var (opcode, field) = SlotShadow.Of(block.PackId, argument);
        var shadow = new JsonObject { ["type"] = opcode };
        if (argument.Menu?.Names != ProjectNames.Messages && Default(argument) is { Length: > 0 } written)
            shadow["fields"] = new JsonObject { [field] = written };
        return shadow;
    }

    /// <summary>What stands in a slot of the palette; "" where nothing is known yet.</summary>
    public static string Default(ArgumentDefinition argument) => argument switch
    {
        // What a pack offers at this moment is a better beginning than a name that nobody has given.
        { Menu: { OwnItems.Count: 0, Names: ProjectNames.None } menu } when menu.Items() is [var offered, ..] items && !items.Contains(argument.Default as string) => offered,
        { Default: null, Menu.OwnItems: [var first, ..] } => first,
        { Default: null, Slot: SlotKind.Color } => "#9966ff",
        { Default: null, Slot: SlotKind.Text } => "",
        { Default: null } => "0",
        { Default: IFormattable and not double } => Convert.ToString(argument.Default, CultureInfo.InvariantCulture)!,
        _ => Cast.ToText(argument.Default),
    };
}
