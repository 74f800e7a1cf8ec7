using System.Text.Json.Nodes;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;

namespace MLKids.Blocks.Export;

/// <summary>
/// A pack → what Scratch's editors call <c>getInfo()</c>: the description of an extension, so that its blocks can be shown where Scratch's extensions are. It says how blocks look, not what
/// they do. The fields are those that scratch-vm 4.8.45 reads (src/extension-support/extension-metadata.js).
/// </summary>
public static class ScratchExport
{
    /// <summary>By pack id, in the order of the set: the result of each pack's <c>getInfo()</c>. Hidden blocks are in it, marked, so that saved programs find them.</summary>
    /// <remarks>
    /// Menus: fixed ones list their items; one whose items belong to a moment has as <c>items</c> the name of a function, <c>menu_NAME</c>, that the extension is to have. Project names
    /// (sprites, costumes) are such menus too. Sentences that embrace stacks become a list of lines, as <c>branchCount</c> wants.
    /// </remarks>
    public static IReadOnlyDictionary<string, JsonObject> GetInfo(BlockSet set) => set.Packs.ToDictionary(p => p.Id, Pack);

    private static JsonObject Pack(PackDefinition pack)
    {
        var (blocks, menus) = (new JsonArray(), new JsonObject());
        foreach (var block in pack.Blocks)
        {
            if (block.Apart && blocks.Count > 0)
                blocks.Add("---");
            blocks.Add(Block(block, menus));
        }

        return new JsonObject { ["id"] = pack.Id, ["name"] = pack.Name, ["color1"] = pack.Color, ["blocks"] = blocks, ["menus"] = menus };
    }

    private static JsonObject Block(BlockDefinition block, JsonObject menus)
    {
        var info = new JsonObject { ["opcode"] = block.Id, ["blockType"] = Type(block), ["text"] = Text(block) };
        if (block.Branches > 0)
            info["branchCount"] = block.Branches;
        if (block.Shape == BlockShape.Hat)
        {
            info["isEdgeActivated"] = block.EdgeActivated;
            if (block.Restart)
                info["shouldRestartExistingThreads"] = true;
        }

        if (block.Terminal)
            info["isTerminal"] = true;
        if (block.Hidden)
            info["hideFromPalette"] = true;
        if (block.Owner != BlockOwner.Both)
            info["filter"] = new JsonArray(block.Owner == BlockOwner.Sprite ? "sprite" : "stage");
        if (block.Arguments.Count > 0)
            info["arguments"] = new JsonObject(block.Arguments.Select(a => KeyValuePair.Create<string, JsonNode?>(a.Name, Argument(a, menus))));
        return info;
    }

    private static string Type(BlockDefinition block) => block switch
    {
        { Shape: BlockShape.Hat } => block.EdgeActivated ? "hat" : "event",
        { GivesValue: true } => block.Shape == BlockShape.Predicate || block.Result == ArgumentType.Boolean ? "Boolean" : "reporter",
        { Loops: true } => "loop",
        { Branches: > 0 } => "conditional",
        _ => "command",
    };

    // "if [CONDITION] then [SUBSTACK] else [SUBSTACK2]" → ["if [CONDITION] then", "else"]
    private static JsonNode Text(BlockDefinition block)
    {
        if (block.Branches == 0)
            return JsonValue.Create(block.Text.Sentence);
        var lines = block.Text.Sentence.Split([.. Enumerable.Range(0, block.Branches).Select(b => $"[{BlockText.BranchName(b)}]")], StringSplitOptions.TrimEntries);
        return new JsonArray([.. lines.Where((line, i) => i == 0 || line.Length > 0).Select(l => (JsonNode)l)]);
    }

    private static JsonObject Argument(ArgumentDefinition argument, JsonObject menus)
    {
        var info = new JsonObject { ["type"] = Type(argument) };
        if (argument.Default is { } value)
            info["defaultValue"] = argument.Type == ArgumentType.Number && argument.Menu is null ? Cast.ToNumber(value) : Cast.ToText(value);
        if (argument.Menu is { } menu)
            info["menu"] = Menu(argument.Name, menu, menus);
        return info;
    }

    private static string Type(ArgumentDefinition argument) => argument switch
    {
        { Type: ArgumentType.Boolean, Menu: null } => "Boolean",
        { Menu: not null } => "string",
        { Slot: SlotKind.Angle } => "angle",
        { Slot: SlotKind.Color } => "color",
        { Slot: SlotKind.Text } => "string",
        _ => "number",
    };

    // Blocks of one pack may have different menus of one name: the later ones get a number.
    private static string Menu(string name, MenuDefinition menu, JsonObject menus)
    {
        JsonNode items = menu.IsFixed && menu.OwnItems.Count > 0
            ? new JsonArray([.. menu.OwnItems.Select(i => (JsonNode)(menu.Texts.TryGetValue(i, out var text) ? new JsonObject { ["text"] = text, ["value"] = i } : i))])
            : $"menu_{name}";
        var info = new JsonObject { ["acceptReporters"] = menu.Droppable, ["items"] = items };
        for (var number = 1; ; number++)
        {
            var key = number == 1 ? name : $"{name}{number}";
            if (menus.TryAdd(key, info) || JsonNode.DeepEquals(menus[key], info))
                return key;
        }
    }
}
