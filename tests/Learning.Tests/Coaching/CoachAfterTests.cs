using MLKids.Learning.Coaching;
using MLKids.Learning.Tests.Training;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Coaching;

[TestClass]
public sealed class CoachAfterTests
{
    [TestMethod]
    public void After_GoodModel_SaysNothing() => Assert.IsEmpty(Coach.After(Reports.Of([[20, 0, 0], [1, 19, 0], [0, 1, 19]])));

    [TestMethod]
    public void After_OneMistakeInTwelve_SaysNothing() => Assert.IsEmpty(Coach.After(Reports.Of([[11, 1], [0, 12]])));

    [TestMethod]
    public void After_TwoLabelsMixedUp_NamesThemAndTheirExamples()
    {
        var tip = Coach.After(Reports.Of([[19, 0, 1], [0, 12, 8], [0, 7, 13]])).Single();
        Assert.AreEqual(WarningCodes.Confused, tip.Code);
        CollectionAssert.AreEqual(new[] { "label1", "label2" }, tip.Labels.ToArray());
        Assert.AreEqual("I mix up label1 and label2. Show how they differ.", tip.ChildSentence);
        StringAssert.Contains(tip.Message, "15 of 40");
        Assert.HasCount(15, tip.ExampleIds);
    }

    [TestMethod]
    public void After_NearlyAlwaysOneAnswer_SaysWhich()
    {
        var tip = Coach.After(Reports.Of([[20, 0, 0], [19, 1, 0], [20, 0, 0]]))[0];
        Assert.AreEqual(WarningCodes.OneAnswer, tip.Code);
        Assert.AreEqual("label0", tip.Labels.Single());
    }

    [TestMethod]
    public void After_ChanceLevel_SaysGuessingAndNotWhichLabels()
    {
        var tips = Coach.After(Reports.Of([[11, 9], [9, 11]]));
        CollectionAssert.AreEqual(new[] { WarningCodes.Guessing }, tips.Select(tip => tip.Code).ToArray());
    }

    [TestMethod]
    public void After_MostlyOneLabelAskedAndAnswered_IsNotOneAnswer() =>
        Assert.IsFalse(Coach.After(Reports.Of([[95, 0], [1, 4]])).Any(tip => tip.Code == WarningCodes.OneAnswer));

    [TestMethod]
    public void After_TestSetFarBelowCrossValidation_SaysSo()
    {
        var report = Reports.Of([[13, 7], [6, 14]]) with { AccuracyKind = AccuracyKind.TestSet };
        Assert.AreEqual(WarningCodes.TestFarBelow, Coach.After(report, crossValidated: 0.97)[0].Code);
        Assert.IsFalse(Coach.After(report, crossValidated: 0.75).Any(tip => tip.Code == WarningCodes.TestFarBelow));
        Assert.IsFalse(Coach.After(report).Any(tip => tip.Code == WarningCodes.TestFarBelow));
    }

    [TestMethod]
    public void After_ReportWithWarnings_KeepsThemWithoutDoubles()
    {
        var report = Reports.Of([[20, 0], [20, 0]]) with
        {
            Warnings =
            [
                new(WarningCodes.OneAnswer, "My answer is always the same. Add different examples.", "All 40 asked examples got one answer."),
                new(WarningCodes.Lopsided, "cup needs more examples to be fair.", "Found much.", ["cup", "ball"]),
            ],
        };
        var tips = Coach.After(report);
        CollectionAssert.AreEqual(
            new[] { WarningCodes.OneAnswer, WarningCodes.Lopsided, WarningCodes.Guessing }, tips.Select(tip => tip.Code).ToArray());
        CollectionAssert.AreEqual(new[] { "cup", "ball" }, tips[1].Labels.ToArray());
    }

    [TestMethod]
    public void After_NothingAsked_SaysOnlyWhatTheReportSays()
    {
        var report = Reports.Of([[0, 0], [0, 0]]) with
        {
            Accuracy = null,
            AccuracyKind = AccuracyKind.None,
            Warnings = [new(WarningCodes.NoAccuracy, "I cannot test myself yet. Add different examples.", "All alike.")],
        };
        Assert.AreEqual(WarningCodes.NoAccuracy, Coach.After(report, crossValidated: 1).Single().Code);
    }
}
