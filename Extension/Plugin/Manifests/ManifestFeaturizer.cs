using MLKids.Learning.Featurizers.Networks;

namespace MLKids.Extension.Manifests;

/// <summary>A featurizer's weights: in a package that ships with the environment (ours), or in the plugin's folder, with all that is needed to use them.</summary>
/// <param name="Id">The featurizer's id; in a plugin its name, a dot, and a word.</param>
/// <param name="File">Inside the package, or inside the plugin.</param>
/// <param name="Sha256">Of the file, 64 lower-case hexadecimal digits.</param>
public sealed record ManifestFeaturizer(string Id, string File, string Sha256)
{
    /// <summary>The npm/UPM package that ships the file; empty for one inside the plugin.</summary>
    public string Package { get; init; } = "";

    /// <summary>Pixels of width and height of one in a package.</summary>
    public int InputSize { get; init; }

    /// <summary>What people read; empty for one in a package.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>What the network wants; null for one in a package.</summary>
    public PictureInput? Input { get; init; }

    /// <summary>The graph's output that holds the features.</summary>
    public string OutputName { get; init; } = "";

    /// <summary>How many features it gives.</summary>
    public int OutputLength { get; init; }

    /// <summary>Whether features are brought to length 10.</summary>
    public bool Normalize { get; init; }
}
