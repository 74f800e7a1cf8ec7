using System.Text.Json;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Packs.Reading;

/// <summary>Menus of either form: a list, a function, or the name of a method.</summary>
/// <param name="entry">Which of the script's registrations.</param>
/// <param name="methods">Names of methods that can be asked.</param>
/// <param name="ask">Asks a method or function for the items; safe at any time.</param>
/// <param name="mistakes">Takes what is wrong.</param>
internal sealed class MenuReader(int entry, IReadOnlyCollection<string> methods, Func<int, object, JsonElement> ask, Mistakes mistakes)
{
    private const int MostItems = 1000;

    /// <param name="items">The list, function or method's name.</param>
    /// <param name="droppable">Whether reporters can be dropped on it.</param>
    /// <param name="line">Of the menu.</param>
    /// <param name="where">"the menu colors", for messages.</param>
    /// <param name="opcode">The block's, or null.</param>
    public MenuDefinition? Read(JsonElement? items, bool droppable, int? line, string where, string? opcode)
    {
        if (items.Function() is { } function)
            return Asked(function, droppable);
        switch (items)
        {
            case { ValueKind: JsonValueKind.String } name when methods.Contains(name.GetString()!):
                return Asked(name.GetString()!, droppable);
            case { ValueKind: JsonValueKind.String } name:
                mistakes.Add(ScriptCodes.BadMenu, line, $"{where} asks the method {name.GetString()}, which is not there", $"Write a method {name.GetString()}() that gives an array of texts, or an array.", opcode);
                return null;
            case { ValueKind: JsonValueKind.Array } list:
                return Fixed(list, droppable, line, where, opcode);
            default:
                mistakes.Add(ScriptCodes.BadMenu, line, $"{where} is {items.Kind()}", "A menu is an array of texts, an array of {text, value}, or a function that gives one.", opcode);
                return null;
        }
    }

    private MenuDefinition? Fixed(JsonElement list, bool droppable, int? line, string where, string? opcode)
    {
        var read = Items(list);
        if (read is null || read.Count == 0 || list.GetArrayLength() > MostItems)
        {
            var found = read is null ? "something that is no text" : read.Count == 0 ? "no items" : $"{list.GetArrayLength()} items";
            mistakes.Add(ScriptCodes.BadMenu, line, $"{where} holds {found}", $"Give 1 to {MostItems} items: texts, or {{text: \"shown\", value: \"used\"}}.", opcode);
            return null;
        }

        IReadOnlyList<string> values = [.. read.Select(i => i.Value)];
        return new MenuDefinition(() => values, droppable) { OwnItems = values, Texts = Texts(read), IsFixed = true };
    }

    private MenuDefinition Asked(object way, bool droppable) => new(() => [.. (Items(ask(entry, way)) ?? []).Take(MostItems).Select(i => i.Value)], droppable);

    private static Dictionary<string, string> Texts(List<(string Value, string Text)> items) =>
        items.Where(i => i.Text != i.Value).DistinctBy(i => i.Value).ToDictionary(i => i.Value, i => i.Text);

    private static List<(string Value, string Text)>? Items(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            return null;
        var items = new List<(string, string)>();
        foreach (var item in list.EnumerateArray())
        {
            var value = item.Member("value") is { } written ? Written(written) : Written(item) ?? Written(item.Member("default"));
            if (value is null)
                return null;
            items.Add((value, item.Member("text").Text() ?? value));
        }

        return items;
    }

    private static string? Written(JsonElement? element) => element.Plain() is { } plain ? Cast.ToText(BlockValue.From(plain)) : null;
}
