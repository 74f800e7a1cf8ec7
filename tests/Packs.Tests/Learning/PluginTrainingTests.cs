using System.Text;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Models;
using MLKids.Learning.Training;
using MLKids.Packs.Learning;
using MLKids.Tests;

namespace MLKids.Packs.Tests.Learning;

/// <summary>A project that learns in the way of a plugin: trained, saved, asked in a later process, and missed when the plugin is gone.</summary>
[TestClass]
public sealed class PluginTrainingTests
{
    private const string Neighbours = "org.mlkids.samples.neighbours.", Hostile = "org.example.hostile.", Colours = "org.mlkids.samples.colours.";

    private static readonly string Samples = Path.Combine(SharedData.Root, "samples", "plugins");

    [TestMethod]
    public async Task Train_WithAPluginsTrainer_IsSavedAndAnswersAfterwards()
    {
        using var project = Moods();
        string hash;
        using (var catalog = With(Path.Combine(Samples, "nearest-neighbours")))
        {
            var report = await Train(project, catalog, Neighbours + "words");
            Assert.AreEqual((Neighbours + "words", "nearest neighbours", Neighbours + "cosine"), (report.Preset.Id, report.PresetName, report.TrainerId));
            Assert.AreEqual(AccuracyKind.CrossValidated, report.AccuracyKind);
            Assert.IsGreaterThan(0.8, report.Accuracy!.Value);
            Assert.IsNotEmpty(report.LossHistory);
            hash = report.ModelHash;
        }

        using var later = With(Path.Combine(Samples, "nearest-neighbours"));
        var model = new ModelStore(project, later).Get(project.Models.Get("moods").Id);
        Assert.AreEqual((hash, Neighbours + "words"), (model.Hash, model.Preset.Id));
        var words = later.Featurizers.Load(ModelKind.Words, model.FeaturizerId, model.FeaturizerState);
        Assert.AreEqual("happy", model.Predict(Encoding.UTF8.GetBytes("what a lovely sunny party day"), words).Label);
    }

    [TestMethod]
    public async Task Open_WithoutThePlugin_NamesItAndKeepsTheModel()
    {
        using var project = Moods();
        using (var catalog = With(Path.Combine(Samples, "nearest-neighbours")))
            await Train(project, catalog, Neighbours + "words");
        var id = project.Models.Get("moods").Id;
        using var without = new LearningCatalog();
        var missing = Assert.ThrowsExactly<LearningException>(() => new ModelStore(project, without).Get(id));
        Assert.AreEqual(LearningCodes.MissingExtension, missing.Code);
        StringAssert.Contains(missing.Message, "the extension org.mlkids.samples.neighbours");
        Assert.AreEqual("nearest neighbours", new ModelStore(project, without).Versions(id).Single().Report.PresetName);
        Assert.AreEqual(LearningCodes.MissingExtension, (await Fail(project, without, Neighbours + "words")).Code);
        using var again = With(Path.Combine(Samples, "nearest-neighbours"));
        Assert.IsNotNull(new ModelStore(project, again).Find(id));
    }

    [TestMethod]
    public async Task Train_ThatFails_KeepsTheEarlierModel()
    {
        using var project = Moods();
        using var catalog = With(Path.Combine(SharedData.Root, "tests", "Fixtures", "HostileTrainers"));
        var before = (await Train(project, catalog, "simplified")).ModelHash;
        foreach (var word in new[] { "throws", "nan" })
        {
            var failure = await Fail(project, catalog, $"{Hostile}{word}-preset");
            Assert.AreEqual(LearningCodes.ExtensionFailed, failure.Code);
            StringAssert.Contains(failure.Message, Hostile + word);
        }

        Assert.AreEqual(before, new ModelStore(project, catalog).Get(project.Models.Get("moods").Id).Hash);
        Assert.AreEqual(LearningCodes.MissingExtension, (await Fail(project, catalog, "org.example.unknown.preset")).Code);
    }

    [TestMethod]
    public async Task Train_WithAPluginsFeaturizer_CachesItsFeaturesAndSeesColoursAlone()
    {
        using var project = ProjectFile.CreateTemporary();
        var model = project.Models.Add("fruit", ModelKind.Pictures);
        var random = new Random(3);
        foreach (var (label, colour) in new[] { ("tomato", 0), ("cucumber", 1) })
        {
            project.Labels.Add(model.Id, label);
            for (var i = 0; i < 8; i++)
                project.Examples.Add("fruit", label, Blob(colour, random), $"{label} {i}");
        }

        using var catalog = With(Path.Combine(Samples, "colours-only"));
        var report = await Train(project, catalog, Colours + "simple", "fruit");
        StringAssert.StartsWith(report.FeaturizerId, Colours + "shares@");
        Assert.AreEqual(("multi-layer-head", 1.0), (report.TrainerId, report.Accuracy!.Value));
        var trained = new ModelStore(project, catalog).Get(model.Id);
        var featurizer = catalog.Featurizers.Load(ModelKind.Pictures, trained.FeaturizerId, "");
        Assert.AreEqual("cucumber", trained.Predict(Blob(1, random), featurizer).Label);
    }

    private static LearningCatalog With(string folder)
    {
        var catalog = new LearningCatalog();
        catalog.Use([PluginLearning.Read(folder)]);
        return catalog;
    }

    private static Task<TrainingReport> Train(ProjectFile project, LearningCatalog catalog, string preset, string model = "moods") =>
        new TrainingService(catalog).Start(new TrainingRequest(project, model, Preset.Of(preset))).Completion.WaitAsync(TimeSpan.FromSeconds(60));

    private static async Task<LearningException> Fail(ProjectFile project, LearningCatalog catalog, string preset) =>
        await Assert.ThrowsExactlyAsync<LearningException>(() => Train(project, catalog, preset));

    private static ProjectFile Moods()
    {
        var project = ProjectFile.CreateTemporary();
        var model = project.Models.Add("moods", ModelKind.Words);
        string[] when = ["today", "this morning", "on monday", "at school", "with my friends", "in the garden", "at home", "on the beach", "after lunch", "in the bus"];
        foreach (var (label, words) in new[] { ("happy", "what a lovely sunny party day"), ("sad", "i lost my dog and cried alone") })
        {
            project.Labels.Add(model.Id, label);
            foreach (var place in when)
                project.Examples.Add("moods", label, Encoding.UTF8.GetBytes($"{words} {place}"), place);
        }

        return project;
    }

    /// <summary>A blot of about one colour, somewhere.</summary>
    private static byte[] Blob(int colour, Random random)
    {
        var pixels = new byte[40 * 40 * 4];
        var (left, top, size) = (random.Next(20), random.Next(20), random.Next(10, 20));
        for (var i = 0; i < 1600; i++)
        {
            var inside = i % 40 >= left && i % 40 < left + size && i / 40 >= top && i / 40 < top + size;
            for (var c = 0; c < 3; c++)
                pixels[(i * 4) + c] = (byte)(inside ? c == colour ? random.Next(200, 255) : random.Next(50) : 255);
            pixels[(i * 4) + 3] = 255;
        }

        return PictureDecoder.EncodePng(pixels, 40, 40);
    }
}
