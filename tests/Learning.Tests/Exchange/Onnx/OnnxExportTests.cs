using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using MLKids.Learning.Examples;
using MLKids.Learning.Exchange.Onnx;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Tests.Trainers;
using MLKids.Learning.Trainers;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Exchange.Onnx;

[TestClass]
public sealed class OnnxExportTests
{
    private static readonly MobileNetFeaturizer Featurizer = new();
    private static readonly byte[][] Pictures = [.. Enumerable.Range(0, 12).Select(i => Picture.Shape(i % 2, i))];

    [ClassCleanup]
    public static void Cleanup() => Featurizer.Dispose();

    [TestMethod]
    [DataRow("softmax-head")]
    [DataRow("multi-layer-head")]
    public void Run_Pictures_AnswersTheSameInPlainOnnxRuntime(string trainer)
    {
        using var fixture = new ArchiveFixture();
        var model = Model(fixture, trainer, withExamples: true);
        var path = fixture.Folder.File("größe 🐱.onnx");
        var report = OnnxExport.Run(fixture.Project, model, path);
        Assert.AreEqual(12, report.Compared);
        Assert.IsFalse(report.Synthetic);
        Assert.IsLessThanOrEqualTo(OnnxExport.Tolerance, report.LargestDifference);
        Assert.AreEqual("image float[N,288,288,3]", report.Input);
        Assert.AreEqual(new FileInfo(path).Length, report.Bytes);

        // From here on nothing of ours but the decoding: two pictures at once, as another program would.
        using var session = new InferenceSession(File.ReadAllBytes(path));
        var input = new float[2 * 288 * 288 * 3];
        var square = new byte[288 * 288 * 3];
        for (var i = 0; i < 2; i++)
        {
            PictureDecoder.DecodeSquare(Pictures[i], 288, square);
            for (var j = 0; j < square.Length; j++)
                input[(i * square.Length) + j] = square[j];
        }

        using var value = OrtValue.CreateTensorValueFromMemory(input, [2, 288, 288, 3]);
        using var options = new RunOptions();
        using var results = session.Run(options, ["image"], [value], ["probabilities", "label"]);
        var found = results[0].GetTensorDataAsSpan<float>().ToArray();
        for (var i = 0; i < 2; i++)
        {
            float[] features = new float[576], wanted = new float[2];
            Featurizer.Featurize(Pictures[i], features);
            ((IHead)model.Learned).Predict(features, wanted);
            Assert.AreEqual(wanted[0], found[i * 2], 1e-4);
            Assert.AreEqual(wanted[1], found[(i * 2) + 1], 1e-4);
            Assert.AreEqual(model.Labels[wanted[0] >= wanted[1] ? 0 : 1], results[1].GetStringElement(i));
            Assert.AreEqual(model.Labels[i], results[1].GetStringElement(i));
        }
    }

    [TestMethod]
    public void Run_Metadata_SaysWhatAUserNeeds()
    {
        using var fixture = new ArchiveFixture();
        var path = fixture.Folder.File("a.onnx");
        OnnxExport.Run(fixture.Project, Model(fixture, "softmax-head", withExamples: false), path);
        using var session = new InferenceSession(path);
        var texts = session.ModelMetadata.CustomMetadataMap;
        CollectionAssert.AreEqual(new[] { "a \"disc\" 🔴", "square" }, JsonSerializer.Deserialize<string[]>(texts["mlkids.labels"]));
        Assert.AreEqual("pictures", texts["mlkids.kind"]);
        Assert.AreEqual("0.7", texts["mlkids.recognition_point"]);
        Assert.AreEqual("abc", texts["mlkids.model_hash"]);
        StringAssert.Contains(texts["mlkids.input"], "288 x 288");
        CollectionAssert.AreEqual(new[] { 0.485f, 0.456f, 0.406f }, JsonSerializer.Deserialize<float[]>(texts["mlkids.mean"]));
        Assert.HasCount(3, JsonSerializer.Deserialize<float[]>(texts["mlkids.std"])!);
        StringAssert.Contains(texts["mlkids.notice"], "Apache-2.0");
        CollectionAssert.AreEqual(new[] { -1, 288, 288, 3 }, session.InputMetadata["image"].Dimensions);
    }

    [TestMethod]
    public void Run_NoExamples_ComparesMadeUpOnes()
    {
        using var fixture = new ArchiveFixture();
        var report = OnnxExport.Run(fixture.Project, Model(fixture, "multi-layer-head", withExamples: false), fixture.Folder.File("a.onnx"));
        Assert.IsTrue(report.Synthetic);
        Assert.AreEqual(OnnxExport.MostCompared, report.Compared);
    }

