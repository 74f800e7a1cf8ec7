using System.Runtime.InteropServices;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Standard;

/// <summary>Variables and lists. The compiler gives these their meaning; here stand their shapes.</summary>
[BlockPack("data", "Variables", Color = "#ff8c1a")]
public sealed class DataBlocks
{
    [Syntax("variable", "[VARIABLE]", About = "The value of a variable.")]
    public object Variable([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable) => "";

    [Syntax("setvariableto", "set [VARIABLE] to [VALUE]", Apart = true, About = "Gives a variable a value.")]
    public void SetVariableTo([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable, [Optional, DefaultParameterValue("0")] object? value) { }

    [Syntax("changevariableby", "change [VARIABLE] by [VALUE]", About = "Adds a number to a variable.")]
    public void ChangeVariableBy([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable, double value = 1) { }

    [Syntax("showvariable", "show variable [VARIABLE]", About = "Shows a variable on the stage.")]
    public void ShowVariable([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable) { }

    [Syntax("hidevariable", "hide variable [VARIABLE]", About = "Takes a variable off the stage.")]
    public void HideVariable([Menu(Names = ProjectNames.Variables, Droppable = false)] string variable) { }

    [Syntax("listcontents", "[LIST]", About = "All items of a list as one text.")]
    public string ListContents([Menu(Names = ProjectNames.Lists, Droppable = false)] string list) => "";

    [Syntax("addtolist", "add [ITEM] to [LIST]", Apart = true, About = "Puts something at the end of a list.")]
    public void AddToList([Optional, DefaultParameterValue("thing")] object? item, [Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }

    [Syntax("deleteoflist", "delete [INDEX] of [LIST]", Apart = true, About = "Takes an item out of a list. \"last\", \"random\" and \"all\" are places too.")]
    public void DeleteOfList(
        [Optional, DefaultParameterValue("1"), Slot(SlotKind.Whole)] object? index,
        [Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }

    [Syntax("deletealloflist", "delete all of [LIST]", About = "Empties a list.")]
    public void DeleteAllOfList([Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }

    [Syntax("insertatlist", "insert [ITEM] at [INDEX] of [LIST]", Apart = true, About = "Puts something into a list; what follows moves on.")]
    public void InsertAtList(
        [Optional, DefaultParameterValue("thing")] object? item,
        [Optional, DefaultParameterValue("1"), Slot(SlotKind.Whole)] object? index,
        [Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }

    [Syntax("replaceitemoflist", "replace item [INDEX] of [LIST] with [ITEM]", About = "Puts something in the place of an item.")]
    public void ReplaceItemOfList(
        [Optional, DefaultParameterValue("1"), Slot(SlotKind.Whole)] object? index,
        [Menu(Names = ProjectNames.Lists, Droppable = false)] string list,
        [Optional, DefaultParameterValue("thing")] object? item) { }

    [Syntax("itemoflist", "item [INDEX] of [LIST]", Apart = true, About = "The item at a place of a list; the first is number 1.")]
    public object ItemOfList(
        [Optional, DefaultParameterValue("1"), Slot(SlotKind.Whole)] object? index,
        [Menu(Names = ProjectNames.Lists, Droppable = false)] string list) => "";

    [Syntax("itemnumoflist", "item # of [ITEM] in [LIST]", About = "The place of the first item that is the same; 0 if there is none.")]
    public double ItemNumberOfList([Optional, DefaultParameterValue("thing")] object? item, [Menu(Names = ProjectNames.Lists, Droppable = false)] string list) => 0;

    [Syntax("lengthoflist", "length of [LIST]", About = "How many items a list has.")]
    public double LengthOfList([Menu(Names = ProjectNames.Lists, Droppable = false)] string list) => 0;

    [Syntax("listcontainsitem", "[LIST] contains [ITEM]?", Apart = true, About = "Whether something is in a list.")]
    public bool ListContainsItem(
        [Menu(Names = ProjectNames.Lists, Droppable = false)] string list,
        [Optional, DefaultParameterValue("thing")] object? item) => false;

    [Syntax("showlist", "show list [LIST]", Apart = true, About = "Shows a list on the stage.")]
    public void ShowList([Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }

    [Syntax("hidelist", "hide list [LIST]", About = "Takes a list off the stage.")]
    public void HideList([Menu(Names = ProjectNames.Lists, Droppable = false)] string list) { }
}
