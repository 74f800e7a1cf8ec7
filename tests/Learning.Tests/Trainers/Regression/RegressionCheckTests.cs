using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Regression;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Trainers.Regression;

[TestClass]
public sealed class RegressionCheckTests
{
    [TestMethod]
    public void Require_NotFinite_NamesRowAndColumn()
    {
        var inputs = Enumerable.Range(0, 20).Select(i => (float)i).ToArray();
        inputs[13] = float.NaN;
        var error = Assert.ThrowsExactly<LearningException>(() => RegressionCheck.Require(new(inputs, new float[10], 2, 1), ["height", "age"], ["price"]));
        Assert.AreEqual(LearningCodes.NotFinite, error.Code);
        Assert.AreEqual("A number of age is missing. Fill it in.", error.ChildSentence);
        Assert.AreEqual("Found NaN in input column 'age' of row 6; wanted finite numbers.", error.Message);
        var output = Assert.ThrowsExactly<LearningException>(() => RegressionCheck.Require(new(new float[20], inputs, 1, 1), ["height"], ["price"]));
        Assert.AreEqual("Found NaN in output column 'price' of row 13; wanted finite numbers.", output.Message);
    }

    [TestMethod]
    public void Require_RowsAllTheSame_IsTooFew()
    {
        var error = Assert.ThrowsExactly<LearningException>(() => RegressionCheck.Require(new([1, 2, 1, 2, 1, 2], [3, 3, 3], 2, 1), ["a", "b"], ["c"]));
        Assert.AreEqual(LearningCodes.TooFewRows, error.Code);
        Assert.AreEqual("Found 3 rows, all the same; wanted at least two different rows.", error.Message);
    }

    [TestMethod]
    public void Require_RowsThatDifferInTheOutputOnly_Passes() => RegressionCheck.Require(new([1, 1], [3, 4], 1, 1), ["a"], ["c"]);

    [TestMethod]
    public void Require_TooManyColumns_IsRefused()
    {
        const int Many = RegressionCheck.MostInputs + 1;
        var error = Assert.ThrowsExactly<LearningException>(() =>
            RegressionCheck.Require(new(new float[2 * Many], new float[2], Many, 1), [.. Enumerable.Repeat("x", Many)], ["c"]));
        Assert.AreEqual(LearningCodes.TooManyColumns, error.Code);
        Assert.AreEqual("Found 1001 input and 1 output columns; wanted at most 1000 and 100.", error.Message);
    }

    [TestMethod]
    public void Require_OtherNumberOfNames_IsRefused() =>
        Assert.ThrowsExactly<ArgumentException>(() => RegressionCheck.Require(NumberRows.Linear(5), ["a"], ["b"]));

    [TestMethod]
    public void Warnings_GoodRows_AreNone() => Assert.IsEmpty(RegressionCheck.Warnings(NumberRows.Linear(10), ["a", "b", "c"], ["d"]));

    [TestMethod]
    public void Warnings_FewRowsAndConstantColumns_AreNamed()
    {
        var warnings = RegressionCheck.Warnings(new([1, 7, 2, 7, 3, 7], [5, 1, 5, 2, 5, 3], 2, 2), ["height", "age"], ["price", "size"]);
        CollectionAssert.AreEqual(new[] { WarningCodes.FewRows, WarningCodes.ConstantColumn, WarningCodes.ConstantColumn }, warnings.Select(w => w.Code).ToArray());
        Assert.AreEqual("price is always the same. Add rows where it differs.", warnings[1].ChildSentence);
        Assert.AreEqual("Column 'age' has one value in all rows: it counts for nothing.", warnings[2].Message);
        Assert.IsTrue(warnings.All(warning => warning.ChildSentence.Split(' ').Length <= 12));
    }
}
