using System.Text.Json.Nodes;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Export;

/// <summary>One definition → Blockly's JSON: message, inputs, fields, connections.</summary>
internal static class BlockForm
{
    // What these look like is a matter of the project: the editor has an extension for each.
    private static readonly HashSet<string> ShapedByEditor =
    [
        "procedures_definition", "procedures_call", "argument_reporter_string_number", "argument_reporter_boolean", "control_stop",
    ];

    /// <summary>Prefix of the keys of a menu's items.</summary>
    public static string TextsOf(string packId, ArgumentDefinition argument) => $"{packId}/{argument.Name}";

    /// <summary>A menu's own items. A method of the pack is not asked: its answer belongs to a moment.</summary>
    public static IEnumerable<(string Value, string Text)> Items(MenuDefinition menu) =>
        menu.OwnItems.Select(i => (i, menu.Texts.GetValueOrDefault(i, i)));

    public static JsonObject Of(BlockDefinition block)
    {
        var shape = new JsonObject { ["type"] = block.Opcode, ["style"] = block.PackId };
        if (ShapedByEditor.Contains(block.Opcode))
            shape["extensions"] = new JsonArray(block.Opcode);
        if (block.Opcode is not ("procedures_definition" or "procedures_call"))
            Message(block, shape);
        shape["inputsInline"] = true;
        if (block.Loops)
            shape["loops"] = true;
        Connections(block, shape);
        if (block.Owner != BlockOwner.Both)
            shape["owner"] = block.Owner == BlockOwner.Stage ? "stage" : "sprite";
        return shape;
    }

    // One line: "go to x: %1 y: %2"; branches stand where the sentence says, else below it.
    private static void Message(BlockDefinition block, JsonObject shape)
    {
        var message = block.Text.Sentence.Replace("%", "%%", StringComparison.Ordinal);
        var parts = new JsonArray();
        foreach (var name in block.Text.Names)
            Add(name);
        for (var branch = 0; branch < block.Branches; branch++)
            if (BlockText.BranchName(branch) is var name && !block.Text.Names.Contains(name))
            {
                message += $" [{name}]";
                Add(name);
            }

        shape["message0"] = message;
        shape["args0"] = parts;

        void Add(string name)
        {
            parts.Add(block.Arguments.FirstOrDefault(a => a.Name == name) is { } argument ? Part(block.PackId, argument) : new JsonObject { ["type"] = "input_statement", ["name"] = name });
            // A branch begins a new line.
            var place = $"%{parts.Count}";
            message = message.Replace($" [{name}]", (string)parts[^1]!["type"]! == "input_statement" ? $"\n{place}" : $" {place}", StringComparison.Ordinal)
                .Replace($"[{name}]", place, StringComparison.Ordinal);
        }
    }

    private static JsonObject Part(string packId, ArgumentDefinition argument)
    {
        if (!argument.IsInput)
            return Choice(packId, argument, argument.Name);
        var input = new JsonObject { ["type"] = "input_value", ["name"] = argument.Name };
        if (argument is { Type: ArgumentType.Boolean, Menu: null })
            input["check"] = "Boolean";
        return input;
    }

    /// <summary>The field of a menu.</summary>
    public static JsonObject Choice(string packId, ArgumentDefinition argument, string fieldName)
    {
        var menu = argument.Menu!;
        if (VariableType(menu.Names) is { } type)
            return new JsonObject { ["type"] = "field_variable", ["name"] = fieldName, ["variableTypes"] = new JsonArray(type), ["defaultType"] = type };
        if (menu is { IsFixed: true, OwnItems.Count: 0 })
            return new JsonObject { ["type"] = "field_label_serializable", ["name"] = fieldName };
        return new JsonObject
        {
            ["type"] = "field_menu",
            ["name"] = fieldName,
            ["options"] = new JsonArray([.. Items(menu).Select(i => (JsonNode)new JsonArray(i.Text, i.Value))]),
            ["texts"] = TextsOf(packId, argument),
            ["fixed"] = menu.IsFixed,
        };
    }

    private static string? VariableType(ProjectNames names) => names switch
    {
        ProjectNames.Variables => "",
        ProjectNames.Lists => "list",
        ProjectNames.Messages => "broadcast_msg",
        _ => null,
    };

    private static void Connections(BlockDefinition block, JsonObject shape)
    {
        switch (block.Shape)
        {
            case BlockShape.Reporter:
            case BlockShape.Predicate:
            case BlockShape.Syntax when block.GivesValue:
                shape["output"] = block.Shape == BlockShape.Predicate || block.Result == ArgumentType.Boolean ? "Boolean" : "Value";
                return;
            case BlockShape.Hat:
                shape["nextStatement"] = null;
                return;
            default:
                if (block.Opcode != "procedures_definition")
                    shape["previousStatement"] = null;
                if (!block.Terminal)
                    shape["nextStatement"] = null;
                return;
        }
    }
}
