using System.Text.Json.Nodes;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Export;

/// <summary>The blocks of one field that stand in empty slots.</summary>
internal static class ShadowShape
{
    /// <summary>For numbers, texts and colours.</summary>
    public static JsonObject Written(SlotKind kind)
    {
        var (opcode, field) = SlotShadow.Of(kind);
        var type = kind switch
        {
            SlotKind.Text => "field_input",
            SlotKind.Color => "field_colour",
            SlotKind.Angle => "field_angle",
            _ => "field_scratch_number",
        };
        var part = new JsonObject { ["type"] = type, ["name"] = field };
        if (type == "field_scratch_number")
        {
            part["negative"] = kind is SlotKind.Number or SlotKind.Whole;
            part["decimal"] = kind is SlotKind.Number or SlotKind.Positive;
        }

        return Of(opcode, "written", part);
    }

    /// <summary>For a menu on which a reporter can be dropped.</summary>
    public static JsonObject Menu(string packId, ArgumentDefinition argument)
    {
        var (opcode, field) = SlotShadow.Of(packId, argument);
        return Of(opcode, packId, BlockForm.Choice(packId, argument, field));
    }

    private static JsonObject Of(string opcode, string style, JsonObject field) => new()
    {
        ["type"] = opcode, ["style"] = style, ["message0"] = "%1", ["args0"] = new JsonArray(field), ["output"] = "Value",
    };
}
