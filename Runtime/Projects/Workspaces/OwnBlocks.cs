using MLKids.Blocks.Values;

namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>The blocks whose shape is the project's: a child's own ones, and "stop".</summary>
internal static class OwnBlocks
{
    public const string Definition = "procedures_definition", Prototype = "procedures_prototype", Call = "procedures_call", Stop = "control_stop";

    public const string PrototypeSlot = "custom_block";

    public static bool Fits(Block block, BlockPlace place) => block.Opcode switch
    {
        Definition => place == BlockPlace.Top && block.Fields.Count == 0 && block.Inputs.All(i => i.Name == PrototypeSlot),
        Prototype => place == BlockPlace.Slot && block.Next is null && HasSentence(block),
        _ => place != BlockPlace.Slot && HasSentence(block),
    };

    /// <summary>"stop other scripts" goes on itself.</summary>
    public static bool CanBeFollowed(Block stop) => Cast.ToText(stop.Field("STOP_OPTION")?.Value).StartsWith("other scripts", StringComparison.Ordinal);

    /// <summary>A prototype and the inputs in it: shadows to Scratch, but the editor lets a child drag inputs out of it, which shadows cannot.</summary>
    public static bool IsShadowInFileOnly(string opcode, string? parentOpcode) => opcode == Prototype || parentOpcode == Prototype;

    /// <summary>The mutation of a custom block's prototype or call.</summary>
    public static Mutation? Read(string opcode, WorkspaceJson? state)
    {
        if (opcode is not (Prototype or Call))
            return null;
        if (state is not { } json)
            throw WorkspaceJson.Bad($"a {opcode} has no extraState");
        return new Mutation(json.Name("proccode"), json.Texts("argumentids"), json.Texts("argumentnames"), [.. json.Texts("argumentdefaults")], json.Flag("warp"), HasNext: false);
    }

    // One id for each %n, %s and %b of the sentence, and each its own: anything else cannot be drawn.
    private static bool HasSentence(Block block) =>
        block.Fields.Count == 0
        && block.Mutation is { ProcCode: { } code } mutation
        && mutation.ArgumentIds.Distinct().Count() == mutation.ArgumentIds.Count
        && Placeholders(code) == mutation.ArgumentIds.Count
        && block.Inputs.All(i => EditorShapes.IsEmpty(i) || mutation.ArgumentIds.Contains(i.Name))
        && (block.Opcode == Call || mutation.ArgumentNames.Count == mutation.ArgumentIds.Count);

    /// <summary>How many inputs a sentence like "jump %n times" has. As Scratch splits it: at white space before a percent sign that is not escaped.</summary>
    private static int Placeholders(string procCode) =>
        procCode.Split(' ', '\t', '\n').Count(word => word.Trim() is ['%', 'n' or 's' or 'b', ..]);
}
