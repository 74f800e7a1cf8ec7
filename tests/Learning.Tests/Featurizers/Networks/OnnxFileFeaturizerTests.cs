using System.Security.Cryptography;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Networks;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Onnx;
using MLKids.Learning.Tests.Examples;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Featurizers.Networks;

/// <summary>A featurizer of which there is only a file and a description.</summary>
[TestClass]
public sealed class OnnxFileFeaturizerTests : FeaturizerContract
{
    private static readonly string Sample = Path.Combine(SharedData.Root, "samples", "plugins", "colours-only", "weights", "colours.onnx");

    protected override IReadOnlyList<byte[]> Examples => [Plain(255, 0, 0), Plain(0, 128, 0), Plain(20, 20, 90)];

    protected override IReadOnlyList<(byte[] Bytes, string Code)> Unreadable =>
        [([], LearningCodes.UnreadablePicture), ([1, 2, 3], LearningCodes.UnreadablePicture), (Plain(1, 2, 3)[..40], LearningCodes.UnreadablePicture)];

    [TestMethod]
    public void SampleNetwork_IsWhatItsSourceBuilds()
    {
        var built = ColoursGraph.Build();
        if (File.Exists(Sample) && File.ReadAllBytes(Sample).AsSpan().SequenceEqual(built))
            return;
        var written = Path.Combine(Path.GetTempPath(), "colours.onnx");
        File.WriteAllBytes(written, built);
        Assert.Fail($"{Sample} is not what ColoursGraph builds. Copy {written} there if the change is meant, and write its sha256 {Hash(built)} into manifest.json.");
    }

    [TestMethod]
    public void Colours_OfPlainPictures_AreTheirShares()
    {
        using var featurizer = Create();
        var features = Featurize(featurizer, Plain(255, 0, 0));
        // Red only: one bin of 64 holds everything, brought to length 10.
        Assert.AreEqual(10f, features[3 * 16], 1e-4f);
        Assert.AreEqual(10f, features.Sum(), 0.01f);
    }

    [TestMethod]
    [DataRow(PictureFit.Crop)]
    [DataRow(PictureFit.Stretch)]
    [DataRow(PictureFit.Letterbox)]
    public void Fit_OfAWidePicture_TakesThePartThatItSays(PictureFit fit)
    {
        // Red | green | blue, three squares beside each other.
        var input = new PictureInput("pixels", 32, 32) { Fit = fit };
        var rgb = FittedPicture.Decode(Stripes(), input);
        (byte, byte, byte) At(int x, int y) => (rgb[((y * 32) + x) * 3], rgb[(((y * 32) + x) * 3) + 1], rgb[(((y * 32) + x) * 3) + 2]);
        Assert.AreEqual(((byte)0, (byte)255, (byte)0), At(16, 16), "the middle is green whatever is done");
        Assert.AreEqual(fit == PictureFit.Crop ? ((byte)0, (byte)255, (byte)0) : ((byte)255, (byte)0, (byte)0), At(2, 16));
        Assert.AreEqual(fit switch { PictureFit.Letterbox => ((byte)0, (byte)0, (byte)0), PictureFit.Crop => ((byte)0, (byte)255, (byte)0), _ => ((byte)255, (byte)0, (byte)0) }, At(2, 2));
    }

