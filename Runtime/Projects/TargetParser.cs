using System.Globalization;
using System.Text;
using System.Text.Json;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Projects;

/// <summary>project.json → <see cref="Project"/>. Forgives what Scratch forgives.</summary>
internal sealed class TargetParser(AssetShelf assets, Action<Diagnostic> report)
{
    private int _blocks;

    public Project Project(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Sb3Reader.Damaged("project.json is no object");
        if (root.TryGetProperty("objName", out _))
            throw ProjectReader.Old("a Scratch 2 project (.sb2)");
        if (!root.TryGetProperty("targets", out var targets) || targets.ValueKind != JsonValueKind.Array || targets.GetArrayLength() == 0)
            throw Sb3Reader.Damaged("project.json has no targets: wanted the stage and the sprites");
        if (targets.GetArrayLength() > ProjectLimits.Targets)
            throw ProjectReader.TooLarge($"{targets.GetArrayLength():N0} sprites, at most {ProjectLimits.Targets:N0}");
        var parsed = targets.EnumerateArray().Select((t, place) => Target(t) with { Key = string.Create(CultureInfo.InvariantCulture, $"t{place}"), Place = place }).ToList();
        if (parsed.Count(t => t.IsStage) != 1)
            throw Sb3Reader.Damaged($"wanted one stage, found {parsed.Count(t => t.IsStage)}");
        return new Project([.. parsed.OrderByDescending(t => t.IsStage)], Strings(root, "extensions")) { Monitors = [.. Items(root, "monitors").Select(Monitor)] };
    }

