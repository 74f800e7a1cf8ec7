using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MLKids.Tests;

/// <summary>A block for <see cref="ProgramBuilder"/>: an opcode with what stands in its slots.</summary>
/// <param name="Opcode">As saved.</param>
public sealed record Node(string Opcode)
{
    internal List<(string Name, object? Value)> Inputs { get; } = [];

    internal List<(string Name, object Value, string? Id)> Fields { get; } = [];

    internal JsonObject? Mutation { get; private set; }

    /// <summary>A slot: a number, a text, a block, or a list of blocks (a branch).</summary>
    public Node With(string slot, object? value)
    {
        Inputs.Add((slot, value));
        return this;
    }

    /// <summary>A fixed choice.</summary>
    public Node Field(string name, object value, string? id = null)
    {
        Fields.Add((name, value, id));
        return this;
    }

    internal Node Mutate(JsonObject mutation)
    {
        Mutation = mutation;
        return this;
    }
}

/// <summary>The blocks that tests use most.</summary>
public static class Bricks
{
    public static Node Flag() => new("event_whenflagclicked");

    public static Node Say(object text) => new Node("looks_say").With("MESSAGE", text);

    public static Node Set(string variable, object value) => new Node("data_setvariableto").With("VALUE", value).Field("VARIABLE", variable, variable);

    public static Node Change(string variable, object by) => new Node("data_changevariableby").With("VALUE", by).Field("VARIABLE", variable, variable);

    public static Node Get(string variable) => new Node("data_variable").Field("VARIABLE", variable, variable);

    public static Node Repeat(object times, params Node[] body) => new Node("control_repeat").With("TIMES", times).With("SUBSTACK", body);

    public static Node Forever(params Node[] body) => new Node("control_forever").With("SUBSTACK", body);

    public static Node If(Node condition, params Node[] body) => new Node("control_if").With("CONDITION", condition).With("SUBSTACK", body);

    public static Node WaitUntil(Node condition) => new Node("control_wait_until").With("CONDITION", condition);

    public static Node Wait(object seconds) => new Node("control_wait").With("DURATION", seconds);

    public static Node Stop(string option) => new Node("control_stop").Field("STOP_OPTION", option);

    public static Node Equal(object a, object b) => new Node("operator_equals").With("OPERAND1", a).With("OPERAND2", b);

    public static Node Less(object a, object b) => new Node("operator_lt").With("OPERAND1", a).With("OPERAND2", b);

    public static Node Not(Node a) => new Node("operator_not").With("OPERAND", a);

    public static Node Add(object a, object b) => new Node("operator_add").With("NUM1", a).With("NUM2", b);

    public static Node Join(object a, object b) => new Node("operator_join").With("STRING1", a).With("STRING2", b);

    public static Node Broadcast(string message) => new Node("event_broadcast").With("BROADCAST_INPUT", message);

    public static Node Receive(string message) => new Node("event_whenbroadcastreceived").Field("BROADCAST_OPTION", message, message);

    /// <summary>A call of a custom block.</summary>
    public static Node Call(string procCode, params object[] arguments)
    {
        var call = new Node("procedures_call").Mutate(Prototype(procCode, arguments.Length, warp: false));
        for (var i = 0; i < arguments.Length; i++)
            call.With($"arg{i}", arguments[i]);
        return call;
    }

    /// <summary>The i-th parameter inside a custom block.</summary>
    public static Node Parameter(int i) => new Node("argument_reporter_string_number").Field("VALUE", $"p{i}");

    internal static JsonObject Prototype(string procCode, int parameters, bool warp) => new()
    {
        ["tagName"] = "mutation",
        ["children"] = new JsonArray(),
        ["proccode"] = procCode,
        ["argumentids"] = Texts("arg", parameters),
        ["argumentnames"] = Texts("p", parameters),
        ["argumentdefaults"] = Texts("", parameters),
        ["warp"] = warp ? "true" : "false",
    };

    private static string Texts(string prefix, int count) =>
        new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)(prefix.Length == 0 ? "" : $"{prefix}{i}"))]).ToJsonString();
}

/// <summary>A sprite of a <see cref="ProgramBuilder"/>.</summary>
public sealed class SpriteBuilder(string name, bool isStage)
{
    private readonly JsonObject _blocks = [];
    private readonly JsonArray _costumes = [];
    private readonly JsonArray _sounds = [];
    private readonly JsonObject _variables = [];
    private readonly JsonObject _lists = [];
    private int _ids;

    internal Dictionary<string, byte[]> Files { get; } = [];

    public SpriteBuilder Variable(string variable, object? value = null)
    {
        _variables[variable] = new JsonArray(variable, JsonValue.Create(value ?? 0));
        return this;
    }

    public SpriteBuilder List(string list, params string[] items)
    {
        _lists[list] = new JsonArray(list, new JsonArray([.. items.Select(i => (JsonNode)i)]));
        return this;
    }

    public SpriteBuilder Costume(string costume, string format, byte[] content)
    {
        var asset = Convert.ToHexStringLower(SHA256.HashData(content))[..32];
        Files[$"{asset}.{format}"] = content;
        _costumes.Add(new JsonObject { ["name"] = costume, ["assetId"] = asset, ["md5ext"] = $"{asset}.{format}", ["dataFormat"] = format, ["rotationCenterX"] = 10, ["rotationCenterY"] = 10 });
        return this;
    }

