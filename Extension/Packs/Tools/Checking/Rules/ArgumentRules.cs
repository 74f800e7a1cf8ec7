using System.Text.RegularExpressions;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Values;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>What stands in a block's slots when a child takes it from the palette.</summary>
internal static partial class ArgumentRules
{
    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin) =>
        from block in plugin.Blocks
        from argument in block.Arguments
        let finding = Of(block, argument)
        where finding is not null
        select finding;

    private static Diagnostic? Of(InspectedBlock block, InspectedArgument argument)
    {
        if (argument.Default is not { } value)
            return null;
        if (argument.Menu is { } menu)
            return !menu.IsFixed || menu.OwnItems.Count == 0 || menu.OwnItems.Contains(value) ? null : CheckedPlugin.At(
                block, CheckCodes.DefaultNotInMenu, Severity.Error, $"the default \"{value}\" of [{argument.Name}] is not in its menu ({MenuRules.Listed(menu.OwnItems)})",
                $"write \"{menu.OwnItems[0]}\", or add \"{value}\" to the menu");
        if (argument.Type == ArgumentType.Boolean)
            return value == "false" ? null : CheckedPlugin.At(
                block, CheckCodes.BooleanDefault, Severity.Warning, $"[{argument.Name}] is true by default, but a pointed slot is empty in the palette and looks false",
                $"write {argument.Name.ToLowerInvariant()} = false and turn the sentence round, or take a menu of two words");
        return Wanted(argument) is not { } wanted || Fits(argument, value) ? null : CheckedPlugin.At(
            block, CheckCodes.DefaultType, Severity.Error, $"the default \"{value}\" of [{argument.Name}] is not {wanted}", $"write {wanted} as the default of [{argument.Name}]");
    }

    private static string? Wanted(InspectedArgument argument) => argument.Slot switch
    {
        SlotKind.Color => "a colour such as \"#ff8800\"",
        SlotKind.Positive => "a number from 0",
        SlotKind.Count => "a whole number from 0",
        SlotKind.Whole => "a whole number",
        SlotKind.Number or SlotKind.Angle => "a number",
        _ => null,
    };

    private static bool Fits(InspectedArgument argument, string value)
    {
        if (argument.Slot == SlotKind.Color)
            return Color().IsMatch(value);
        var number = value.Trim().Length == 0 ? double.NaN : Cast.ToJsNumber(value);
        return argument.Slot switch
        {
            SlotKind.Positive => number >= 0,
            SlotKind.Count => number >= 0 && number == Math.Truncate(number),
            SlotKind.Whole => number == Math.Truncate(number),
            _ => !double.IsNaN(number),
        };
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Color();
}
