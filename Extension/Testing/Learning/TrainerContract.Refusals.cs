using MLKids.Learning;
using MLKids.Learning.Examples;

namespace MLKids.Testing.Learning;

/// <content>Rows that nothing can be learned from.</content>
public abstract partial class TrainerContract
{
    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    [DataRow(float.NegativeInfinity)]
    public void Fit_NotFiniteFeature_NamesRowAndLabel(float bad)
    {
        var features = Enumerable.Range(0, 100).Select(i => new float[] { i, -i, 1 }).ToArray();
        features[77][2] = bad;
        var rows = new LabelledRows(features, [.. Enumerable.Range(0, 100).Select(i => i % 2)], ["cat", "dog"]);
        var error = Assert.ThrowsExactly<LearningException>(() => Fit(rows));
        Assert.AreEqual(LearningCodes.NotFinite, error.Code);
        StringAssert.Contains(error.Message, "feature 2 of row 77 (label \"dog\")");
    }

    [TestMethod]
    public void Fit_OneLabel_IsRefused()
    {
        var error = Assert.ThrowsExactly<LearningException>(() => Fit(new LabelledRows([[1], [2]], [0, 0], ["cat"])));
        Assert.AreEqual(LearningCodes.OneLabel, error.Code);
    }

    [TestMethod]
    public void Fit_RowsOfOnlyOneOfTwoLabels_IsRefused() =>
        Assert.AreEqual(LearningCodes.OneLabel, Assert.ThrowsExactly<LearningException>(() => Fit(new LabelledRows([[1], [2]], [1, 1], ["cat", "dog"]))).Code);

    [TestMethod]
    public void Fit_NoRows_IsRefused() =>
        Assert.AreEqual(LearningCodes.OneLabel, Assert.ThrowsExactly<LearningException>(() => Fit(new LabelledRows([], [], ["cat", "dog"]))).Code);

    [TestMethod]
    public void Fit_LabelWithoutRows_IsNamed()
    {
        var error = Assert.ThrowsExactly<LearningException>(() => Fit(new LabelledRows([[1], [2]], [0, 2], ["cat", "dog", "owl"])));
        Assert.AreEqual(LearningCodes.TooFewExamples, error.Code);
        StringAssert.Contains(error.Message, "\"dog\"");
    }

    [TestMethod]
    public void ChildSentences_OfAllRefusals_AreShort()
    {
        IExampleSource[] bad =
        [
            new LabelledRows([[1], [2]], [0, 0], ["cat"]), new LabelledRows([[1], [2]], [0, 2], ["a", "b", "c"]), new LabelledRows([[1], [float.NaN]], [0, 1], ["a", "b"]),
        ];
        foreach (var rows in bad)
            Assert.IsLessThanOrEqualTo(12, Assert.ThrowsExactly<LearningException>(() => Fit(rows)).ChildSentence.Split(' ').Length);
    }
}
