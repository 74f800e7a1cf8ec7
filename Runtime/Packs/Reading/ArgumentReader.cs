using System.Text.Json;
using System.Text.RegularExpressions;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Packs.Reading;

/// <summary>The arguments of one block and their places in the sentence.</summary>
internal sealed partial class ArgumentReader(string packId, bool own, JsonElement info, MenuReader menus, Mistakes mistakes)
{
    private static readonly Dictionary<string, (ArgumentType Type, SlotKind Slot)> OwnTypes = new()
    {
        ["text"] = (ArgumentType.Text, SlotKind.Text),
        ["number"] = (ArgumentType.Number, SlotKind.Number),
        ["boolean"] = (ArgumentType.Boolean, SlotKind.Text),
        ["any"] = (ArgumentType.Any, SlotKind.Text),
        ["color"] = (ArgumentType.Any, SlotKind.Color),
        ["angle"] = (ArgumentType.Number, SlotKind.Angle),
        ["count"] = (ArgumentType.Number, SlotKind.Count),
        ["whole"] = (ArgumentType.Number, SlotKind.Whole),
        ["positive"] = (ArgumentType.Number, SlotKind.Positive),
    };

    // Scratch casts nothing: the block does, with Scratch.Cast.
    private static readonly Dictionary<string, (ArgumentType Type, SlotKind Slot)> ScratchTypes = new()
    {
        ["string"] = (ArgumentType.Any, SlotKind.Text),
        ["number"] = (ArgumentType.Any, SlotKind.Number),
        ["Boolean"] = (ArgumentType.Boolean, SlotKind.Text),
        ["color"] = (ArgumentType.Any, SlotKind.Color),
        ["angle"] = (ArgumentType.Any, SlotKind.Angle),
        ["matrix"] = (ArgumentType.Any, SlotKind.Text),
        ["note"] = (ArgumentType.Any, SlotKind.Number),
        ["costume"] = (ArgumentType.Any, SlotKind.Text),
        ["sound"] = (ArgumentType.Any, SlotKind.Text),
        ["image"] = (ArgumentType.Any, SlotKind.Text),
    };

    /// <returns>The sentence without pictures, and the arguments in its order.</returns>
    public (string Sentence, IReadOnlyList<ArgumentDefinition> Arguments) ReadAll(JsonElement block, string id, int? line, string sentence)
    {
        var opcode = $"{packId}_{id}";
        var described = block.Member("arguments");
        if (described is not null and not { ValueKind: JsonValueKind.Object })
        {
            mistakes.Add(ScriptCodes.BadArgument, line, $"\"arguments\" of the block {id} is {described.Kind()}", "Give arguments: { TEXT: ... } with one entry for each [TEXT] in the sentence.", opcode);
            return (sentence, []);
        }

        var written = described is { } d ? d.EnumerateObject().ToDictionary(p => p.Name, p => (JsonElement?)p.Value) : [];
        sentence = Slot().Replace(sentence, m => written.GetValueOrDefault(m.Groups[1].Value) is { } picture && TypeName(picture) == "image" ? picture.Member("alt").Text() ?? "" : m.Value);
        var names = new BlockText(sentence).Names;
        if (names.Distinct().Count() < names.Count)
            mistakes.Add(ScriptCodes.BadSentence, line, $"the sentence of the block {id} names one argument twice: \"{sentence}\"", "Name each argument once.", opcode);
        foreach (var name in written.Keys.Where(n => !names.Contains(n) && TypeName(written[n]) != "image"))
            mistakes.Add(ScriptCodes.BadSentence, mistakes.Lines.OfName(name, line), $"the block {id} has the argument {name}, which its sentence \"{sentence}\" does not name", $"Write [{name}] where it belongs in the text.", opcode);
        var arguments = new List<ArgumentDefinition>();
        foreach (var name in names.Distinct().Where(n => !n.StartsWith("SUBSTACK", StringComparison.Ordinal)))
        {
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                mistakes.Add(ScriptCodes.BadSentence, line, $"the sentence of the block {id} holds [{name}]", "The name of an argument is letters, digits and underscores: [TEXT].", opcode);
            else if (!written.TryGetValue(name, out var argument))
                mistakes.Add(ScriptCodes.BadSentence, line, $"the sentence of the block {id} names [{name}], which is not among its arguments ({string.Join(", ", written.Keys)})", $"Add arguments: {{ {name}: ... }}, or correct the name.", opcode);
            else if (Read(name, argument, id, mistakes.Lines.OfName(name, line), opcode) is { } read)
                arguments.Add(read);
        }

        return (sentence, arguments);
    }

