using System.Text.Json;
using System.Text.RegularExpressions;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning.Device;

namespace MLKids.Extension.Manifests;

/// <summary>Reads <c>manifest.json</c>. A wrong manifest is refused with all its mistakes named together: field, found, wanted.</summary>
public static partial class ManifestReader
{
    /// <summary>Permissions that a plugin can ask for.</summary>
    public static readonly IReadOnlyList<string> Permissions = ["training", "camera", "microphone", "files", "models"];

    /// <summary>Of every manifest, in the plugin's folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Bytes of a manifest at most.</summary>
    public const int SizeLimit = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ManifestException">It cannot be read or is wrong.</exception>
    public static Manifest ReadFile(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Length > SizeLimit)
                throw NotReadable($"{path} has {file.Length:N0} bytes; a manifest has at most {SizeLimit:N0}");
            return Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotReadable($"{path}: {e.Message}");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="ManifestException">It is wrong.</exception>
    public static Manifest Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
        }
        catch (JsonException e)
        {
            throw NotReadable($"the manifest is no valid JSON: {e.Message}", (int?)e.LineNumber + 1);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw NotReadable($"wanted a JSON object, found {Describe(document.RootElement)}");
            var root = new ManifestObject(document.RootElement, "", [], new JsonLines(json));
            var manifest = Manifest(root);
            if (root.Mistakes.Count > 0)
                throw new ManifestException(root.Mistakes);
            return manifest;
        }
    }

    internal static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"the text \"{(value.GetString()!.Length <= 60 ? value.GetString() : value.GetString()![..60] + "...")}\"",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.Array => $"a list of {value.GetArrayLength()}",
        JsonValueKind.Object => "an object",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static Manifest Manifest(ManifestObject root)
    {
        var own = root.Object("mlkids");
        var entry = own.OptionalObject("entry");
        var manifest = new Manifest
        {
            Name = root.Text("name", PackageName(), "a name in reverse DNS such as \"org.example.weather\""),
            DisplayName = root.Text("displayName", null, "the name that people read"),
            Version = root.Text("version", SemanticVersion(), "a version such as \"1.2.3\""),
            Description = root.OptionalText("description"),
            Keywords = root.Texts("keywords"),
            Author = root.OptionalAuthor("author"),
            License = root.OptionalText("license"),
            Dependencies = root.Map("dependencies", SemanticVersion(), "an exact version such as \"1.2.3\""),
            Samples = root.Objects("samples", s => new ManifestSample(s.Text("displayName", null, "a name"), s.OptionalText("description"), s.Text("path", InnerPath(), "a path inside the plugin"))),
            Entry = entry is null ? null : new ManifestEntry(entry.Text("assembly", null, "the assembly's name without \".dll\""), entry.Text("type", null, "the full name of a type")),
            BlockPacks = own.Texts("blockPacks"),
            DeviceLimits = Limits(own.OptionalObject("deviceLimits")),
            Permissions = own.Texts("permissions", Permissions),
        };
        manifest = new LearningFields(manifest.Name).Read(manifest, own);
        entry?.RefuseUnknown();
        own.RefuseUnknown();
        root.RefuseUnknown("unity", "unityRelease", "documentationUrl", "changelogUrl", "licensesUrl", "scopedRegistries", "type", "hideInEditor");
        return manifest;
    }

    private static DeviceLimits Limits(ManifestObject? limits)
    {
        var usual = new DeviceLimits();
        if (limits is null)
            return usual;
        var read = usual with
        {
            MemoryBytes = (long)limits.Number("memoryMB", 0, 1 << 20, usual.MemoryBytes >> 20) << 20,
            Cores = (int)limits.Number("cores", 0, 1024, usual.Cores),
            ProbeMilliseconds = limits.Number("probeMilliseconds", 0, 60_000, usual.ProbeMilliseconds),
            BrowserMemory = limits.Number("browserMemoryGB", 0, 1024, usual.BrowserMemory),
            BrowserCores = (int)limits.Number("browserCores", 0, 1024, usual.BrowserCores),
            TextureSize = (int)limits.Number("textureSize", 0, 1 << 20, usual.TextureSize),
            WeakRenderers = limits.Has("weakRenderers") ? limits.Texts("weakRenderers") : usual.WeakRenderers,
        };
        limits.RefuseUnknown();
        return read;
    }

    private static ManifestException NotReadable(string what, int? line = null) =>
        new([new Diagnostic(ManifestCodes.NotReadable, Severity.Error, "This extension cannot be opened.", $"Manifest: {what}.") { File = FileName, Line = line }]);

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9_-]+){1,}$")]
    private static partial Regex PackageName();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$")]
    private static partial Regex SemanticVersion();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    internal static partial Regex Sha256();

    // No root, no drive, no way up.
    [GeneratedRegex(@"^(?![/\\])(?!.*(^|[/\\])\.\.([/\\]|$))[^:*?""<>|]+$")]
    internal static partial Regex InnerPath();
}
