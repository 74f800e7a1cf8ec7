using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Trees;

namespace MLKids.Learning.Tests.Trainers.Trees;

[TestClass]
public sealed class BoostedTreesTrainerTests : TrainerContract
{
    protected override ITrainer Create() => new BoostedTreesTrainer();

    [TestMethod]
    public void Fit_OneRoundOfTwoLabels_IsTheHandComputedLeaf()
    {
        // Start: log(3/3) = 0, so p = 1/2, gradient ±1/2, second derivative 1/4. A side of three rows: -rate · (∓3/2) / (3/4 + 1).
        var rows = new LabelledRows([[1], [2], [3], [10], [11], [12]], [0, 0, 0, 1, 1, 1], ["a", "b"]);
        var head = new BoostedTreesTrainer(new() { Rounds = 1, Depth = 1, Rate = 0.5f, L2 = 1, Subsample = 1 }).Fit(rows, 1, null, CancellationToken.None);
        var leaf = 0.5 * 1.5 / 1.75;
        Assert.AreEqual(1 / (1 + Math.Exp(-leaf)), Predict(head, rows, 4)[1], 1e-6);
        Assert.AreEqual(1 / (1 + Math.Exp(leaf)), Predict(head, rows, 1)[1], 1e-6);
    }

    [TestMethod]
    public void Fit_ThreeLabels_TakesThreeTreesARound()
    {
        var rows = new LabelledRows([[1], [2], [3]], [0, 1, 2], ["a", "b", "c"]);
        var head = new BoostedTreesTrainer(new() { Rounds = 1, Depth = 0, Subsample = 1 }).Fit(rows, 1, null, CancellationToken.None);
        foreach (var probability in Predict(head, rows, 0))
            Assert.AreEqual(1 / 3f, probability, 1e-6f);
    }

    [TestMethod]
    [DataRow(1, false)]
    [DataRow(2, true)]
    public void Fit_ExclusiveOr_NeedsTwoQuestions(int depth, bool learned)
    {
        var rows = Exclusive(200);
        var head = new BoostedTreesTrainer(new() { Depth = depth }).Fit(rows, 1, null, CancellationToken.None);
        var right = Enumerable.Range(0, rows.Count).Count(row => Best(Predict(head, rows, row)) == rows.LabelOf(row)) / (double)rows.Count;
        Assert.AreEqual(learned, right > 0.95, $"{right:P0} right");
    }

    [TestMethod]
    public void Fit_ColumnsStretchedInOrder_AnswersTrainingRowsTheSame()
    {
        var rows = LabelledRows.Clouds(30, noise: 2);
        var stretched = new LabelledRows(
            [.. Enumerable.Range(0, rows.Count).Select(row => Features(rows, row).Select(x => (float)Math.Exp(2 * x)).ToArray())],
            [.. Enumerable.Range(0, rows.Count).Select(rows.LabelOf)],
            rows.Labels);
        IHead head = Fit(rows), other = Fit(stretched);
        for (var row = 0; row < rows.Count; row++)
            CollectionAssert.AreEqual(Predict(head, rows, row), Predict(other, stretched, row));
    }

    [TestMethod]
    public void Fit_ManyNoisyRows_StopsEarlyAndSaysDone()
    {
        var heard = new HeardProgress<FitProgress>();
        new BoostedTreesTrainer(new() { Rounds = 400, HoldOutFrom = 500 }).Fit(LabelledRows.Clouds(300, features: 3, noise: 8), 1, heard, CancellationToken.None);
        Assert.IsLessThan(200, heard.All.Count);
        Assert.AreEqual(1.0, heard.All[^1].Done);
    }

    [TestMethod]
    public void Fit_OtherSeed_IsAnotherModel() => CollectionAssert.AreNotEqual(Save(Fit(LabelledRows.Clouds(30, noise: 3), 1)), Save(Fit(LabelledRows.Clouds(30, noise: 3), 2)));

    [TestMethod]
    public void With_Numbers_AreRead()
    {
        var numbers = new Dictionary<string, double> { ["rounds"] = 3, ["depth"] = 1 };
        var heard = new HeardProgress<FitProgress>();
        Create().With(numbers).Fit(LabelledRows.Clouds(20), 1, heard, CancellationToken.None);
        Assert.HasCount(3, heard.All);
    }

    [TestMethod]
    public void Load_AnyByteDamaged_NeverCrashes()
    {
        var bytes = Save(new BoostedTreesTrainer(new() { Rounds = 3 }).Fit(LabelledRows.Clouds(10, features: 6), 1, null, CancellationToken.None));
        var random = new Random(5);
        for (var turn = 0; turn < 500; turn++)
        {
            var damaged = (byte[])bytes.Clone();
            for (var i = random.Next(1, 6); i > 0; i--)
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                using var reader = new BinaryReader(new MemoryStream(damaged));
                var head = Create().Load(reader);
                head.Predict(new float[head.FeatureLength], new float[head.LabelCount]);
            }
            catch (LearningException e)
            {
                Assert.AreEqual(LearningCodes.DamagedModel, e.Code);
            }
        }
    }

    /// <summary>Two numbers between -1 and 1; the label says whether their signs differ.</summary>
    internal static LabelledRows Exclusive(int count)
    {
        var random = new Random(3);
        float[][] rows = [.. Enumerable.Range(0, count).Select(_ => new[] { (float)((2 * random.NextDouble()) - 1), (float)((2 * random.NextDouble()) - 1) })];
        return new(rows, [.. rows.Select(row => row[0] > 0 != row[1] > 0 ? 1 : 0)], ["same", "other"]);
    }

    private static float[] Features(LabelledRows rows, int row)
    {
        var features = new float[rows.FeatureLength];
        rows.Read([row], features);
        return features;
    }
}