    private string? TypeName(JsonElement? argument) => argument is { ValueKind: JsonValueKind.Object } a ? a.Member("type").Text() : null;

    private ArgumentDefinition? Read(string name, JsonElement? argument, string id, int? line, string opcode)
    {
        if (own && argument.Plain() is { } simple)
            return new ArgumentDefinition(name, simple is double ? ArgumentType.Number : simple is bool ? ArgumentType.Boolean : ArgumentType.Text, simple, null);
        var types = own ? OwnTypes : ScratchTypes;
        var defaultName = own ? "default" : "defaultValue";
        var written = argument is { ValueKind: JsonValueKind.Object } a ? a.Member("type") : null;
        var typeName = written is null ? Guess(argument, defaultName) : written.Text();
        if (argument is not { ValueKind: JsonValueKind.Object } || typeName is null || !types.TryGetValue(typeName, out var type))
        {
            var found = argument is { ValueKind: JsonValueKind.Object } ? $"{written.Kind()} as its type" : $"{argument.Kind()} as its description";
            mistakes.Add(ScriptCodes.BadArgument, line, $"the argument {name} of the block {id} has {found}", $"Choose one of: {string.Join(", ", types.Keys)}.", opcode);
            return null;
        }

        var standard = argument.Value.Member(defaultName);
        var value = standard is { ValueKind: JsonValueKind.Object } ? standard.Text() : standard.Plain();
        if (standard is not null && value is null)
        {
            mistakes.Add(ScriptCodes.BadArgument, line, $"{defaultName} of the argument {name} of the block {id} is {standard.Kind()}", $"Give a text or a number: {defaultName}: \"hello\".", opcode);
            return null;
        }

        if (type.Type == ArgumentType.Number && value is string text)
            value = Cast.ToNumber(text);
        var menu = Menu(argument.Value, name, id, typeName, line, opcode, out var failed);
        if (failed)
            return null;
        return new ArgumentDefinition(name, type.Type, value ?? (menu?.OwnItems is [var first, ..] ? first : Empty(typeName)), menu) { Slot = type.Slot };
    }

    private static object? Empty(string type) => type switch
    {
        "color" => "#ff0000",
        "matrix" => new string('0', 25),
        "note" => 60.0,
        "number" or "angle" or "count" or "whole" or "positive" => 0.0,
        "Boolean" or "boolean" => null,
        _ => "",
    };

    private string? Guess(JsonElement? argument, string defaultName) => !own ? "string" : (argument is { } a ? a.Member(defaultName).Plain() : null) switch
    {
        double => "number",
        bool => "boolean",
        _ => "text",
    };

    private MenuDefinition? Menu(JsonElement argument, string name, string id, string type, int? line, string opcode, out bool failed)
    {
        failed = false;
        if (type is "costume" or "sound")
            return new MenuDefinition(() => [], Droppable: true) { Names = type == "costume" ? ProjectNames.Costumes : ProjectNames.Sounds };
        if (argument.Member("menu") is not { } menu)
            return null;
        if (own)
        {
            var read = menus.Read(menu, argument.Member("droppable").IsTrue(), line, $"the menu of {name} in the block {id}", opcode);
            failed = read is null;
            return read;
        }

        var menuName = ((JsonElement?)menu).Text();
        var table = info.Member("menus");
        if (menuName is null || table?.Member(menuName) is not { } described)
        {
            var known = table is { ValueKind: JsonValueKind.Object } t ? string.Join(", ", t.EnumerateObject().Select(p => p.Name)) : "";
            mistakes.Add(ScriptCodes.BadMenu, line, $"the argument {name} of the block {id} has the menu {((JsonElement?)menu).Kind()}, which is not among the menus ({known})", "Add it to \"menus\" of getInfo(), or correct the name.", opcode);
            failed = true;
            return null;
        }

        // The short form is the list itself.
        var items = described.ValueKind == JsonValueKind.Object && ((JsonElement?)described).Function() is null ? described.Member("items") : described;
        var scratch = menus.Read(items, described.Member("acceptReporters").IsTrue(), mistakes.Lines.OfName(menuName) ?? line, $"the menu {menuName}", opcode);
        failed = scratch is null;
        return scratch is null ? null : scratch with { Shadow = $"{packId}_menu_{menuName}", Field = menuName };
    }

    [GeneratedRegex(@"\[([^\[\]]*)\]")]
    private static partial Regex Slot();
}
