using MLKids.Learning;
using MLKids.Learning.Trainers;

namespace MLKids.Testing.Learning;

/// <summary>What every trainer of numbers promises. A trainer gets one <c>[TestClass]</c> that derives from this.</summary>
public abstract partial class RegressionTrainerContract
{
    /// <summary>A new trainer as its plugin makes it.</summary>
    protected abstract IRegressionTrainer Create();

    /// <summary>R² that new rows of <see cref="NumberRows.Curved"/> must reach.</summary>
    protected abstract double CurvedPromise { get; }

    [TestMethod]
    public void Fit_StraightLines_AnswersNewRowsRight()
    {
        var regressor = Fit(NumberRows.Linear(60));
        Assert.IsGreaterThan(0.999, NumberRows.R2(regressor, NumberRows.Linear(50, seed: 2)));
    }

    [TestMethod]
    public void Fit_CurvedProblem_KeepsItsPromise() =>
        Assert.IsGreaterThan(CurvedPromise, NumberRows.R2(Fit(NumberRows.Curved(200)), NumberRows.Curved(100, seed: 2)));

    [TestMethod]
    public void Fit_TwoOutputsOfVeryDifferentSize_LearnsBoth()
    {
        var regressor = Fit(NumberRows.Make(50, 2, 1, x => [1e6f * x[0], 1e-6f * (x[1] - x[0])]));
        var answer = Predict(regressor, [0.5f, -0.25f]);
        Assert.AreEqual(5e5f, answer[0], 1e4f);
        Assert.AreEqual(-7.5e-7f, answer[1], 2e-8f);
    }

    [TestMethod]
    public void Fit_CelsiusToFahrenheit_GoesOnOutsideOfWhatWasLearned()
    {
        var regressor = Fit(new([.. Enumerable.Range(10, 20).Select(i => (float)i)], [.. Enumerable.Range(10, 20).Select(i => 32 + (1.8f * i))], 1, 1));
        Assert.AreEqual(212f, Predict(regressor, [100])[0], 0.5f);
    }

    [TestMethod]
    public void Fit_AnyRows_RegressorNamesItsTrainerShapeAndMeans()
    {
        var regressor = Fit(new([1, 2, 3, 6], [5, 6, 7, 8, 9, 9], 2, 3));
        Assert.AreEqual(Create().Id, regressor.TrainerId);
        Assert.AreEqual(2, regressor.InputCount);
        Assert.AreEqual(3, regressor.OutputCount);
        CollectionAssert.AreEqual(new float[] { 2, 4 }, regressor.InputMeans.ToArray());
    }

    [TestMethod]
    public void Fit_MoreInputsThanRows_AnswersSensibly()
    {
        var regressor = Fit(NumberRows.Make(15, 40, 1, x => [3 * (x[0] + x[1])]));
        Assert.IsGreaterThan(0.1, NumberRows.R2(regressor, NumberRows.Make(50, 40, 2, x => [3 * (x[0] + x[1])])));
    }

    [TestMethod]
    public void Fit_ConstantColumns_CountForNothingAndAreAnswered()
    {
        var rows = NumberRows.Make(30, 2, 1, x => [x[0], 7]);
        var inputs = Enumerable.Range(0, 30).SelectMany(row => new[] { rows.Inputs(row)[0], 0.1f }).ToArray();
        var regressor = Fit(new(inputs, [.. Enumerable.Range(0, 30).SelectMany(row => rows.Outputs(row).ToArray())], 2, 2));
        CollectionAssert.AreEqual(Predict(regressor, [0.5f, 0.1f]), Predict(regressor, [0.5f, 1000]));
        Assert.AreEqual(7f, Predict(regressor, [0.5f, 0.1f])[1]);
        Assert.AreEqual(0.5f, Predict(regressor, [0.5f, 0.1f])[0], 0.05f);
    }

    [TestMethod]
    public void Fit_TwoRows_GivesTheLineThroughThem()
    {
        var regressor = Fit(new([0, 10], [1, 2], 1, 1));
        Assert.AreEqual(1f, Predict(regressor, [0])[0], 1e-4f);
        Assert.AreEqual(1.5f, Predict(regressor, [5])[0], 1e-4f);
        Assert.AreEqual(2f, Predict(regressor, [10])[0], 1e-4f);
    }

    [TestMethod]
    public void Fit_AllRowsTheSame_AnswersThat() =>
        Assert.AreEqual(4f, Predict(Fit(new([.. Enumerable.Repeat(3f, 20)], [.. Enumerable.Repeat(4f, 20)], 1, 1)), [3])[0]);

