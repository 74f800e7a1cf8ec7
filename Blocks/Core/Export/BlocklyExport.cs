using System.Text.Json.Nodes;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;

namespace MLKids.Blocks.Export;

/// <summary>A block set → what the Blockly editor needs of it. Pure: the same set gives the same JSON. Nothing here knows a pack.</summary>
public static class BlocklyExport
{
    /// <summary>
    /// Definitions in Blockly's JSON format, an array: every block, hidden ones too, and the shadow blocks of their slots. Fields that Blockly lacks are
    /// <c>loops</c> (the block runs its stack again and again), <c>field_menu</c> (<c>options</c>, <c>texts</c>: prefix of the items' keys, <c>fixed</c>), <c>field_scratch_number</c>, <c>field_angle</c>, <c>field_colour</c>.
    /// </summary>
    public static JsonArray Blocks(BlockSet set)
    {
        var shapes = new Dictionary<string, JsonObject>();
        foreach (var kind in Enum.GetValues<SlotKind>())
            shapes[SlotShadow.Of(kind).Opcode] = ShadowShape.Written(kind);
        foreach (var block in set.Packs.SelectMany(p => p.Blocks))
            foreach (var argument in block.Arguments.Where(a => a is { IsInput: true, Menu: not null }))
                shapes.TryAdd(SlotShadow.Of(block.PackId, argument).Opcode, ShadowShape.Menu(block.PackId, argument));
        foreach (var block in set.Packs.SelectMany(p => p.Blocks))
            shapes.TryAdd(block.Opcode, BlockForm.Of(block));
        return [.. shapes.Values];
    }

    /// <summary>Blockly's toolbox: categories in the packs' order, with a gap before each group, and defaults in the slots.</summary>
    /// <param name="set">All blocks; hidden ones are left out.</param>
    /// <param name="isStage">For the stage, which has no place and no bubble; else for a sprite.</param>
    public static JsonObject Toolbox(BlockSet set, bool isStage) => BlocklyToolbox.Of(set, isStage);

    /// <summary>By pack id: <c>colourPrimary</c>, <c>colourSecondary</c>, <c>colourTertiary</c>, and <c>text</c> (<c>dark</c> or <c>light</c>), readable at 4.5:1 on the first two.</summary>
    public static JsonObject Styles(BlockSet set)
    {
        var styles = new JsonObject();
        foreach (var pack in set.Packs)
            styles[pack.Id] = BlockColors.Of(pack.Color);
        return styles;
    }

    /// <summary>
    /// All that a child reads of blocks, in English, for translators: <c>OPCODE</c> → sentence, <c>pack/ID</c> → category, <c>PACK/ARGUMENT/VALUE</c> → item of a fixed
    /// menu. Items of one letter are left out.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Texts(BlockSet set)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pack in set.Packs)
        {
            texts[$"pack/{pack.Id}"] = pack.Name;
            foreach (var block in pack.Blocks)
            {
                texts[block.Opcode] = block.Text.Sentence;
                foreach (var argument in block.Arguments.Where(a => a.Menu is not null))
                    foreach (var (value, text) in BlockForm.Items(argument.Menu!).Where(i => i.Text.Length > 1))
                        texts[$"{BlockForm.TextsOf(pack.Id, argument)}/{value}"] = text;
            }
        }

        return texts;
    }
}