    [TestMethod]
    public void ToFloats_OfEveryLayout_PutsEachColourWhereItBelongs()
    {
        byte[] pixel = [10, 20, 30];
        var input = new PictureInput("x", 1, 1) { Scale = 1, Mean = [1, 2, 3], Deviation = [1, 2, 4] };
        CollectionAssert.AreEqual(new float[] { 9, 9, 6.75f }, Floats(input));
        CollectionAssert.AreEqual(new float[] { 29, 9, 1.75f }, Floats(input with { BlueFirst = true }));
        var two = new PictureInput("x", 2, 1) { Scale = 1 };
        var floats = new float[6];
        FittedPicture.ToFloats([1, 2, 3, 4, 5, 6], two, floats);
        CollectionAssert.AreEqual(new float[] { 1, 4, 2, 5, 3, 6 }, floats);
        FittedPicture.ToFloats([1, 2, 3, 4, 5, 6], two with { ColoursLast = true }, floats);
        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 4, 5, 6 }, floats);

        float[] Floats(PictureInput wanted)
        {
            var into = new float[3];
            FittedPicture.ToFloats(pixel, wanted, into);
            return into;
        }
    }

    [TestMethod]
    [DataRow("input", "inputs \"pixels\"", "one named \"wrong\"")]
    [DataRow("size", "the input \"pixels\" of shape [1, 3, 32, 32]", "[1, 3, 16, 16]")]
    [DataRow("output", "outputs \"colours\"", "one named \"wrong\"")]
    [DataRow("length", "of shape [1, 64]", "[1, 65]")]
    [DataRow("sha256", "sha256 ", "the new one")]
    [DataRow("missing", "no readable file", "the ONNX file")]
    [DataRow("bytes", "a graph that ONNX Runtime refuses", "a valid ONNX model")]
    [DataRow("nan", "NaN or infinity", "finite numbers")]
    public void Check_WrongFileOrDescription_NamesFoundAndWanted(string mistake, string found, string wanted)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "x.onnx");
        var bytes = mistake switch { "bytes" => [1, 2, 3, 4], "nan" => Nan(), _ => ColoursGraph.Build() };
        if (mistake != "missing")
            File.WriteAllBytes(path, bytes);
        var side = mistake == "size" ? 16 : 32;
        using var featurizer = new OnnxFileFeaturizer(new NetworkFile(
            "org.example.x", path, mistake == "sha256" ? new string('0', 64) : Hash(bytes), new PictureInput(mistake == "input" ? "wrong" : "pixels", side, side),
            mistake == "output" ? "wrong" : "colours", mistake == "length" ? 65 : 64, false));
        var error = Assert.ThrowsExactly<LearningException>(featurizer.Check);
        Assert.AreEqual(LearningCodes.ExtensionFailed, error.Code);
        StringAssert.Contains(error.Message, found);
        StringAssert.Contains(error.Message, wanted);
        StringAssert.Contains(error.Message, "org.example.x");
    }

    [TestMethod]
    public void Id_ChangesWithEverythingThatChangesAFloat()
    {
        var file = Described();
        NetworkFile[] others =
        [
            file with { Sha256 = new string('1', 64) }, file with { Normalize = !file.Normalize }, file with { OutputName = "x" }, file with { Input = file.Input with { Scale = 1 } },
            file with { Input = file.Input with { Mean = [0, 0, 1] } }, file with { Input = file.Input with { Fit = PictureFit.Stretch } },
        ];
        var ids = others.Append(file).Select(one => new OnnxFileFeaturizer(one).Id).ToList();
        Assert.AreEqual(ids.Count, ids.Distinct().Count());
        Assert.AreEqual(new OnnxFileFeaturizer(Described()).Id, ids[^1]);
    }

    protected override IFeaturizer Create() => new OnnxFileFeaturizer(Described());

    private static NetworkFile Described() => new("org.mlkids.samples.colours.shares", Sample, Hash(File.ReadAllBytes(Sample)), new PictureInput("pixels", 32, 32), "colours", 64, true);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Plain(byte red, byte green, byte blue)
    {
        var pixels = new byte[40 * 40 * 4];
        for (var i = 0; i < pixels.Length; i += 4)
            (pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]) = (red, green, blue, 255);
        return PictureDecoder.EncodePng(pixels, 40, 40);
    }

    private static byte[] Stripes()
    {
        var pixels = new byte[96 * 32 * 4];
        for (var i = 0; i < 96 * 32; i++)
            (pixels[(i * 4) + (i % 96 / 32)], pixels[(i * 4) + 3]) = (255, 255);
        return PictureDecoder.EncodePng(pixels, 96, 32);
    }

    /// <summary>0 / 0 in every output.</summary>
    private static byte[] Nan()
    {
        var graph = new OnnxGraph();
        graph.Input("pixels", 1, 3, 32, 32);
        var nothing = graph.Node("Reshape", [graph.Node("ReduceMean", ["pixels"], null, OnnxGraph.Attribute("axes", [0L, 1L, 2L, 3L]), OnnxGraph.Attribute("keepdims", 0L)), graph.Integers("one", 1, 1)]);
        var zeros = graph.Node("Mul", [nothing, graph.Weights("zeros", new float[64], 1, 64)]);
        graph.Node("Div", [zeros, zeros], "colours");
        graph.Output("colours", 1, 64);
        return graph.ToBytes();
    }
}
