using System.Runtime.InteropServices;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Standard;

/// <summary>Variables and lists. The compiler gives these their meaning; here stand their shapes.</summary>
[BlockPack("data", "Variables", Color = "#ff8c1a")]
public sealed class DataBlocks
{
    [Syntax("variable", "[VARIABLE]")]
    public object Variable([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable) => "";

    [Syntax("setvariableto", "set [VARIABLE] to [VALUE]", Apart = true)]
    public void SetVariableTo([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable, [Optional, DefaultParameterValue("0")] object? value) { }

    [Syntax("changevariableby", "change [VARIABLE] by [VALUE]")]
    public void ChangeVariableBy([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable, double value = 1) { }

    [Syntax("showvariable", "show variable [VARIABLE]")]
    public void ShowVariable([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable) { }

    [Syntax("hidevariable", "hide variable [VARIABLE]")]
    public void HideVariable([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable) { }

    [Syntax("listcontents", "[LIST]")]
    public string ListContents([Menu(Names = ProjectNames.Lists, Droppable = false)] string list) => "";

    [Syntax("addtolist", "add [ITEM] to [LIST]", Apart = true)]
    public void AddToList([Optional, DefaultParameterValue("thing")] object? item, [Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }

    [Syntax("deleteoflist", "delete [INDEX] of [LIST]", Apart = true)]
    public void DeleteOfList(
        [Optional, DefaultParameterValue("1"), Slot(SlotKind.Whole)] object? index,
        [Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }

    [Syntax("deletealloflist", "delete all of [LIST]")]
    public void DeleteAllOfList([Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }

    [Syntax("insertatlist", "insert [ITEM] at [INDEX] of [LIST]", Apart = true)]
    public void InsertAtList(
        [Optional, DefaultParameterValue("thing")] object? item,
        [Optional, DefaultParameterValue("1"), Slot(SlotKind.Whole)] object? index,
        [Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }

    [Syntax("replaceitemoflist", "replace item [INDEX] of [LIST] with [ITEM]")]
    public void ReplaceItemOfList(
        [Optional, DefaultParameterValue("1"), Slot(SlotKind.Whole)] object? index,
        [Menu(Names = ProjectNames.Lists, Droppable = false)] string list,
        [Optional, DefaultParameterValue("thing")] object? item) { }

    [Syntax("itemoflist", "item [INDEX] of [LIST]", Apart = true)]
    public object ItemOfList(
        [Optional, DefaultParameterValue("1"), Slot(SlotKind.Whole)] object? index,
        [Menu(Names = ProjectNames.Lists, Droppable = false)] string list) => "";

    [Syntax("itemnumoflist", "item # of [ITEM] in [LIST]")]
    public double ItemNumberOfList([Optional, DefaultParameterValue("thing")] object? item, [Menu(Names = ProjectNames.Lists, Droppable = false)] string list) => 0;

    [Syntax("lengthoflist", "length of [LIST]")]
    public double LengthOfList([Menu(Names = ProjectNames.Lists, Droppable = false)] string list) => 0;

    [Syntax("listcontainsitem", "[LIST] contains [ITEM]?", Apart = true)]
    public bool ListContainsItem(
        [Menu(Names = ProjectNames.Lists, Droppable = false)] string list,
        [Optional, DefaultParameterValue("thing")] object? item) => false;

    [Syntax("showlist", "show list [LIST]", Apart = true)]
    public void ShowList([Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }

    [Syntax("hidelist", "hide list [LIST]")]
    public void HideList([Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }
}
