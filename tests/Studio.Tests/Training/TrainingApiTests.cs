using System.Text.Json;
using MLKids.Learning;
using MLKids.Learning.Device;
using MLKids.Learning.Examples;
using MLKids.Studio.Tests.Testing;

namespace MLKids.Studio.Tests.Training;

[TestClass]
public sealed class TrainingApiTests
{
    [TestMethod]
    public async Task Training_Finishes_TellsPagesAndShowsTheResultAndTheOneBefore()
    {
        await using var studio = await AskedStudio.OfMoods();
        var before = await studio.Get(studio.At("/training"));
        Assert.IsTrue(before.GetProperty("canTrain").GetBoolean());
        Assert.AreEqual(JsonValueKind.Null, before.GetProperty("result").ValueKind);

        var page = await studio.Connect();
        await studio.Post(studio.At("/training"), new { preset = "accurate", seed = 7 });
        JsonElement told;
        var done = 0.0;
        do
        {
            told = await AskedStudio.Hear(page, $"training/{studio.Model}");
            Assert.IsGreaterThanOrEqualTo(done, told.GetProperty("done").GetDouble(), "The bar never goes back.");
            done = told.GetProperty("done").GetDouble();
        }
        while (told.GetProperty("state").GetString() is not ("finished" or "failed" or "cancelled"));
        Assert.AreEqual("finished", told.GetProperty("state").GetString());

        var view = await studio.Get(studio.At("/training"));
        Assert.AreEqual(JsonValueKind.Null, view.GetProperty("running").ValueKind);
        var result = view.GetProperty("result");
        Assert.AreEqual(7, result.GetProperty("seed").GetInt32());
        Assert.AreEqual(16, result.GetProperty("asked").GetInt32());
        Assert.AreEqual("crossValidated", result.GetProperty("accuracyKind").GetString());
        Assert.AreEqual("Chosen by a person: the accurate model.", result.GetProperty("reason").GetString());
        Assert.AreEqual(result.GetProperty("right").GetInt32(), result.GetProperty("labels").EnumerateArray().Sum(l => l.GetProperty("right").GetInt32()));

        var again = await studio.Train("simplified");
        Assert.AreEqual("simplified", again.GetProperty("result").GetProperty("preset").GetString());
        Assert.AreEqual("accurate", again.GetProperty("before").GetProperty("preset").GetString());
        Assert.AreEqual("simplified", (await studio.Get("")).GetProperty("models")[0].GetProperty("trained").GetProperty("preset").GetString());
    }

    [TestMethod]
    public async Task Training_Stopped_LeavesNothingRunningAndTheEarlierModel()
    {
        await using var studio = await AskedStudio.OfShapes(each: 60);
        await studio.Post(studio.At("/training"), new { preset = "accurate" });
        await studio.Until(view => view.GetProperty("running") is { ValueKind: JsonValueKind.Object } running && running.GetProperty("state").GetString() == "preparing");
        Assert.IsTrue((await studio.Send(HttpMethod.Delete, studio.At("/training"))).GetProperty("stopped").GetBoolean());
        var view = await studio.Until(v => v.GetProperty("running").ValueKind == JsonValueKind.Null);
        Assert.AreEqual(JsonValueKind.Null, view.GetProperty("result").ValueKind);
        Assert.AreEqual(JsonValueKind.Null, view.GetProperty("failure").ValueKind, "Stopping is no failure.");
        Assert.IsFalse((await studio.Get("")).GetProperty("models")[0].GetProperty("isTraining").GetBoolean());
        Assert.IsFalse((await studio.Send(HttpMethod.Delete, studio.At("/training"))).GetProperty("stopped").GetBoolean());
    }

    [TestMethod]
    public async Task Material_WithTooFewExamples_SaysWhatIsMissingAndWhatIsPutAside()
    {
        await using var studio = await AskedStudio.Start(ModelKind.Words, (project, model) =>
        {
            project.Examples.Add(new NewExample(project.Labels.Add(model.Id, "happy").Id, "what a day"u8.ToArray()));
            var aside = project.Examples.Add(new NewExample(project.Labels.Add(model.Id, "sad").Id, "oh no"u8.ToArray()));
            project.Examples.PutAside([aside.ExampleId], forTesting: true);
        });
        var view = await studio.Get(studio.At("/training"));
        Assert.IsFalse(view.GetProperty("canTrain").GetBoolean());
        var labels = view.GetProperty("labels");
        Assert.AreEqual((1, 0, 4), Of(labels[0]));
        Assert.AreEqual((0, 1, 5), Of(labels[1]));

        var failed = await studio.Train();
        Assert.AreEqual(LearningCodes.TooFewExamples, failed.GetProperty("failure").GetProperty("code").GetString());
        Assert.IsFalse(failed.GetProperty("failure").GetProperty("outOfMemory").GetBoolean());

        static (int Learn, int Aside, int Needs) Of(JsonElement label) => (label.GetProperty("learn").GetInt32(), label.GetProperty("aside").GetInt32(), label.GetProperty("needs").GetInt32());
    }

    [TestMethod]
    public async Task Memory_ThatRunsOut_IsSaidAndTheStudioLives()
    {
        await using var studio = await AskedStudio.OfShapes(settings: """{ "limits": { "trainingMegabytes": 24 } }""");
        var view = await studio.Train();
        Assert.IsTrue(view.GetProperty("failure").GetProperty("outOfMemory").GetBoolean(), view.ToString());
        Assert.AreEqual(6, (await studio.Get("")).GetProperty("models")[0].GetProperty("labels")[0].GetProperty("count").GetInt32());
    }

    [TestMethod]
    public async Task Preset_OfATeacher_WinsOverTheButton()
    {
        await using var studio = await AskedStudio.OfMoods(settings: """{ "preset": "simplified" }""");
        var result = (await studio.Train("accurate")).GetProperty("result");
        Assert.AreEqual("simplified", result.GetProperty("preset").GetString());
        Assert.AreEqual("The teacher chose the simplified model for everybody.", result.GetProperty("reason").GetString());
    }

    [TestMethod]
    public async Task Device_StatedFacts_ReplaceWhatIsMeasuredAndWhatTheBrowserTells()
    {
        await using (var strong = await AskedStudio.OfMoods(AskedStudio.Strong))
            Assert.IsFalse((await strong.PostOutside("/device", new BrowserFacts { HardwareConcurrency = 1, WebGl = false })).GetProperty("offersSimplified").GetBoolean());
        await using var weak = await AskedStudio.OfMoods(AskedStudio.Strong with { MemoryBytes = 1L << 30 });
        var offer = await weak.PostOutside("/device", new BrowserFacts());
        Assert.IsTrue(offer.GetProperty("offersSimplified").GetBoolean());
        Assert.AreEqual(DeviceCodes.LittleMemory, offer.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [TestMethod]
    public async Task Device_Measured_AddsWhatTheBrowserTells()
    {
        await using var studio = await AskedStudio.OfMoods();
        var findings = (await studio.PostOutside("/device", new BrowserFacts { Renderer = "SwiftShader Device" })).GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString());
        Assert.Contains(DeviceCodes.WeakRenderer, findings);
    }
}
