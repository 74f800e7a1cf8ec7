using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Tools.Inspecting;

/// <summary>What a plugin's code says of itself, found out in a process of its own (<see cref="PluginInspection"/>) and looked at by the rules of <c>plugin check</c>.</summary>
internal sealed record InspectedPlugin
{
    /// <summary>Mistakes that loading has found.</summary>
    public IReadOnlyList<Diagnostic> Mistakes { get; init; } = [];

    public IReadOnlyList<InspectedPack> Packs { get; init; } = [];

    /// <summary>All that a child reads, in English: see <see cref="Blocks.Export.BlocklyExport.Texts"/>.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Versions of ours that the assemblies were built against, and sources that have changed since.</summary>
    public IReadOnlyList<InspectedAssembly> Assemblies { get; init; } = [];
}

/// <param name="Id">The pack's.</param>
/// <param name="Name">The category's name.</param>
/// <param name="Color"><c>#rrggbb</c>, or what the author wrote.</param>
/// <param name="Place">The class or script.</param>
/// <param name="Blocks">In the palette's order.</param>
internal sealed record InspectedPack(string Id, string Name, string Color, SourcePlace? Place, IReadOnlyList<InspectedBlock> Blocks)
{
    /// <summary>The page about its blocks: see <see cref="Blocks.Export.BlockReference"/>.</summary>
    public string Page { get; init; } = "";

    /// <summary>The pictures that the page shows: file name → SVG.</summary>
    public IReadOnlyDictionary<string, string> Pictures { get; init; } = new Dictionary<string, string>();
}

/// <param name="Opcode">As saved in projects.</param>
/// <param name="Id">Without the pack's id.</param>
/// <param name="Shape">How it looks.</param>
/// <param name="Text">Its sentence.</param>
/// <param name="Kind">How its method ends; a script's blocks are always waiting ones.</param>
/// <param name="Place">The method, or the line of the script.</param>
/// <param name="FromScript">It is written in JavaScript.</param>
/// <param name="Arguments">In the order of the method's parameters.</param>
internal sealed record InspectedBlock(
    string Opcode, string Id, BlockShape Shape, string Text, CallKind Kind, SourcePlace? Place, bool FromScript, IReadOnlyList<InspectedArgument> Arguments)
{
    public int Branches { get; init; }

    public bool Loops { get; init; }

    public bool Terminal { get; init; }

    public bool Hidden { get; init; }

    public bool EdgeActivated { get; init; }

    public IReadOnlyList<string> Needs { get; init; } = [];
}

/// <param name="Name">As in the sentence.</param>
/// <param name="Type">What it is cast to.</param>
/// <param name="Slot">What is written by hand into it.</param>
/// <param name="Default">As text, in Scratch's spelling; null for none.</param>
/// <param name="Menu">Choices, or null.</param>
internal sealed record InspectedArgument(string Name, ArgumentType Type, SlotKind Slot, string? Default, InspectedMenu? Menu);

/// <param name="OwnItems">Written in the source.</param>
/// <param name="Names">The project's names that follow.</param>
/// <param name="Droppable">A reporter can be dropped on it.</param>
/// <param name="IsFixed">Nobody need be asked.</param>
/// <param name="Asked">What a dynamic menu answered; null where it failed or is fixed.</param>
/// <param name="Milliseconds">How long that took.</param>
/// <param name="Failure">What it threw, or null.</param>
internal sealed record InspectedMenu(IReadOnlyList<string> OwnItems, ProjectNames Names, bool Droppable, bool IsFixed, IReadOnlyList<string>? Asked, double Milliseconds, string? Failure);

/// <param name="Name">Of a pack's assembly, without <c>.dll</c>.</param>
/// <param name="BuiltAgainst">The version of <c>MLKids.Blocks</c> that it names.</param>
/// <param name="HasSymbols">Its lines are known.</param>
/// <param name="ChangedSources">Files that differ from what it was built from.</param>
internal sealed record InspectedAssembly(string Name, string? BuiltAgainst, bool HasSymbols, IReadOnlyList<string> ChangedSources);
