namespace MLKids.Blocks.Definitions;

/// <summary>The shadow block that stands in a slot and holds what was written into it: Scratch's own opcodes and fields.</summary>
/// <param name="Opcode">Of the shadow.</param>
/// <param name="Field">Its only field.</param>
public sealed record SlotShadow(string Opcode, string Field)
{
    private static readonly Dictionary<SlotKind, SlotShadow> ByKind = new()
    {
        [SlotKind.Number] = new("math_number", "NUM"),
        [SlotKind.Positive] = new("math_positive_number", "NUM"),
        [SlotKind.Count] = new("math_whole_number", "NUM"),
        [SlotKind.Whole] = new("math_integer", "NUM"),
        [SlotKind.Angle] = new("math_angle", "NUM"),
        [SlotKind.Color] = new("colour_picker", "COLOUR"),
        [SlotKind.Text] = new("text", "TEXT"),
    };

    private static readonly Dictionary<string, SlotKind> ByOpcode = ByKind.ToDictionary(k => k.Value.Opcode, k => k.Key);

    /// <summary>The shadow of a written slot.</summary>
    public static SlotShadow Of(SlotKind kind) => ByKind[kind];

    /// <summary>The shadow of a parameter: of its menu if it has one.</summary>
    /// <param name="packId">The block's pack.</param>
    /// <param name="argument">Not a truth value and not a fixed choice: those have no shadow.</param>
    public static SlotShadow Of(string packId, ArgumentDefinition argument) => argument.Menu is { } menu
        ? new(menu.Shadow ?? $"{packId}_menu_{argument.Name}", menu.Field ?? argument.Name)
        : Of(argument.Slot);

    /// <summary>What is written into a shadow of this opcode; null for other blocks.</summary>
    public static SlotKind? KindOf(string opcode) => ByOpcode.TryGetValue(opcode, out var kind) ? kind : null;
}
