using MLKids.Learning.Explaining;
using MLKids.Learning.Tests.Trainers.Regression;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Regression;

namespace MLKids.Learning.Tests.Explaining;

[TestClass]
public sealed class RegressionExplanationTests
{
    private static readonly RegressionRows Rows = NumberRows.Make(50, 3, 1, x => [5 + (3 * x[0]) - (2 * x[1]), 10 * x[1]]);

    [TestMethod]
    public void Of_RidgeRegression_IsWeightTimesDistanceFromTheMean()
    {
        var regressor = Fit(new RidgeRegressionTrainer());
        float[] asked = [0.9f, -0.4f, 0.7f];
        var explanation = RegressionExplanation.Of(regressor, asked);
        double[][] weights = [[3, -2, 0], [0, 10, 0]];
        for (var output = 0; output < 2; output++)
            foreach (var effect in explanation.Effects[output])
            {
                Assert.AreEqual(asked[effect.Input], effect.Value);
                Assert.AreEqual(Enumerable.Range(0, 50).Average(row => (double)Rows.Inputs(row)[effect.Input]), effect.Mean, 1e-6);
                Assert.AreEqual(weights[output][effect.Input] * (effect.Value - effect.Mean), effect.Effect, 1e-4);
            }

        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, explanation.Effects[0].Select(effect => effect.Input).ToArray());
        Assert.AreEqual(1, explanation.Effects[1][0].Input);
    }

    [TestMethod]
    public void Of_RidgeRegression_AddsUpToTheAnswer()
    {
        var explanation = RegressionExplanation.Of(Fit(new RidgeRegressionTrainer()), [0.9f, -0.4f, 0.7f]);
        for (var output = 0; output < 2; output++)
            Assert.AreEqual(explanation.Answer[output] - explanation.Usual[output], explanation.Effects[output].Sum(effect => effect.Effect), 1e-4);
    }

    [TestMethod]
    public void Of_Layers_FindsTheColumnThatTheAnswerHangsOn()
    {
        var rows = NumberRows.Make(100, 3, 1, x => [4 * x[2] * x[2]]);
        var explanation = RegressionExplanation.Of(new RegressionTrainer().Fit(rows, 1, null, CancellationToken.None), [0.5f, 0.5f, 0.9f]);
        Assert.AreEqual(2, explanation.Effects[0][0].Input);
        Assert.AreEqual(3.24, explanation.Effects[0][0].Effect, 0.4);
    }

    [TestMethod]
    public void Of_NumbersThatAreUsual_HaveNoEffect()
    {
        var regressor = Fit(new RidgeRegressionTrainer());
        var explanation = RegressionExplanation.Of(regressor, regressor.InputMeans);
        Assert.IsTrue(explanation.Effects.All(output => output.All(effect => effect.Effect == 0)));
        Assert.AreEqual("Every column is as usual, so is my guess of price.", explanation.Sentence(0, ["a", "b", "c"], "price"));
    }

    [TestMethod]
    public void Of_MissingNumber_CountsAsTheMean()
    {
        var explanation = RegressionExplanation.Of(Fit(new RidgeRegressionTrainer()), [float.NaN, 1, 0]);
        var missing = explanation.Effects[0].Single(effect => effect.Input == 0);
        Assert.AreEqual(0, missing.Effect);
        Assert.AreEqual(missing.Mean, missing.Value);
    }

    [TestMethod]
    public void Sentence_OneColumnAboveAll_IsNamedWithItsDirection()
    {
        var regressor = Fit(new RidgeRegressionTrainer());
        string[] names = ["rooms", "age", "door"];
        Assert.AreEqual("rooms made my guess of price bigger.", RegressionExplanation.Of(regressor, [1, 0, 0]).Sentence(0, names, "price"));
        Assert.AreEqual("age made my guess of size smaller.", RegressionExplanation.Of(regressor, [1, -1, 0]).Sentence(1, names, "size"));
    }

    private static IRegressor Fit(IRegressionTrainer trainer) => trainer.Fit(Rows, 1, null, CancellationToken.None);
}