    private static ProjectMonitor Monitor(JsonElement json) => new(
        Text(json, "id") ?? "",
        Text(json, "opcode") ?? "",
        Text(json, "spriteName"),
        Entries(json, "params").DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => Literal(p.Value).ToString()!),
        Flag(json, "visible", false))
    {
        Mode = Text(json, "mode") ?? "default",
        X = json.TryGetProperty("x", out _) ? Number(json, "x", 0) : null,
        Y = json.TryGetProperty("y", out _) ? Number(json, "y", 0) : null,
        Width = Number(json, "width", 0),
        Height = Number(json, "height", 0),
        SliderMin = Number(json, "sliderMin", 0),
        SliderMax = Number(json, "sliderMax", 100),
        IsDiscrete = Flag(json, "isDiscrete", true),
    };

    private ProjectTarget Target(JsonElement json)
    {
        var name = Text(json, "name") ?? "";
        var blocks = Blocks(json, name);
        var costumes = Items(json, "costumes").Select(c => Costume(c, name)).ToList();
        if (costumes.Count == 0)
            costumes.Add(new Costume("costume1", "svg", ReadOnlyMemory<byte>.Empty, 0, 0, 1));
        return new ProjectTarget
        {
            Name = name,
            IsStage = Flag(json, "isStage", false),
            Blocks = blocks,
            Scripts = [.. blocks.Values.Where(b => b.IsTopLevel).Select(b => b.Id)],
            Variables = [.. Entries(json, "variables").Where(v => IsTuple(v.Value, 2)).Select(v => new ProjectVariable(v.Name, Literal(v.Value[0]).ToString()!, Literal(v.Value[1])))],
            Lists = [.. Entries(json, "lists").Where(v => IsTuple(v.Value, 2)).Select(v => new ProjectList(v.Name, Literal(v.Value[0]).ToString()!, ListItems(v.Value[1])))],
            Broadcasts = Entries(json, "broadcasts").DistinctBy(b => b.Name).ToDictionary(b => b.Name, b => Literal(b.Value).ToString()!),
            Comments = [.. Entries(json, "comments").Where(c => c.Value.ValueKind == JsonValueKind.Object).DistinctBy(c => c.Name).Select(Comment)],
            Costumes = costumes,
            Sounds = [.. Items(json, "sounds").Select(s => Sound(s, name))],
            CurrentCostume = (int)Math.Clamp(Number(json, "currentCostume", 0), 0, costumes.Count - 1),
            Volume = Number(json, "volume", 100),
            LayerOrder = (int)Math.Clamp(Number(json, "layerOrder", 0), int.MinValue, int.MaxValue),
            Visible = Flag(json, "visible", true),
            X = Number(json, "x", 0),
            Y = Number(json, "y", 0),
            Size = Number(json, "size", 100),
            Direction = Number(json, "direction", 90),
            Draggable = Flag(json, "draggable", false),
            RotationStyle = Text(json, "rotationStyle") ?? "all around",
        };
    }

    private OrderedDictionary<string, Block> Blocks(JsonElement target, string owner)
    {
        var blocks = new OrderedDictionary<string, Block>();
        foreach (var entry in Entries(target, "blocks"))
        {
            if (++_blocks > ProjectLimits.Blocks)
                throw ProjectReader.TooLarge($"more than {ProjectLimits.Blocks:N0} blocks (in {owner})");
            if (entry.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && BlockParser.Parse(entry.Name, entry.Value) is { } block)
                blocks[entry.Name] = block;
        }

        return blocks;
    }

    private static ProjectComment Comment(JsonProperty entry) => new(entry.Name, Text(entry.Value, "text") ?? "")
    {
        BlockId = Text(entry.Value, "blockId"),
        X = Number(entry.Value, "x", 0),
        Y = Number(entry.Value, "y", 0),
        Width = Number(entry.Value, "width", 200),
        Height = Number(entry.Value, "height", 200),
        IsMinimized = Flag(entry.Value, "minimized", false),
    };

    private Costume Costume(JsonElement json, string owner)
    {
        var (file, format) = Asset(json, "png");
        return new Costume(
            Text(json, "name") ?? "",
            format,
            assets.Get(file, owner),
            Number(json, "rotationCenterX", 0),
            Number(json, "rotationCenterY", 0),
            Math.Max(1, Number(json, "bitmapResolution", 1)));
    }

    private Sound Sound(JsonElement json, string owner)
    {
        var (file, format) = Asset(json, "wav");
        var rate = Number(json, "rate", 0);
        var content = assets.Get(file, owner);
        return new Sound(Text(json, "name") ?? "", format, content, rate > 0 && content.Length > 0 ? Number(json, "sampleCount", 0) / rate : 0);
    }

    private static (string File, string Format) Asset(JsonElement json, string usual)
    {
        var format = Text(json, "dataFormat") ?? usual;
        return (Text(json, "md5ext") ?? $"{Text(json, "assetId")}.{format}", format.ToLowerInvariant());
    }

    private object[] ListItems(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return [];
        if (json.GetArrayLength() > Stage.ScratchList.Limit)
            report(new Diagnostic(ProjectCodes.TooLarge, Severity.Warning, "A list is very long; its end was left out.", $"A list has {json.GetArrayLength():N0} items; {Stage.ScratchList.Limit:N0} are kept."));
        return [.. json.EnumerateArray().Take(Stage.ScratchList.Limit).Select(Literal)];
    }

    internal static object Literal(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => Written(json),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => json.GetRawText(),
    };

    // A letter split in half ("\ud83d" alone) is fine in Scratch's texts and no valid UTF-16 for the JSON reader.
    private static string Written(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            var raw = json.GetRawText();
            var text = new StringBuilder(raw.Length);
            for (var i = 1; i < raw.Length - 1; i++)
            {
                if (raw[i] != '\\')
                    text.Append(raw[i]);
                else if (raw[++i] == 'u')
                {
                    text.Append((char)int.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                    i += 4;
                }
                else
                    text.Append(raw[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var c => c });
            }

            return text.ToString();
        }
    }

    private static bool IsTuple(JsonElement json, int length) => json.ValueKind == JsonValueKind.Array && json.GetArrayLength() >= length;

    internal static IEnumerable<JsonProperty> Entries(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object) : [];

    private static List<string> Strings(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];

    internal static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? Literal(value).ToString() : null;

    private static double Number(JsonElement json, string name, double missing)
    {
        if (!json.TryGetProperty(name, out var value))
            return missing;
        var number = value.ValueKind is JsonValueKind.Number or JsonValueKind.String ? MLKids.Blocks.Values.Cast.ToJsNumber(Literal(value)) : double.NaN;
        return double.IsFinite(number) ? number : missing;
    }

    internal static bool Flag(JsonElement json, string name, bool missing) =>
        json.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true") : missing;
}
