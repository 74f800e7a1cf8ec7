using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MLKids.Extension.Manifests;

namespace MLKids.Packs.Tools.Packing;

/// <summary>A plugin's manifest → the <c>package.json</c> that Unity's package manager and npm read: the same fields without <c>mlkids</c>.</summary>
public static class PackageJson
{
    public const string FileName = "package.json";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="manifest">The text of a right <see cref="ManifestReader.FileName"/>.</param>
    public static string Of(string manifest)
    {
        var package = JsonNode.Parse(manifest)!.AsObject();
        package.Remove("mlkids");
        return package.ToJsonString(Format) + "\n";
    }
}
