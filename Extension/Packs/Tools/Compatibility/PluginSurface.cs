using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MLKids.Blocks.Definitions;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Compatibility;

/// <summary>What saved projects rely on in a plugin: opcodes, shapes, parameters, the values of menus. Kept in every release, so that a later one can be compared with it.</summary>
internal sealed record PluginSurface(string Version, IReadOnlyList<SurfaceBlock> Blocks)
{
    /// <summary>Its name in a release.</summary>
    public const string FileName = "surface.json";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Of a plugin; sorted, so that the same blocks give the same text.</summary>
    public static PluginSurface Of(string version, InspectedPlugin plugin) => new(
        version,
        [.. plugin.Packs.SelectMany(p => p.Blocks).OrderBy(b => b.Opcode, StringComparer.Ordinal).Select(Block)]);

    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";

    /// <exception cref="JsonException">The text is none.</exception>
    public static PluginSurface Read(string json) => JsonSerializer.Deserialize<PluginSurface>(json, Format) is { Version: not null, Blocks: not null } read
        ? read
        : throw new JsonException("it says nothing");

    private static SurfaceBlock Block(InspectedBlock block) => new(
        block.Opcode,
        block.Shape,
        [.. block.Arguments.OrderBy(a => a.Name, StringComparer.Ordinal).Select(Argument)])
    {
        Branches = block.Branches,
        Loops = block.Loops,
        Terminal = block.Terminal,
    };

    private static SurfaceArgument Argument(InspectedArgument argument) => new(
        argument.Name,
        argument.Type,
        argument.Menu is { Droppable: false },
        argument.Menu is { IsFixed: true } menu ? [.. menu.OwnItems.Order(StringComparer.Ordinal)] : null);
}

/// <param name="Opcode">As saved.</param>
/// <param name="Shape">How it fits.</param>
/// <param name="Arguments">By name.</param>
internal sealed record SurfaceBlock(string Opcode, BlockShape Shape, IReadOnlyList<SurfaceArgument> Arguments)
{
    public int Branches { get; init; }

    public bool Loops { get; init; }

    public bool Terminal { get; init; }
}

/// <param name="Name">As saved.</param>
/// <param name="Type">What it is cast to.</param>
/// <param name="Fixed">A fixed choice, saved as a field; else an input.</param>
/// <param name="Values">Of a menu that is always the same; null for others.</param>
internal sealed record SurfaceArgument(string Name, ArgumentType Type, bool Fixed, IReadOnlyList<string>? Values);