    [TestMethod]
    public void Run_SameModelTwice_GivesTheSameBytes()
    {
        using var fixture = new ArchiveFixture();
        var model = Model(fixture, "softmax-head", withExamples: true);
        OnnxExport.Run(fixture.Project, model, fixture.Folder.File("a.onnx"));
        OnnxExport.Run(fixture.Project, model, fixture.Folder.File("b.onnx"));
        CollectionAssert.AreEqual(File.ReadAllBytes(fixture.Folder.File("a.onnx")), File.ReadAllBytes(fixture.Folder.File("b.onnx")));
    }

    [TestMethod]
    public void Run_FileAnswersOtherwise_NothingIsLeftBehind()
    {
        using var fixture = new ArchiveFixture();
        var model = Model(fixture, "softmax-head", withExamples: true);
        var path = fixture.Folder.File("a.onnx");
        File.WriteAllText(path, "what was there");
        var before = Directory.GetFileSystemEntries(fixture.Folder.Path).Length;
        var error = Throws.Learning(LearningCodes.ExportDiffers, () => OnnxExport.Run(fixture.Project, model with { Learned = new SwappedHead((IHead)model.Learned) }, path));
        StringAssert.Contains(error.Message, "differ by");
        Assert.AreEqual("what was there", File.ReadAllText(path));
        Assert.HasCount(before, Directory.GetFileSystemEntries(fixture.Folder.Path));
    }

    [TestMethod]
    public void Run_LabelsInAnotherOrder_IsFoundOut()
    {
        using var fixture = new ArchiveFixture();
        var model = Model(fixture, "softmax-head", withExamples: true);
        var file = OnnxFile.Of(model with { Labels = [.. model.Labels.Reverse()] });
        var error = Throws.Learning(LearningCodes.ExportDiffers, () => OnnxExport.Compare(fixture.Project, model, file, file.Bytes, CancellationToken.None));
        StringAssert.Contains(error.Message, "the label");
    }

    [TestMethod]
    public void Run_KindWithoutAForm_SaysWhy()
    {
        using var fixture = new ArchiveFixture();
        var model = Model(fixture, "softmax-head", withExamples: false);
        using var points = new PointFeaturizer();
        var words = model with { Featurizer = points, Info = model.Info with { Kind = ModelKind.Words } };
        var error = Throws.Learning(LearningCodes.NotExportable, () => OnnxExport.Run(fixture.Project, words, fixture.Folder.File("a.onnx")));
        StringAssert.Contains(error.Message, "no form in ONNX");
        Assert.IsFalse(File.Exists(fixture.Folder.File("a.onnx")));
    }

    [TestMethod]
    public void Run_NoSuchFolder_SaysThatItCannotBeWritten()
    {
        using var fixture = new ArchiveFixture();
        Throws.Learning(LearningCodes.CannotWrite, () => OnnxExport.Run(fixture.Project, Model(fixture, "softmax-head", withExamples: false), fixture.Folder.File("no/such/a.onnx")));
    }

    private static OnnxModel Model(ArchiveFixture fixture, string trainer, bool withExamples)
    {
        var info = fixture.Project.Models.Add("Shapes");
        string[] labels = ["a \"disc\" 🔴", "square"];
        var ids = labels.Select(label => fixture.Project.Labels.Add(info.Id, label).Id).ToArray();
        if (withExamples)
            fixture.Project.Examples.AddMany(Pictures.Select((picture, i) => new NewExample(ids[i % 2], picture)));
        var features = Pictures.Select(picture =>
        {
            var floats = new float[576];
            Featurizer.Featurize(picture, floats);
            return floats;
        }).ToArray();
        var head = ((ITrainer)TrainerCatalog.All[trainer]).Fit(new LabelledRows(features, [.. features.Select((_, i) => i % 2)], labels), 1, null, CancellationToken.None);
        return new OnnxModel(info, head, Featurizer, labels, 0.7, "abc");
    }

    /// <summary>Says the opposite of what it writes.</summary>
    private sealed class SwappedHead(IHead head) : IHead, IOnnxLearned
    {
        public string TrainerId => head.TrainerId;

        public int FeatureLength => head.FeatureLength;

        public int LabelCount => head.LabelCount;

        public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
        {
            head.Predict(features, probabilities);
            probabilities.Reverse();
        }

        public void Save(BinaryWriter writer) => head.Save(writer);

        public void WriteTo(OnnxGraph graph, string input, string output) => ((IOnnxLearned)head).WriteTo(graph, input, output);
    }
}
