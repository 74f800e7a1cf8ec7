using System.Text.Json;
using System.Text.Json.Serialization;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Regression;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Trainers.Regression;

[TestClass]
public sealed partial class RegressionEvaluationTests
{
    private static readonly CheckPlan FiveFolds = new(int.MaxValue, 5, 5);

    [TestMethod]
    public void Run_StraightLine_AsksEveryRowAndIsAlmostRight()
    {
        var rows = NumberRows.Linear(40);
        var scores = Run(rows, ["price"]);
        Assert.AreEqual(40, scores.Asked);
        Assert.AreEqual(5, scores.Folds);
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 40).ToArray(), scores.Misses.Select(miss => miss.Row).ToArray());
        Assert.IsGreaterThan(0.999, scores.Outputs[0].R2!.Value);
        Assert.AreEqual(Enumerable.Range(0, 40).Max(row => rows.Outputs(row)[0]), scores.Outputs[0].Maximum);
        Assert.AreEqual(Enumerable.Range(0, 40).Min(row => rows.Outputs(row)[0]), scores.Outputs[0].Minimum);
    }

    [TestMethod]
    public void Run_MeanTrainer_GivesTheFiguresWorkedOutByHand()
    {
        // Leave one out of 0, 0, 6: the mean of the others is 3, 3, 0.
        var scores = Run(new([1, 2, 3], [0, 0, 6], 1, 1), ["price"], new MeanTrainer());
        Assert.AreEqual(4.0, scores.Outputs[0].MeanAbsoluteError!.Value, 1e-9);
        Assert.AreEqual(Math.Sqrt(18), scores.Outputs[0].RootMeanSquareError!.Value, 1e-9);
        Assert.AreEqual(1 - (54.0 / 24), scores.Outputs[0].R2!.Value, 1e-9);
        Assert.AreEqual(2.0, scores.Outputs[0].Mean, 1e-9);
        Assert.AreEqual(new RegressionMiss(2, 0, 6, 0), scores.Misses[0]);
        Assert.AreEqual("My guesses of price are 4 off, on average.", scores.Sentence());
    }

    [TestMethod]
    public void Run_TwoOutputsOfDifferentSize_WorstIsMeasuredInDeviations()
    {
        var rows = NumberRows.Make(30, 2, 1, x => [1000 * x[0], x[1]]);
        float[] outputs = [.. Enumerable.Range(0, 30).SelectMany(row => rows.Outputs(row).ToArray())];
        outputs[(17 * 2) + 1] = 9;
        var scores = Run(new([.. rows.AllInputs], outputs, 2, 2), ["big", "small"]);
        Assert.AreEqual((17, 1), (scores.Misses[0].Row, scores.Misses[0].Output));
        Assert.AreEqual(30, scores.Asked);
        Assert.HasCount(60, scores.Misses);
    }

    [TestMethod]
    public void Run_GroupsGiven_NeverLearnsFromTheGroupItAsks()
    {
        int[] groups = [.. Enumerable.Range(0, 30).Select(row => row / 4)];
        var inputs = Enumerable.Range(0, 30).Select(row => (float)row).ToArray();
        var trainer = new MeanTrainer { OnFit = learned =>
        {
            var known = Enumerable.Range(0, learned.Count).Select(row => groups[(int)learned.Inputs(row)[0]]).ToArray();
            foreach (var group in known.Distinct())
                Assert.AreEqual(groups.Count(other => other == group), known.Count(other => other == group), $"group {group} is cut");
        } };
        Assert.AreEqual(30, Run(new(inputs, inputs, 1, 1), ["x"], trainer, groups).Asked);
    }

    [TestMethod]
    public void Run_FewerRoundsThanFolds_AsksAPart()
    {
        var scores = RegressionEvaluation.Run(
            new RidgeRegressionTrainer(), NumberRows.Linear(50), ["price"], null, new(int.MaxValue, 5, 1), 1, null, CancellationToken.None);
        Assert.AreEqual(10, scores.Asked);
        Assert.AreEqual("Asked 10 rows of regressors that had not learned from them.", scores.Note);
    }

    [TestMethod]
    public void Run_AllInOneGroup_SaysWhyThereAreNoFigures()
    {
        var scores = Run(NumberRows.Linear(10), ["price"], groups: new int[10]);
        Assert.AreEqual(0, scores.Asked);
        Assert.IsNull(scores.Outputs[0].MeanAbsoluteError);
        Assert.IsEmpty(scores.Misses);
        StringAssert.Contains(scores.Note, "none can be held back");
        Assert.AreEqual("I cannot test my guesses of price yet. Add rows.", scores.Sentence());
    }

    [TestMethod]
    public void Run_TwoRows_SaysWhyThereAreNoFigures() => Assert.AreEqual(0, Run(new([1, 2], [1, 2], 1, 1), ["price"]).Asked);

    [TestMethod]
    public void Run_ConstantOutput_HasNoR2()
    {
        var scores = Run(NumberRows.Make(20, 2, 1, _ => [3]), ["price"]);
        Assert.IsNull(scores.Outputs[0].R2);
        Assert.AreEqual(0.0, scores.Outputs[0].MeanAbsoluteError);
        Assert.AreEqual("My guesses of price are just right.", scores.Sentence());
    }

    [TestMethod]
    public void Run_Twice_IsTheSame()
    {
        var rows = NumberRows.Curved(40);
        Assert.AreEqual(Json(Run(rows, ["a"], new RegressionTrainer())), Json(Run(rows, ["a"], new RegressionTrainer())));
    }

    [TestMethod]
    public void Run_Progress_RisesToOne()
    {
        var heard = new List<double>();
        RegressionEvaluation.Run(new RidgeRegressionTrainer(), NumberRows.Linear(20), ["a"], null, FiveFolds, 1, heard.Add, CancellationToken.None);
        Assert.AreEqual(1.0, heard[^1], 1e-9);
        Assert.IsTrue(heard.Zip(heard.Skip(1)).All(pair => pair.First <= pair.Second));
    }

    [TestMethod]
    public void Run_CancelledInAFold_Stops()
    {
        using var source = new CancellationTokenSource();
        var trainer = new MeanTrainer { OnFit = _ => source.Cancel() };
        Assert.ThrowsExactly<OperationCanceledException>(() =>
            RegressionEvaluation.Run(trainer, NumberRows.Linear(20), ["a"], null, FiveFolds, 1, null, source.Token));
    }

    [TestMethod]
    public void Run_RowsThatCannotBeLearned_ThrowsThatItself()
    {
        var inputs = new float[20];
        inputs[3] = float.NaN;
        Assert.ThrowsExactly<LearningException>(() => Run(new(inputs, new float[20], 1, 1), ["a"]));
    }

    [TestMethod]
    public void OfTestSet_RowsPutAside_AreAsked()
    {
        var (learned, test) = (NumberRows.Linear(30), NumberRows.Linear(12, seed: 2));
        var regressor = new RidgeRegressionTrainer().Fit(learned, 1, null, CancellationToken.None);
        var scores = RegressionEvaluation.OfTestSet(regressor, test, learned, ["price"], CancellationToken.None);
        Assert.AreEqual(12, scores.Asked);
        Assert.AreEqual(NumberRows.R2(regressor, test), scores.Outputs[0].R2!.Value, 1e-6);
        Assert.AreEqual("Asked the 12 rows that were put aside.", scores.Note);
    }

    [TestMethod]
    public void Scores_AsJson_ComeBackTheSame()
    {
        var json = Json(Run(NumberRows.Curved(20), ["größe"]));
        Assert.AreEqual(json, Json(JsonSerializer.Deserialize(json, ScoresJson.Default.RegressionScores)!));
        StringAssert.Contains(json, "\"RootMeanSquareError\":");
    }

    [TestMethod]
    [DataRow(3.2171, "3.2")]
    [DataRow(32.17, "32")]
    [DataRow(3217.1, "3217")]
    [DataRow(0.0456, "0.046")]
    [DataRow(0.96, "0.96")]
    [DataRow(2.0, "2")]
    [DataRow(4.5e20, "4.5E+20")]
    public void Sentence_AnyError_IsRoundedToWhatCounts(double error, string said) =>
        Assert.AreEqual($"My guesses of price are {said} off, on average.", new OutputReport("price", error, error, 0.5, 0, 1, 0.5).Sentence());

    private static RegressionScores Run(RegressionRows rows, string[] names, IRegressionTrainer? trainer = null, int[]? groups = null) =>
        RegressionEvaluation.Run(trainer ?? new RidgeRegressionTrainer(), rows, names, groups, FiveFolds, 1, null, CancellationToken.None);

    private static string Json(RegressionScores scores) => JsonSerializer.Serialize(scores, ScoresJson.Default.RegressionScores);

    [JsonSerializable(typeof(RegressionScores))]
    private sealed partial class ScoresJson : JsonSerializerContext;

    /// <summary>Always answers the mean of the first output.</summary>
    private sealed class MeanTrainer : IRegressionTrainer
    {
        public Action<RegressionRows>? OnFit { get; init; }

        public string Id => "mean";

        public IRegressor Fit(RegressionRows rows, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
        {
            OnFit?.Invoke(rows);
            cancellation.ThrowIfCancellationRequested();
            return new MeanRegressor(rows.InputCount, Enumerable.Range(0, rows.Count).Average(row => rows.Outputs(row)[0]));
        }

        public IRegressor Load(BinaryReader reader) => new MeanRegressor(reader.ReadInt32(), reader.ReadSingle());
    }

    private sealed class MeanRegressor(int inputs, float mean) : IRegressor
    {
        public string TrainerId => "mean";

        public int InputCount => inputs;

        public int OutputCount => 1;

        public ReadOnlySpan<float> InputMeans => new float[inputs];

        public void Predict(ReadOnlySpan<float> row, Span<float> outputs) => outputs[0] = mean;

        public void Save(BinaryWriter writer)
        {
            writer.Write(inputs);
            writer.Write(mean);
        }
    }
}
