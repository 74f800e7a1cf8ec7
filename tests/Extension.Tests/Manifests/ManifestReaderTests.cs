using System.Text.Json.Nodes;
using MLKids.Extension.Manifests;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;
using MLKids.Tests;

namespace MLKids.Extension.Tests.Manifests;

[TestClass]
public sealed class ManifestReaderTests
{
    private static string Shipped => File.ReadAllText(Path.Combine(SharedData.Root, "manifest.json"));

    [TestMethod]
    public void Shipped_IsRight_AndSaysWhatItSays()
    {
        var manifest = ManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "manifest.json"));
        Assert.AreEqual("org.mlkids.extension", manifest.Name);
        Assert.AreEqual("MIT", manifest.License);
        Assert.AreEqual("The MLKids authors", manifest.Author);
        Assert.AreEqual(2048L << 20, manifest.DeviceLimits.MemoryBytes);
        foreach (var sample in manifest.Samples)
            Assert.IsTrue(File.Exists(Path.Combine(SharedData.Root, sample.Path)), $"{sample.Path} is not there");
        Assert.IsNotEmpty(manifest.Samples);
    }

    [TestMethod]
    public void Shipped_Dependencies_AreThoseOfThePackages()
    {
        var packages = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedData.Root, "Extension", "Packages", "package.json")))!;
        var wanted = packages["dependencies"]!.AsObject().ToDictionary(d => d.Key, d => d.Value!.GetValue<string>());
        CollectionAssert.AreEquivalent(wanted, ManifestReader.Read(Shipped).Dependencies.ToDictionary());
    }

    [TestMethod]
    public void Shipped_Featurizer_IsTheOneInTheCode()
    {
        using var featurizer = new MobileNetFeaturizer();
        var said = ManifestReader.Read(Shipped).Featurizers.Single();
        Assert.AreEqual((featurizer.Id, MobileNetFeaturizer.WeightsSha256, MobileNetFeaturizer.Side), (said.Id, said.Sha256, said.InputSize));
        var file = Path.Combine(SharedData.Root, "Extension", "Packages", "node_modules", said.Package, said.File);
        Assert.AreEqual(said.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
    }

    [TestMethod]
    public void Shipped_Presets_AreThoseOfTheTable()
    {
        var wanted = Presets.Table.Where(r => r.Kind == MLKids.Learning.Examples.ModelKind.Pictures).ToDictionary(r => r.Preset.ToString().ToLowerInvariant(), r => r.TrainerId);
        CollectionAssert.AreEquivalent(wanted, ManifestReader.Read(Shipped).Presets.ToDictionary());
    }

    [TestMethod]
    [DataRow("", DisplayName = "empty")]
    [DataRow("{", DisplayName = "cut off")]
    [DataRow("[]", DisplayName = "a list")]
    [DataRow("\"text\"", DisplayName = "a text")]
    [DataRow("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}}}}}", DisplayName = "too deep")]
    public void Read_NoObject_IsNotReadable(string json) => Mistakes(json, (ManifestCodes.NotReadable, "Manifest: "));

    [TestMethod]
    public void ReadFile_MissingOrHuge_IsNotReadable()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        Assert.AreEqual(ManifestCodes.NotReadable, Assert.ThrowsExactly<ManifestException>(() => ManifestReader.ReadFile(path)).Mistakes.Single().Code);
        File.WriteAllText(path, new string(' ', ManifestReader.SizeLimit) + "{}");
        try
        {
            StringAssert.Contains(Assert.ThrowsExactly<ManifestException>(() => ManifestReader.ReadFile(path)).Mistakes.Single().Message, "bytes");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void Read_ManyMistakes_AreNamedTogetherWithFieldFoundAndWanted() => Mistakes(
        Changed(m =>
        {
            m["name"] = "Not A Name";
            m.Remove("displayName");
            m["version"] = 3;
            m["colour"] = "red";
            m["keywords"] = "one";
            m["dependencies"] = new JsonObject { ["x"] = "^1.0" };
            m["samples"] = new JsonArray(new JsonObject { ["displayName"] = "x", ["path"] = "../../etc/passwd" });
            var own = m["mlkids"]!.AsObject();
            own["entry"]!.AsObject().Remove("type");
            own["permissions"] = new JsonArray("training", "everything");
            own["presets"] = new JsonObject { ["fast"] = "softmax-head" };
            own["featurizers"]![0]!["sha256"] = "ABC";
            own["featurizers"]![0]!["inputSize"] = 0;
            own["deviceLimits"]!["cores"] = "two";
        }),
        (ManifestCodes.Wrong, "name is the text \"Not A Name\", wanted a name in reverse DNS"),
        (ManifestCodes.Missing, "displayName is missing"),
        (ManifestCodes.Wrong, "version is the number 3, wanted a version"),
        (ManifestCodes.Unknown, "colour is not known here"),
        (ManifestCodes.Wrong, "keywords is the text \"one\", wanted a list"),
        (ManifestCodes.Wrong, "dependencies.x is the text \"^1.0\", wanted an exact version"),
        (ManifestCodes.Wrong, "samples[0].path is the text \"../../etc/passwd\", wanted a path inside"),
        (ManifestCodes.Missing, "mlkids.entry.type is missing"),
        (ManifestCodes.Wrong, "mlkids.permissions[1] is the text \"everything\", wanted one of"),
        (ManifestCodes.Wrong, "mlkids.presets found the preset \"fast\""),
        (ManifestCodes.Wrong, "mlkids.featurizers[0].sha256 is the text \"ABC\""),
        (ManifestCodes.Wrong, "mlkids.featurizers[0].inputSize is the number 0"),
        (ManifestCodes.Wrong, "mlkids.deviceLimits.cores is the text \"two\""));

    [TestMethod]
    public void Read_WithoutItsOwnPart_IsOneMistakeAndNotOneForEachField() =>
        Mistakes(Changed(m => m.Remove("mlkids")), (ManifestCodes.Missing, "mlkids is missing, wanted an object"));

    [TestMethod]
    [DataRow("/etc/x")]
    [DataRow("C:/x")]
    [DataRow("a/../../b")]
    [DataRow("..\\b")]
    public void Read_PathOutOfThePackage_IsRefused(string path) =>
        Mistakes(Changed(m => m["mlkids"]!["featurizers"]![0]!["file"] = path), (ManifestCodes.Wrong, "mlkids.featurizers[0].file"));

    [TestMethod]
    public void Read_SmallestManifest_HasTheUsualLimits()
    {
        var manifest = ManifestReader.Read("""{ "name": "org.a.b", "displayName": "B", "version": "1.0.0", "mlkids": { "entry": { "assembly": "A", "type": "T" } } }""");
        Assert.AreEqual(new MLKids.Learning.Device.DeviceLimits().Cores, manifest.DeviceLimits.Cores);
        Assert.IsEmpty(manifest.BlockPacks);
    }

    private static string Changed(Action<JsonObject> change)
    {
        var manifest = JsonNode.Parse(Shipped)!.AsObject();
        change(manifest);
        return manifest.ToJsonString();
    }

    private static void Mistakes(string json, params (string Code, string Text)[] wanted)
    {
        var found = Assert.ThrowsExactly<ManifestException>(() => ManifestReader.Read(json)).Mistakes;
        var all = string.Join('\n', found);
        foreach (var (code, text) in wanted)
            Assert.IsTrue(found.Any(m => m.Code == code && m.Message.Contains(text, StringComparison.Ordinal)), $"missing: {code} {text}\n{all}");
        Assert.HasCount(wanted.Length, found, all);
    }
}
