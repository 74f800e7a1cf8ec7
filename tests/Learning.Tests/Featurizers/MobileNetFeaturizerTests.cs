using System.Numerics.Tensors;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Tests.Featurizers.Pictures;
using MLKids.Learning.Tests.Trainers;
using MLKids.Learning.Trainers;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Featurizers;

[TestClass]
public sealed class MobileNetFeaturizerTests : FeaturizerContract
{
    protected override IReadOnlyList<byte[]> Examples { get; } = [TestPictures.Jpeg(), TestPictures.Png(100, 300, bands: 4), TestPictures.Svg()];

    protected override IReadOnlyList<(byte[] Bytes, string Code)> Unreadable { get; } =
    [
        ([], LearningCodes.UnreadablePicture), ("hello"u8.ToArray(), LearningCodes.UnreadablePicture),
        (TestPictures.Jpeg()[..3000], LearningCodes.UnreadablePicture), (TestPictures.Svg(size: "width='90000' height='90000'"), LearningCodes.PictureTooLarge),
    ];

    protected override IFeaturizer Create() => new MobileNetFeaturizer();

    [TestMethod]
    public void Featurize_AnyPicture_HasNormTen()
    {
        using var featurizer = new MobileNetFeaturizer();
        Assert.AreEqual(576, featurizer.FeatureLength);
        foreach (var example in Examples)
            Assert.AreEqual(10, TensorPrimitives.Norm(Featurize(featurizer, example)), 1e-4);
    }

    [TestMethod]
    public void FeaturizeAndFingerprint_Picture_GivesWhatTheTwoPartsGive()
    {
        using var featurizer = new MobileNetFeaturizer();
        var rgb = new byte[MobileNetFeaturizer.Side * MobileNetFeaturizer.Side * 3];
        PictureDecoder.DecodeSquare(Examples[0], MobileNetFeaturizer.Side, rgb);
        float[] joint = new float[576], apart = new float[576];
        var fingerprint = featurizer.FeaturizeAndFingerprint(Examples[0], joint);
        featurizer.FeaturizePixels(rgb, apart);
        CollectionAssert.AreEqual(apart, joint);
        Assert.AreEqual(PictureFingerprint.Of(rgb, MobileNetFeaturizer.Side), fingerprint);
    }

    [TestMethod]
    public void Featurize_NoWeights_SaysWhatIsMissing()
    {
        using var featurizer = new MobileNetFeaturizer("/nowhere/weights.gguf");
        var error = Assert.ThrowsExactly<LearningException>(() => Featurize(featurizer, Examples[0]));
        Assert.AreEqual(LearningCodes.MissingFeaturizer, error.Code);
        StringAssert.Contains(error.Message, "/nowhere/weights.gguf");
        StringAssert.Contains(error.Message, "@qvac/classification-ggml");
    }

    [TestMethod]
    public void Featurize_OtherWeights_NamesBothHashes()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "GGUF?");
            using var featurizer = new MobileNetFeaturizer(path);
            var error = Assert.ThrowsExactly<LearningException>(() => Featurize(featurizer, Examples[0]));
            Assert.AreEqual(LearningCodes.MissingFeaturizer, error.Code);
            StringAssert.Contains(error.Message, MobileNetFeaturizer.WeightsSha256);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void Featurize_AfterDispose_IsRefused()
    {
        var featurizer = new MobileNetFeaturizer();
        featurizer.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => Featurize(featurizer, Examples[0]));
    }

    /// <summary>The classifier that came with the weights names the photos that came with them: the weights are read right, down to the last layer.</summary>
    [TestMethod]
    public void Network_PackagesOwnPhotos_AreNamedRight()
    {
        var folder = Path.Combine(SharedData.Root, "Extension", "Packages", "node_modules", "@qvac", "classification-ggml", "test", "images");
        if (!Directory.Exists(folder))
            Assert.Inconclusive("Skipped: the npm package's test photos are not here.");
        string[] names = ["meal", "report", "other"];
        using var network = MobileNet.Load(MobileNetFeaturizer.DefaultWeightsPath, MobileNetFeaturizer.WeightsSha256, 224, withClasses: true);
        var rgb = new byte[224 * 224 * 3];
        var scores = new float[3];
        var photos = Directory.GetFiles(folder, "*.jpg");
        Assert.HasCount(6, photos);
        foreach (var photo in photos)
        {
            PictureDecoder.DecodeSquare(File.ReadAllBytes(photo), 224, rgb);
            network.Run(rgb, scores);
            StringAssert.StartsWith(Path.GetFileName(photo), names[TensorPrimitives.IndexOfMax<float>(scores)]);
        }
    }

    [TestMethod]
    public void Features_OfHandSigns_AreLearnedFromTenPhotosEach()
    {
        var folders = Directory.GetDirectories(Path.Combine(SharedData.Need("images"), "hand-signs")).Order(StringComparer.Ordinal).ToArray();
        using var featurizer = new MobileNetFeaturizer();
        var photos = folders.SelectMany((folder, label) => Directory.GetFiles(folder, "*.jpg").Order(StringComparer.Ordinal).Take(30)
            .Select((file, i) => (Label: label, Learn: i < 10, Features: Featurize(featurizer, File.ReadAllBytes(file))))).ToArray();
        var learn = photos.Where(photo => photo.Learn).ToArray();
        var rows = new LabelledRows([.. learn.Select(photo => photo.Features)], [.. learn.Select(photo => photo.Label)], [.. folders.Select(folder => Path.GetFileName(folder)!)]);
        foreach (ITrainer trainer in new ITrainer[] { new SoftmaxHeadTrainer(), new MultiLayerHeadTrainer() })
        {
            var head = trainer.Fit(rows, 1, null, CancellationToken.None);
            var probabilities = new float[folders.Length];
            var right = photos.Where(photo => !photo.Learn).Count(photo =>
            {
                head.Predict(photo.Features, probabilities);
                return TensorPrimitives.IndexOfMax<float>(probabilities) == photo.Label;
            });
            Assert.IsGreaterThanOrEqualTo(58, right, trainer.Id);
        }
    }
}
