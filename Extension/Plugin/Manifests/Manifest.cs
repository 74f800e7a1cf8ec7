using MLKids.Learning.Device;

namespace MLKids.Extension.Manifests;

/// <summary>What a plugin's <c>manifest.json</c> says: Unity Package Manager's fields, and the object <c>mlkids</c>.</summary>
public sealed record Manifest
{
    /// <summary>Reverse DNS, lower case, for instance <c>org.mlkids.extension</c>.</summary>
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Semantic version, <c>1.2.3</c> or <c>1.2.3-beta.1</c>.</summary>
    public required string Version { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public string Author { get; init; } = "";

    public string License { get; init; } = "";

    /// <summary>npm/UPM package → exact version.</summary>
    public IReadOnlyDictionary<string, string> Dependencies { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<ManifestSample> Samples { get; init; } = [];

    /// <summary>Assembly and type of the plugin's <see cref="MLKids.Blocks.Contracts.IExtension"/>; null for a plugin that has packs only.</summary>
    public ManifestEntry? Entry { get; init; }

    /// <summary>Where block packs are: names of assemblies (without <c>.dll</c>), or scripts (paths inside the plugin that end in <c>.js</c>).</summary>
    public IReadOnlyList<string> BlockPacks { get; init; } = [];

    /// <summary>Those of <see cref="BlockPacks"/> that are assemblies.</summary>
    public IEnumerable<string> AssemblyPacks => BlockPacks.Where(p => !IsScript(p));

    /// <summary>Those of <see cref="BlockPacks"/> that are scripts: paths inside the plugin.</summary>
    public IEnumerable<string> ScriptPacks => BlockPacks.Where(IsScript);

    public IReadOnlyList<ManifestFeaturizer> Featurizers { get; init; } = [];

    /// <summary>Trainers that the plugin's assemblies bring.</summary>
    public IReadOnlyList<ManifestTrainer> Trainers { get; init; } = [];

    /// <summary>Preset (<c>accurate</c>, <c>simplified</c>) → trainer id: what the environment's own manifest says.</summary>
    public IReadOnlyDictionary<string, string> Presets { get; init; } = new Dictionary<string, string>();

    /// <summary>Further presets: what a plugin's manifest says.</summary>
    public IReadOnlyList<ManifestPreset> OtherPresets { get; init; } = [];

    /// <summary>From where on a device counts as a low-resource one.</summary>
    public DeviceLimits DeviceLimits { get; init; } = new();

    /// <summary>What the plugin's blocks may use: see <see cref="ManifestReader.Permissions"/>.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    private static bool IsScript(string pack) => pack.EndsWith(".js", StringComparison.OrdinalIgnoreCase);
}

/// <summary>An example project of a plugin.</summary>
public sealed record ManifestSample(string DisplayName, string Description, string Path);

/// <summary>Where a plugin begins.</summary>
public sealed record ManifestEntry(string Assembly, string Type);
