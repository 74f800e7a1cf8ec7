using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>Menus: something to choose, each value once, at once. Hats: choices that scripts can be started by.</summary>
internal static class MenuRules
{
    /// <summary>What a child may have to wait when a menu opens, in milliseconds.</summary>
    public const double Patience = 250;

    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin) =>
        from block in plugin.Blocks
        from argument in block.Arguments
        from finding in Menu(block, argument).Concat(Hat(block, argument))
        select finding;

    /// <summary>The first few values, for messages.</summary>
    public static string Listed(IReadOnlyList<string> values) =>
        string.Join(", ", values.Take(6).Select(v => $"\"{v}\"")) + (values.Count > 6 ? $" and {values.Count - 6} more" : "");

    private static IEnumerable<Diagnostic> Menu(InspectedBlock block, InspectedArgument argument)
    {
        if (argument.Menu is not { } menu)
            yield break;
        var name = $"the menu of [{argument.Name}]";
        if (menu.Failure is not null)
        {
            yield return CheckedPlugin.At(block, CheckCodes.ThrowingMenu, Severity.Error, $"{name} failed: {menu.Failure}", "return the last known choices where there are none now; a menu never throws");
            yield break;
        }

        if (menu.Milliseconds > Patience)
            yield return CheckedPlugin.At(
                block, CheckCodes.SlowMenu, Severity.Warning, $"{name} took {menu.Milliseconds:0} ms, wanted at most {Patience:0}", "keep the choices ready in a field, and fetch them where a block waits");
        if (!menu.IsFixed && menu.Asked is null)
            yield break;
        var items = menu.Asked ?? menu.OwnItems;
        if (items.Count == 0 && menu.Names == ProjectNames.None)
            yield return CheckedPlugin.At(
                block, CheckCodes.EmptyMenu, menu.IsFixed ? Severity.Error : Severity.Warning, $"{name} has nothing to choose",
                menu.IsFixed ? "write [Menu(\"red\", \"green\")], or take the menu away" : "return at least one choice, such as the default");
        foreach (var twice in items.GroupBy(i => i).Where(g => g.Count() > 1))
            yield return CheckedPlugin.At(block, CheckCodes.RepeatedItem, Severity.Error, $"{name} offers \"{twice.Key}\" {twice.Count()} times", $"write \"{twice.Key}\" once");
    }

    private static IEnumerable<Diagnostic> Hat(InspectedBlock block, InspectedArgument argument)
    {
        // A hat that is asked every frame reads its inputs; one that is started is only compared with what is written into it.
        if (block is { Shape: BlockShape.Hat, EdgeActivated: false } && argument.Menu is not { Droppable: false })
            yield return CheckedPlugin.At(
                block, CheckCodes.HatChoice, Severity.Warning, $"a block dropped on [{argument.Name}] is never asked, because this hat is started from outside",
                "write [Menu(..., Droppable = false)], so that it is a fixed choice");
    }
}