    [TestMethod]
    public void Fit_DuplicatedRowsAndColumns_AnswersRight()
    {
        var rows = NumberRows.Linear(20);
        var inputs = Enumerable.Range(0, 60).SelectMany(row => rows.Inputs(row % 20).ToArray().Concat(rows.Inputs(row % 20).ToArray())).ToArray();
        var outputs = Enumerable.Range(0, 60).SelectMany(row => rows.Outputs(row % 20).ToArray()).ToArray();
        var regressor = Fit(new(inputs, outputs, 2 * rows.InputCount, rows.OutputCount));
        for (var row = 0; row < 20; row++)
            Assert.AreEqual(rows.Outputs(row)[0], Predict(regressor, inputs.AsSpan(row * 2 * rows.InputCount, 2 * rows.InputCount).ToArray())[0], 0.05f);
    }

    [TestMethod]
    public void Fit_HugeAndTinyNumbers_AnswersFinite()
    {
        float[] inputs = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { i % 2 == 0 ? float.MaxValue : float.MinValue, i * float.Epsilon, 1e30f * i })];
        float[] outputs = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { i % 2 == 0 ? float.MinValue : float.MaxValue, i % 3 * float.Epsilon })];
        var regressor = Fit(new(inputs, outputs, 3, 2));
        for (var row = 0; row < 40; row++)
            Assert.IsTrue(Predict(regressor, inputs.AsSpan(row * 3, 3).ToArray()).All(float.IsFinite), $"row {row}");
        Assert.IsLessThan(0f, Predict(regressor, inputs[..3])[0]);
    }

    [TestMethod]
    [DataRow(1e20f)]
    [DataRow(-1e38f)]
    [DataRow(float.MaxValue)]
    [DataRow(float.PositiveInfinity)]
    [DataRow(float.NegativeInfinity)]
    [DataRow(float.NaN)]
    public void Predict_FarOutside_EndsTenRangesFromWhatWasLearned(float far)
    {
        var rows = NumberRows.Linear(40);
        var learned = Enumerable.Range(0, 40).Select(row => rows.Outputs(row)[0]).ToArray();
        var range = learned.Max() - learned.Min();
        var answer = Predict(Fit(rows), [.. Enumerable.Repeat(far, rows.InputCount)])[0];
        Assert.IsTrue(answer >= learned.Min() - (10.001f * range) && answer <= learned.Max() + (10.001f * range), $"{answer}");
    }

    [TestMethod]
    public void Predict_WrongLengths_AreRefused()
    {
        var regressor = Fit(NumberRows.Linear(12));
        Assert.ThrowsExactly<ArgumentException>(() => regressor.Predict(new float[regressor.InputCount - 1], new float[1]));
        Assert.ThrowsExactly<ArgumentException>(() => regressor.Predict(new float[regressor.InputCount], new float[2]));
    }

    [TestMethod]
    public void Predict_FromEightThreads_GivesTheSame()
    {
        var rows = NumberRows.Curved(40);
        var regressor = Fit(rows);
        var expected = Enumerable.Range(0, rows.Count).Select(row => Predict(regressor, rows.Inputs(row).ToArray())).ToArray();
        Parallel.For(0, 200 * rows.Count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            CollectionAssert.AreEqual(expected[i % rows.Count], Predict(regressor, rows.Inputs(i % rows.Count).ToArray())));
    }

    [TestMethod]
    public void Fit_Progress_EndsAtOneAndLossFalls()
    {
        var heard = new HeardProgress<FitProgress>();
        Create().Fit(NumberRows.Curved(60), 1, heard, CancellationToken.None);
        Assert.AreEqual(1.0, heard.All[^1].Done);
        Assert.IsTrue(heard.All.Zip(heard.All.Skip(1)).All(pair => pair.First.Done <= pair.Second.Done && pair.First.Round < pair.Second.Round));
        Assert.IsTrue(heard.All.All(progress => progress.Loss is >= 0 and < 1));
        Assert.IsLessThanOrEqualTo(heard.All[0].Loss, heard.All[^1].Loss);
    }

    [TestMethod]
    public void Fit_CancelledBefore_Throws() =>
        Assert.ThrowsExactly<OperationCanceledException>(() => Create().Fit(NumberRows.Linear(20), 1, null, new(canceled: true)));

    [TestMethod]
    public void Fit_CancelledMidway_Stops()
    {
        // Takes seconds: without a look at the cancellation nothing would be thrown.
        var rows = NumberRows.Make(420, 400, 1, x => [x[0] * x[1]]);
        using var source = new CancellationTokenSource();
        // A thread of its own: a timer comes late where other tests keep all threads of the pool busy.
        var stopper = new Thread(() =>
        {
            source.Token.WaitHandle.WaitOne(30);
            source.Cancel();
        });
        stopper.Start();
        Assert.ThrowsExactly<OperationCanceledException>(() => Create().Fit(rows, 1, null, source.Token));
        stopper.Join();
    }

    /// <summary>Fits a new trainer without progress.</summary>
    protected IRegressor Fit(RegressionRows rows, int seed = 1) => Create().Fit(rows, seed, null, CancellationToken.None);

    /// <summary>The outputs for one row.</summary>
    protected static float[] Predict(IRegressor regressor, float[] inputs)
    {
        var outputs = new float[regressor.OutputCount];
        regressor.Predict(inputs, outputs);
        return outputs;
    }
}
