using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Extension.Tests.Programs.LearningWorld;
using static MLKids.Tests.Bricks;

namespace MLKids.Extension.Tests.Programs;

/// <summary>Whatever is wrong: one answer, one diagnostic at the block, and the script goes on.</summary>
[TestClass]
public sealed class LearningTroubleTests
{
    [TestMethod]
    public Task Classify_WithoutAnyModel_IsNotSure() => Trouble("MLT013", "not sure", Say(Classify(Costume("d0"))));

    [TestMethod]
    public Task Classify_WithAModelThatNeverLearned_IsNotSure() => Trouble("MLT005", "not sure", Example("d0", "disc"), Say(Classify(Costume("d0"))));

    [TestMethod]
    public Task Classify_WhileTheModelLearnsForTheFirstTime_IsNotSure() =>
        Trouble("MLT205", "not sure", [.. Examples(), new Node("ml_startTraining").With("MODEL", "m"), Say(Classify(Costume("d0"))), new Node("ml_stopTraining")]);

    [TestMethod]
    public Task Train_WithOneLabel_SaysSoAndGoesOn() => Trouble("MLT003", "on", Example("d0", "disc"), Example("d1", "disc"), Train(), Say("on"));

    [TestMethod]
    public Task Train_WithoutExamples_SaysSoAndGoesOn() => Trouble("MLT013", "on", Train(), Say("on"));

    [TestMethod]
    public Task Classify_OfADamagedPicture_IsNotSure() => Trouble("MLT001", "not sure", [.. Examples(), Train(), Say(Classify(Costume("damaged")))]);

    [TestMethod]
    [DataRow("")]
    [DataRow("hello")]
    [DataRow("123")]
    public Task Classify_OfATextThatIsNoPicture_IsNotSure(string text) => Trouble("MLT201", "not sure", [.. Examples(), Train(), Say(Classify(text))]);

    [TestMethod]
    public Task Classify_OfAPictureThatIsGone_IsNotSure() => Trouble("MLT202", "not sure", [.. Examples(), Train(), Say(Classify("picture 000000000000"))]);

    [TestMethod]
    public Task Confidence_OfAnUnknownLabel_IsZero() =>
        Trouble("MLT013", "0", [.. Examples(), Train(), Say(new Node("ml_confidenceOf").With("LABEL", "cat").With("INPUT", Costume("d0")).With("MODEL", "m"))]);

    [TestMethod]
    public Task Confidence_WithoutAModel_IsZero() => Trouble("MLT013", "0", Say(new Node("ml_confidenceOf").With("LABEL", "x").With("INPUT", Costume("d0")).With("MODEL", "m")));

    [TestMethod]
    public Task IsLabel_WithoutAModel_IsFalse() => Trouble("MLT013", "false", Say(new Node("ml_isLabel").With("LABEL", "x").With("INPUT", Costume("d0")).With("MODEL", "m")));

    [TestMethod]
    public Task AddExample_OfADamagedPicture_AddsNothing() => Trouble("MLT001", "0", Example("damaged", "disc"), Say(Count()));

    [TestMethod]
    public Task AddExample_OfATextToPictures_AddsNothing() => Trouble(
        "MLT201", "1", Example("d0", "a"), new Node("ml_addExample").With("EXAMPLE", "x").With("LABEL", "a").With("MODEL", "m"), Say(Count()));

    [TestMethod]
    public Task AddExample_WithoutALabel_AddsNothing() => Trouble("MLT012", "0", Example("d0", " "), Say(Count()));

    [TestMethod]
    public Task PictureFrom_AnUnknownSource_IsEmpty() => Trouble("MLT203", "[]", Say(Join("[", Join(Costume("nowhere"), "]"))));

    [TestMethod]
    public Task PictureFrom_TheCameraThatIsNotThere_IsEmpty() => Trouble("MLR101", "[]", Say(Join("[", Join(Costume("camera"), "]"))));

    [TestMethod]
    public Task ModelIs_AnUnknownStatus_IsFalse() => Trouble("MLT204", "false", Say(ModelIs("happy")));

    [TestMethod]
    public Task Train_WithAnUnknownPreset_SaysSoAndGoesOn() => Trouble("MLT204", "on", [.. Examples(), Train("best"), Say("on")]);

    [TestMethod]
    public Task TestAccuracy_WithoutAModel_IsEmpty() => Trouble("MLT013", "[]", Say(Join("[", Join(new Node("ml_testAccuracy").With("MODEL", "m"), "]"))));

    private static async Task Trouble(string code, string answer, params Node[] body)
    {
        using var world = new LearningWorld();
        var played = await world.Run(s => s.WhenFlag(body));
        var errors = played.Found.Where(f => f.Severity == Severity.Error).ToList();
        Assert.AreEqual(answer, string.Join(" / ", played.Said), string.Join('\n', played.Found));
        Assert.HasCount(1, errors, string.Join('\n', played.Found));
        Assert.AreEqual(code, errors[0].Code, errors[0].ToString());
        Assert.AreEqual("Cat", errors[0].Target);
        Assert.IsNotNull(errors[0].BlockId);
        Assert.IsNotNull(errors[0].Opcode);
        Assert.IsTrue(errors[0].ChildSentence.Split(' ').Length is > 2 and <= 14, errors[0].ChildSentence);
        Assert.AreEqual(RunEnd.Finished, played.End);
    }
}
