using System.Runtime.InteropServices;
using MLKids.Blocks.Authoring;

namespace MLKids.Blocks.Standard;

/// <summary>Variables and lists. The compiler gives these their meaning; here stand their shapes.</summary>
[BlockPack("data", "Variables", Color = "#ff8c1a")]
public sealed class DataBlocks
{
    [Syntax("variable", "[VARIABLE]")]
    public object Variable(string variable) => "";

    [Syntax("setvariableto", "set [VARIABLE] to [VALUE]")]
    public void SetVariableTo(string variable, [Optional, DefaultParameterValue("0")] object? value) { }

    [Syntax("changevariableby", "change [VARIABLE] by [VALUE]")]
    public void ChangeVariableBy(string variable, double value = 1) { }

    [Syntax("showvariable", "show variable [VARIABLE]")]
    public void ShowVariable(string variable) { }

    [Syntax("hidevariable", "hide variable [VARIABLE]")]
    public void HideVariable(string variable) { }

    [Syntax("listcontents", "[LIST]")]
    public string ListContents(string list) => "";

    [Syntax("addtolist", "add [ITEM] to [LIST]")]
    public void AddToList([Optional, DefaultParameterValue("thing")] object? item, string list) { }

    [Syntax("deleteoflist", "delete [INDEX] of [LIST]")]
    public void DeleteOfList([Optional, DefaultParameterValue("1")] object? index, string list) { }

    [Syntax("deletealloflist", "delete all of [LIST]")]
    public void DeleteAllOfList(string list) { }

    [Syntax("insertatlist", "insert [ITEM] at [INDEX] of [LIST]")]
    public void InsertAtList([Optional, DefaultParameterValue("thing")] object? item, [Optional, DefaultParameterValue("1")] object? index, string list) { }

    [Syntax("replaceitemoflist", "replace item [INDEX] of [LIST] with [ITEM]")]
    public void ReplaceItemOfList([Optional, DefaultParameterValue("1")] object? index, string list, [Optional, DefaultParameterValue("thing")] object? item) { }

    [Syntax("itemoflist", "item [INDEX] of [LIST]")]
    public object ItemOfList([Optional, DefaultParameterValue("1")] object? index, string list) => "";

    [Syntax("itemnumoflist", "item # of [ITEM] in [LIST]")]
    public double ItemNumberOfList([Optional, DefaultParameterValue("thing")] object? item, string list) => 0;

    [Syntax("lengthoflist", "length of [LIST]")]
    public double LengthOfList(string list) => 0;

    [Syntax("listcontainsitem", "[LIST] contains [ITEM]?")]
    public bool ListContainsItem(string list, [Optional, DefaultParameterValue("thing")] object? item) => false;

    [Syntax("showlist", "show list [LIST]")]
    public void ShowList(string list) { }

    [Syntax("hidelist", "hide list [LIST]")]
    public void HideList(string list) { }
}
