using System.Text.Json.Nodes;
using System.Xml.Linq;
using MLKids.Tests;

namespace MLKids.Extension.Tests.Manifests;

/// <summary>The repository's folder is a package of Unity's package manager too: the same fields, the same references between assemblies.</summary>
[TestClass]
public sealed class UnityPackageTests
{
    // In Unity the package brings the assembly that we build of its sources.
    private static readonly Dictionary<string, string> Named = new() { ["MLKids.OnnxRuntime"] = "com.github.asus4.onnxruntime" };

    private static readonly string[] Libraries = ["Blocks/Core", "Blocks/Standard", "Blocks/MachineLearning", "Runtime", "Extension/Learning", "Extension/Plugin", "Extension/Packs"];

    public static IEnumerable<object[]> Folders => Libraries.Select(l => new object[] { l });

    [TestMethod]
    public void PackageJson_IsTheManifestWithoutOurOwnPart()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedData.Root, "manifest.json")))!.AsObject();
        manifest.Remove("mlkids");
        var package = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedData.Root, "package.json")));
        Assert.IsTrue(JsonNode.DeepEquals(manifest, package), $"package.json must be:\n{manifest}");
    }

    [TestMethod]
    [DynamicData(nameof(Folders))]
    public void AssemblyDefinition_HasTheReferencesOfTheProject(string folder)
    {
        var file = Directory.GetFiles(Path.Combine(SharedData.Root, folder), "*.csproj").Single();
        var name = Path.GetFileNameWithoutExtension(file);
        var project = XDocument.Load(file);
        var definition = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(file, ".asmdef")))!;
        Assert.AreEqual(name, (string?)definition["name"]);
        CollectionAssert.AreEquivalent(
            Included("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))).Select(r => Named.GetValueOrDefault(r, r)).ToArray(),
            definition["references"]!.AsArray().Select(r => (string)r!).ToArray());
        CollectionAssert.AreEquivalent(Included("PackageReference").Select(r => r + ".dll").ToArray(), definition["precompiledReferences"]!.AsArray().Select(r => (string)r!).ToArray());
        Assert.AreEqual(project.Descendants("AllowUnsafeBlocks").Any(e => e.Value == "true"), (bool)definition["allowUnsafeCode"]!);

        IEnumerable<string> Included(string kind) => project.Descendants(kind)
            .Where(r => r.Parent!.Attribute("Condition")?.Value.Contains("'Full'", StringComparison.Ordinal) != true)
            .Select(r => (string)r.Attribute("Include")!);
    }
}
