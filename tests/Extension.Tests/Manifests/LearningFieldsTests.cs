using System.Text.Json.Nodes;
using MLKids.Extension.Manifests;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Networks;

namespace MLKids.Extension.Tests.Manifests;

/// <summary>What a manifest adds to learning, and every mistake in it by name.</summary>
[TestClass]
public sealed class LearningFieldsTests
{
    private const string Good = """
        {
          "name": "org.example.birds", "displayName": "Birds", "version": "1.0.0",
          "mlkids": {
            "featurizers": [{
              "id": "org.example.birds.eyes", "displayName": "bird eyes", "kind": "pictures", "file": "weights/birds.onnx",
              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "input": { "name": "x", "width": 224, "height": 192, "layout": "NHWC", "channels": "BGR", "scale": 1, "mean": [1, 2, 3], "std": [4, 5, 6], "fit": "letterbox" },
              "output": { "name": "y", "length": 512 }, "normalize": true
            }],
            "trainers": [{ "id": "org.example.birds.nearest", "displayName": "nearest", "assembly": "Birds", "type": "Birds.Nearest", "kinds": ["pictures", "words"] }],
            "presets": [{ "id": "org.example.birds.sharp", "displayName": "sharp", "kind": "pictures", "trainer": "org.example.birds.nearest", "featurizer": "org.example.birds.eyes", "numbers": { "k": 3 } }],
            "permissions": ["training"]
          }
        }
        """;

    [TestMethod]
    public void Read_AllThatAPluginCanAdd_IsUnderstood()
    {
        var manifest = ManifestReader.Read(Good);
        var featurizer = manifest.Featurizers.Single();
        var input = featurizer.Input!;
        Assert.AreEqual(("x", 224, 192, true, true, 1f, PictureFit.Letterbox), (input.Name, input.Width, input.Height, input.ColoursLast, input.BlueFirst, input.Scale, input.Fit));
        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 4, 5, 6 }, input.Mean.Concat(input.Deviation).ToArray());
        Assert.AreEqual(("y", 512, true, ""), (featurizer.OutputName, featurizer.OutputLength, featurizer.Normalize, featurizer.Package));
        CollectionAssert.AreEqual(new[] { ModelKind.Pictures, ModelKind.Words }, manifest.Trainers.Single().Kinds.ToArray());
        var preset = manifest.OtherPresets.Single();
        Assert.AreEqual((ModelKind.Pictures, "org.example.birds.nearest", "org.example.birds.eyes", 3.0), (preset.Kind, preset.Trainer, preset.Featurizer, preset.Numbers["k"]));
        Assert.IsEmpty(manifest.Presets);
    }

    [TestMethod]
    public void Read_NothingButWhatIsNeeded_TakesTheDefaults()
    {
        var input = ManifestReader.Read(Changed("mlkids.featurizers.0.input", """{ "name": "x", "width": 8, "height": 8 }""")).Featurizers.Single().Input!;
        Assert.AreEqual(new PictureInput("x", 8, 8) { Mean = input.Mean, Deviation = input.Deviation }, input);
        CollectionAssert.AreEqual(new float[] { 0, 0, 0, 1, 1, 1 }, input.Mean.Concat(input.Deviation).ToArray());
    }

    [TestMethod]
    [DataRow("mlkids.featurizers.0.id", "\"eyes\"", "mlkids.featurizers[0].id is the text \"eyes\", wanted the plugin's name, a dot and a word of small letters, digits and hyphens: \"org.example.birds.eyes\"")]
    [DataRow("mlkids.featurizers.0.kind", "\"smells\"", "mlkids.featurizers[0].kind is the text \"smells\", wanted \"pictures\"")]
    [DataRow("mlkids.featurizers.0.file", "\"../birds.onnx\"", "mlkids.featurizers[0].file is the text \"../birds.onnx\", wanted a path inside the plugin")]
    [DataRow("mlkids.featurizers.0.input", "null", "mlkids.featurizers[0].input is null, wanted an object")]
    [DataRow("mlkids.featurizers.0.input.width", "0", "mlkids.featurizers[0].input.width is the number 0, wanted a number from 1 to 1024")]
    [DataRow("mlkids.featurizers.0.input.width", "2.5", "mlkids.featurizers[0].input.width is the number 2.5, wanted a whole number from 1 to 1024")]
    [DataRow("mlkids.featurizers.0.input.layout", "\"CHW\"", "mlkids.featurizers[0].input.layout is the text \"CHW\", wanted \"NCHW\" or \"NHWC\"")]
    [DataRow("mlkids.featurizers.0.input.std", "[1, 0, 1]", "mlkids.featurizers[0].input.std is a list of 3, wanted a list of 3 numbers from 1E-06 to 1000000")]
    [DataRow("mlkids.featurizers.0.input.mean", "[1, 2]", "mlkids.featurizers[0].input.mean is a list of 2, wanted a list of 3 numbers")]
    [DataRow("mlkids.featurizers.0.input.colour", "1", "mlkids.featurizers[0].input.colour is not known here")]
    [DataRow("mlkids.featurizers.0.normalize", "1", "mlkids.featurizers[0].normalize is the number 1, wanted true or false")]
    [DataRow("mlkids.trainers.0.id", "\"org.other.nearest\"", "wanted the plugin's name, a dot and a word of small letters, digits and hyphens: \"org.example.birds.nearest\"")]
    [DataRow("mlkids.trainers.0.assembly", "\"../Birds\"", "mlkids.trainers[0].assembly is the text \"../Birds\", wanted the assembly's name without \".dll\"")]
    [DataRow("mlkids.trainers.0.kinds", "[\"text\"]", "mlkids.trainers[0].kinds[0] is the text \"text\", wanted")]
    [DataRow("mlkids.trainers.0.kinds", "[\"words\"]", "mlkids.presets[0].trainer is \"org.example.birds.nearest\", which learns from words, wanted one for pictures")]
    [DataRow("mlkids.presets.0.trainer", "\"org.example.birds.far\"", "mlkids.presets[0].trainer is the text \"org.example.birds.far\", wanted one of org.example.birds.nearest, ")]
    [DataRow("mlkids.presets.0.featurizer", "\"org.example.birds.ears\"", "mlkids.presets[0].featurizer is the text \"org.example.birds.ears\", wanted one of mlkids.featurizers (org.example.birds.eyes)")]
    [DataRow("mlkids.presets.0.kind", "\"words\"", "which is for pictures; the preset is for words")]
    [DataRow("mlkids.presets.0.numbers", "{ \"k\": \"three\" }", "mlkids.presets[0].numbers.k is the text \"three\", wanted a number")]
    [DataRow("mlkids.permissions", "[]", "mlkids.permissions lacks \"training\", which mlkids.trainers need")]
    public void Read_AMistake_NamesFieldFoundAndWanted(string field, string value, string message)
    {
        var wrong = Assert.ThrowsExactly<ManifestException>(() => ManifestReader.Read(Changed(field, value)));
        Assert.IsTrue(wrong.Mistakes.Any(m => m.Message.Contains(message, StringComparison.Ordinal)), string.Join('\n', wrong.Mistakes.Select(m => m.Message)));
    }

    private static string Changed(string field, string value)
    {
        var root = JsonNode.Parse(Good)!;
        var steps = field.Split('.');
        var at = steps[..^1].Aggregate(root, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        at[steps[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }
}
