using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;

namespace MLKids.Packs.Shelf;

/// <summary>A plugin's folder and what is known of it. Immutable: a change gives a new one.</summary>
/// <param name="Folder">Full path; with a <c>manifest.json</c>.</param>
internal sealed record ShelvedPlugin(string Folder)
{
    /// <summary>The manifest's name; the folder's while there is no readable manifest.</summary>
    public string Name => Manifest?.Name ?? Path.GetFileName(Folder);

    /// <summary>As people read it.</summary>
    public string DisplayName => Manifest?.DisplayName ?? Path.GetFileName(Folder);

    /// <summary>Null until it can be read.</summary>
    public Manifest? Manifest { get; init; }

    public PluginState State { get; init; }

    /// <summary>What is wrong with it, for its author.</summary>
    public IReadOnlyList<Diagnostic> Mistakes { get; init; } = [];

    /// <summary>Its packs, as last read without mistakes.</summary>
    public IReadOnlyList<PackDefinition> Packs { get; init; } = [];

    /// <summary>Whether it wants to be called each frame.</summary>
    public bool Ticks { get; init; }

    /// <summary>Counts up each time its files were read.</summary>
    public int Version { get; init; }

    /// <summary>Whether its blocks can be used, now or as they were before a mistake.</summary>
    public bool HasBlocks => Packs.Count > 0;
}