    /// <summary>A sound of 16,000 samples a second.</summary>
    public SpriteBuilder Sound(string sound, byte[] wav)
    {
        var asset = Convert.ToHexStringLower(SHA256.HashData(wav))[..32];
        Files[$"{asset}.wav"] = wav;
        _sounds.Add(new JsonObject { ["name"] = sound, ["assetId"] = asset, ["md5ext"] = $"{asset}.wav", ["dataFormat"] = "wav", ["rate"] = 16_000, ["sampleCount"] = (wav.Length - 44) / 2 });
        return this;
    }

    /// <summary>A hat and what stands below it.</summary>
    public SpriteBuilder Script(Node hat, params Node[] body)
    {
        Stack([hat, .. body], null, topLevel: true);
        return this;
    }

    public SpriteBuilder WhenFlag(params Node[] body) => Script(Bricks.Flag(), body);

    /// <summary>A custom block.</summary>
    public SpriteBuilder Define(string procCode, int parameters, bool warp, params Node[] body)
    {
        var prototype = new Node("procedures_prototype").Mutate(Bricks.Prototype(procCode, parameters, warp));
        return Script(new Node("procedures_definition").With("custom_block", prototype), body);
    }

    internal JsonObject ToJson()
    {
        if (_costumes.Count == 0)
            Costume("costume1", "svg", Picture.Svg("<rect width='20' height='20' fill='#888'/>"));
        return new JsonObject
        {
            ["isStage"] = isStage,
            ["name"] = name,
            ["variables"] = _variables.DeepClone(),
            ["lists"] = _lists.DeepClone(),
            ["broadcasts"] = new JsonObject(),
            ["blocks"] = _blocks.DeepClone(),
            ["comments"] = new JsonObject(),
            ["currentCostume"] = 0,
            ["costumes"] = _costumes.DeepClone(),
            ["sounds"] = _sounds.DeepClone(),
            ["volume"] = 100,
            ["layerOrder"] = isStage ? 0 : 1,
        };
    }

    private string? Stack(IReadOnlyList<Node> nodes, string? parent, bool topLevel = false)
    {
        // Ids first: each block names the next one.
        var ids = nodes.Select(_ => $"{name}-{++_ids}").ToList();
        for (var i = 0; i < nodes.Count; i++)
            Place(nodes[i], ids[i], i + 1 < nodes.Count ? ids[i + 1] : null, i > 0 ? ids[i - 1] : parent, topLevel && i == 0);
        return ids.FirstOrDefault();
    }

    private void Place(Node node, string id, string? next, string? parent, bool topLevel)
    {
        var json = new JsonObject { ["opcode"] = node.Opcode, ["next"] = next, ["parent"] = parent };
        _blocks[id] = json;
        var inputs = new JsonObject();
        foreach (var (slot, value) in node.Inputs)
            inputs[slot] = value switch
            {
                Node inner => new JsonArray(2, Stack([inner], id)),
                Node[] branch => new JsonArray(2, Stack(branch, id)),
                null => new JsonArray(1, null),
                double or int => new JsonArray(1, new JsonArray(4, JsonValue.Create(value))),
                _ => new JsonArray(1, new JsonArray(10, JsonValue.Create(value))),
            };
        json["inputs"] = inputs;
        var fields = new JsonObject();
        foreach (var (field, value, fieldId) in node.Fields)
            fields[field] = new JsonArray(JsonValue.Create(value), fieldId);
        json["fields"] = fields;
        json["shadow"] = false;
        json["topLevel"] = topLevel;
        if (topLevel)
            (json["x"], json["y"]) = (0, 0);
        if (node.Mutation is { } mutation)
            json["mutation"] = mutation.DeepClone();
    }
}

/// <summary>Writes Scratch 3 projects for tests.</summary>
public sealed class ProgramBuilder
{
    private readonly List<SpriteBuilder> _targets = [new SpriteBuilder("Stage", isStage: true)];

    public SpriteBuilder Stage => _targets[0];

    public ProgramBuilder Sprite(string name, Action<SpriteBuilder> build)
    {
        var sprite = new SpriteBuilder(name, isStage: false);
        build(sprite);
        _targets.Add(sprite);
        return this;
    }

    /// <summary>One sprite "Cat" with one green-flag script.</summary>
    public static ProgramBuilder Of(params Node[] body) => new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(body));

    public JsonObject ToJson() => new()
    {
        ["targets"] = new JsonArray([.. _targets.Select(t => (JsonNode)t.ToJson())]),
        ["monitors"] = new JsonArray(),
        ["extensions"] = new JsonArray(),
        ["meta"] = new JsonObject { ["semver"] = "3.0.0", ["vm"] = "0.2.0", ["agent"] = "" },
    };

    public byte[] ToSb3() => Zip(ToJson().ToJsonString());

    /// <summary>Any text as project.json, with the sprites' files.</summary>
    public byte[] Zip(string projectJson) =>
        Zip(_targets.SelectMany(t => t.Files).DistinctBy(f => f.Key).Select(f => (f.Key, f.Value)).Prepend(("project.json", Encoding.UTF8.GetBytes(projectJson))));

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }

        return memory.ToArray();
    }
}
