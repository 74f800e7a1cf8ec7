using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace MLKids.Packs.Tools.Packing;

/// <summary>
/// The <c>.meta</c> file beside each file and folder of a Unity package: in an installed package, which cannot be written, Unity passes over whatever lacks one. Its id is made
/// from package and path, so that it stays the same from release to release.
/// </summary>
internal static class UnityMeta
{
    private const string Tail = "  externalObjects: {}\n  userData: \n  assetBundleName: \n  assetBundleVariant: \n";

    public static string OfFolder(string package, string path) => Head(package, path) + "folderAsset: yes\nDefaultImporter:\n" + Tail;

    /// <param name="package">The package's name.</param>
    /// <param name="path">Inside the package.</param>
    /// <param name="content">The file's bytes.</param>
    public static string OfFile(string package, string path, byte[] content) => Path.GetExtension(path) switch
    {
        ".dll" => Head(package, path) + Assembly(RunsInUnity(content)),
        ".json" or ".md" or ".txt" or ".xml" => Head(package, path) + "TextScriptImporter:\n" + Tail,
        _ => Head(package, path) + "DefaultImporter:\n" + Tail,
    };

    private static string Head(string package, string path)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{package}/{path}")).AsSpan(0, 16);
        return $"fileFormatVersion: 2\nguid: {Convert.ToHexStringLower(id)}\n";
    }

    private static string Assembly(bool enabled) =>
        $$"""
        PluginImporter:
          externalObjects: {}
          serializedVersion: 2
          iconMap: {}
          executionOrder: {}
          defineConstraints: []
          isPreloaded: 0
          isOverridable: 0
          isExplicitlyReferenced: 0
          validateReferences: 1
          platformData:
          - first:
              Any: 
            second:
              enabled: {{(enabled ? 1 : 0)}}
              settings: {}
          userData: 
          assetBundleName: 
          assetBundleVariant: 

        """.ReplaceLineEndings("\n");

    // Unity loads assemblies for .NET Standard; one for a newer .NET would stop the project's compiler.
    private static bool RunsInUnity(byte[] content)
    {
        using var file = new PEReader(new MemoryStream(content));
        if (!file.HasMetadata)
            return false;
        var metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Any(r => metadata.GetString(r.Name) == "netstandard");
    }
}
