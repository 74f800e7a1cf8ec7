using System.Text.Json;
using MLKids.Blocks.Definitions;

namespace MLKids.Runtime.Packs.Reading;

/// <summary>What a script registered → packs. Collects all mistakes.</summary>
internal sealed class PackReader(Mistakes mistakes, Func<int, object, JsonElement> askMenu)
{
    private const string OurColor = "#5b7fb9";
    private const string ScratchColor = "#0FBD8C";
    private const int MostBlocks = 500;
    private const int LongestIcon = 200_000;

    /// <param name="entry">The number of the registration.</param>
    /// <param name="described">{own, info, methods}.</param>
    public ReadPack? Read(int entry, JsonElement described)
    {
        var own = described.GetProperty("own").GetBoolean();
        var form = own ? "mlkids.pack(...)" : "getInfo()";
        if (described.Member("info") is not { ValueKind: JsonValueKind.Object } info)
        {
            mistakes.Add(ScriptCodes.BadPack, null, own ? "mlkids.pack(...) was not given an object" : "an extension has no method getInfo() that gives an object", "Give { id: \"text\", name: \"Text tools\", blocks: [...] }.");
            return null;
        }

        var id = info.Member("id").Text();
        var line = id is null ? mistakes.Lines.OfText(own ? "mlkids.pack" : "getInfo") : mistakes.Lines.OfBlock(id);
        if (string.IsNullOrEmpty(id) || id.Length > 50 || !id.All(char.IsAsciiLetterOrDigit))
            mistakes.Add(ScriptCodes.BadPack, line, $"the id of {form} is {info.Member("id").Kind()}", "An id is letters and digits only, for instance \"texttools\". It is saved in projects: choose it once.");
        var name = info.Member("name").Text();
        if (name is not null && (name.Trim().Length == 0 || name.Length > 100))
            mistakes.Add(ScriptCodes.BadPack, line, "the name is empty or longer than 100 letters", "Give the name that children read: name: \"Text tools\".");
        if (info.Member("blocks") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0)
        {
            mistakes.Add(ScriptCodes.BadPack, line, $"\"blocks\" of {form} is {(info.Member("blocks") is { ValueKind: JsonValueKind.Array } ? "empty" : info.Member("blocks").Kind())}", "Give blocks: [ {...} ] with one block at least.");
            return null;
        }

        if (list.GetArrayLength() > MostBlocks)
            mistakes.Add(ScriptCodes.BadPack, line, $"the pack has {list.GetArrayLength()} blocks", $"A pack has {MostBlocks} blocks at most: make several.");
        var color = Color(info.Member(own ? "color" : "color1"), line, own ? "color" : "color1") ?? (own ? OurColor : ScratchColor);
        foreach (var other in new[] { "color2", "color3" })
            Color(info.Member(other), line, other);
        var icon = Icon(info, line, "menuIconURI", "blockIconURI", "icon");
        var methods = (described.Member("methods") is { ValueKind: JsonValueKind.Array } names ? names.EnumerateArray().Select(m => m.GetString()!) : []).ToHashSet();
        var reader = new BlockReader(id ?? "", own, entry, info, methods, new MenuReader(entry, methods, askMenu, mistakes), mistakes);
        var blocks = reader.ReadAll(list.EnumerateArray().Take(MostBlocks));
        return new ReadPack(new PackDefinition(id ?? "", name ?? id ?? "", color, [.. blocks.Select(b => b.Definition)]), icon, blocks);
    }

    private string? Color(JsonElement? color, int? line, string name)
    {
        if (color is null)
            return null;
        if (color.Text() is { } text && System.Text.RegularExpressions.Regex.IsMatch(text, "^#[0-9a-fA-F]{6}$"))
            return text;
        mistakes.Add(ScriptCodes.BadPack, line, $"{name} is {color.Kind()}", $"A colour is written {name}: \"#0fbd8c\".");
        return null;
    }

    private string? Icon(JsonElement info, int? line, params string[] names)
    {
        string? icon = null;
        foreach (var name in names)
        {
            if (info.Member(name) is not { } found)
                continue;
            var text = ((JsonElement?)found).Text();
            if (text is not null && text.StartsWith("data:image/", StringComparison.Ordinal) && text.Length <= LongestIcon)
                icon ??= text;
            else
                mistakes.Note(mistakes.Lines.OfName(name) ?? line, $"{name} is {(text?.Length > LongestIcon ? $"{text.Length:N0} letters long" : ((JsonElement?)found).Kind())} and is not shown", $"An icon is a data: address (\"data:image/svg+xml;...\") of {LongestIcon:N0} letters at most.");
        }

        return icon;
    }
}
