using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Scheduling;

/// <summary>What no project holds: the hat above whatever a person clicked in an editor, and the block that shows a clicked reporter's value.</summary>
[BlockPack("click", "Click")]
internal static class ClickBlocks
{
    private static readonly BlockSet Blocks = BlockSet.Discover([typeof(ClickBlocks)]);

    public static BoundBlock Hat { get; } = Blocks.Find("click_clicked")!;

    public static BoundBlock Shower { get; } = Blocks.Find("click_show")!;

    [Hat("clicked", "when clicked")]
    public static void Clicked()
    {
    }

    [Command("show", "show [VALUE]")]
    public static void Show(BlockCall call, BlockValue value) => ((ScriptCall)call).ShowValue(value);
}
