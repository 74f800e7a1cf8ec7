using MLKids.Learning.Tests.Training;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Flavours;

/// <summary>What must be equal in every flavour: the same tests run in each.</summary>
[TestClass]
public sealed class SameAnswersTests
{
    /// <summary>Largest difference of a probability between flavours.</summary>
    private const float Tolerance = 0.01f;

    /// <summary>The bytes of a softmax head for two features and three labels, as every flavour writes them: signature, labels, features, weights, biases.</summary>
    private const string SavedHead = "AVNMTQMAAAACAAAAAACAPwAAAL8AAABAAAAAAAAAgL8AAEBAAAAAPwAAgL4AAAAA";

    public static IEnumerable<object[]> Stored => StoredAnswers.All.Select((_, i) => new object[] { i });

    [TestMethod]
    [DynamicData(nameof(Stored))]
    public void SoftmaxHead_GeneratedRows_AnswersAsStored(int index)
    {
        var stored = StoredAnswers.All[index];
        var head = new SoftmaxHeadTrainer(stored.L2).Fit(stored.Learned, 1, null, CancellationToken.None);
        var (asked, row) = (stored.Asked, new float[stored.Features]);
        for (var i = 0; i < stored.Answers.Length; i++)
        {
            var probabilities = new float[stored.Labels];
            asked.Read([i], row);
            head.Predict(row, probabilities);
            var wanted = stored.Answers[i];
            Assert.AreEqual(Array.IndexOf(wanted, wanted.Max()), Array.IndexOf(probabilities, probabilities.Max()), $"label of row {i}");
            for (var label = 0; label < stored.Labels; label++)
                Assert.AreEqual(wanted[label], probabilities[label], Tolerance, $"row {i}, label {label}");
        }
    }

    [TestMethod]
    public void SoftmaxHead_RowsInAnotherOrder_KeepsTheOrderOfLabels()
    {
        // The last label comes first: keys made in the order of rows would swap them.
        var rows = new LabelledRows([[0, 0, 4], [0, 4, 0], [4, 0, 0], [0, 0, 5], [0, 5, 0], [5, 0, 0]], [2, 1, 0, 2, 1, 0], ["a", "b", "c"]);
        var head = new SoftmaxHeadTrainer().Fit(rows, 1, null, CancellationToken.None);
        var probabilities = new float[3];
        for (var label = 0; label < 3; label++)
        {
            var row = new float[3];
            row[label] = 4;
            head.Predict(row, probabilities);
            Assert.AreEqual(label, Array.IndexOf(probabilities, probabilities.Max()));
        }
    }

    [TestMethod]
    public void SoftmaxHead_SavedBytes_AreReadAndWrittenAlike()
    {
        var bytes = Convert.FromBase64String(SavedHead);
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var head = new SoftmaxHeadTrainer().Load(reader);
        var probabilities = new float[3];
        head.Predict([1, 2], probabilities);
        // Scores 1 - 1 + 0.5, 2 - 0.25, -1 + 6.
        double[] scores = [Math.Exp(0.5), Math.Exp(1.75), Math.Exp(5)];
        for (var label = 0; label < 3; label++)
            Assert.AreEqual(scores[label] / scores.Sum(), probabilities[label], 1e-6);
        using var again = new MemoryStream();
        using (var writer = new BinaryWriter(again))
            head.Save(writer);
        CollectionAssert.AreEqual(bytes, again.ToArray());
    }

    [TestMethod]
    public void Report_OfTheSimplifiedPreset_SaysTheSame()
    {
        using var fixture = new TrainingFixture();
        fixture.Trainers["softmax-head"] = new SoftmaxHeadTrainer();
        fixture.Add("left", 12, -1);
        fixture.Add("right", 18, 1);
        var report = fixture.Train(fixture.Request with { Preset = Preset.Simplified, Reason = "asked", Seed = 3 });
        Assert.AreEqual(
            "Points simplified asked point-v1 softmax-head 3 30 0 CrossValidated 5 12 0|0 18 left:12 right:18",
            $"{report.ModelName} {report.Preset} {report.Reason} {report.FeaturizerId} {report.TrainerId} {report.Seed} {report.Examples} {report.TestExamples} {report.AccuracyKind} {report.Folds} "
            + $"{string.Join("|", report.Confusion.Select(row => string.Join(" ", row)))} {string.Join(" ", report.Labels.Select(label => $"{label.Name}:{label.Examples}"))}");
        Assert.AreEqual(1.0, report.Accuracy);
        Assert.IsEmpty(report.Warnings, string.Join("; ", report.Warnings));
        Assert.IsGreaterThanOrEqualTo(2, report.LossHistory.Count);
        Assert.IsLessThan(report.LossHistory[0].Loss, report.LossHistory[^1].Loss);
        Assert.IsTrue(report.LossHistory.Zip(report.LossHistory.Skip(1)).All(pair => pair.First.Round <= pair.Second.Round), "rounds do not go back");
        Assert.HasCount(64, report.ModelHash);
        Assert.AreEqual(report.ToJson(), TrainingReport.FromJson(report.ToJson()).ToJson());
        Assert.AreEqual("right", fixture.Store.Get(fixture.Model.Id).Predict([1, 0, 0, 0]).Label);
    }
}
