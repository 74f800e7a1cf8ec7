namespace MLKids.Extension.Manifests;

/// <summary>Mistakes of manifests and plugins (MLM). Never renumbered.</summary>
public static class ManifestCodes
{
    /// <summary>There is no manifest, or it is no JSON object.</summary>
    public const string NotReadable = "MLM001";

    /// <summary>A field is missing.</summary>
    public const string Missing = "MLM002";

    /// <summary>A field has the wrong type or form.</summary>
    public const string Wrong = "MLM003";

    /// <summary>A field is not known: probably a slip of the keyboard.</summary>
    public const string Unknown = "MLM004";

    /// <summary>The entry's assembly or type cannot be loaded.</summary>
    public const string NoEntry = "MLM005";

    /// <summary>The plugin's own code failed.</summary>
    public const string PluginFailed = "MLM006";

    /// <summary>A block needs a permission that the manifest does not ask for.</summary>
    public const string MissingPermission = "MLM007";
}
