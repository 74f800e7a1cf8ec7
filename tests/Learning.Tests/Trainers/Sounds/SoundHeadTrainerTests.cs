using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Sounds;

namespace MLKids.Learning.Tests.Trainers.Sounds;

[TestClass]
public sealed class SoundHeadTrainerTests : TrainerContract
{
    private protected override ITrainer Create() => new SoundHeadTrainer();

    [TestMethod]
    [DataRow(50, 0, 0.0, 50)]
    [DataRow(20, 7, 0.0, 27)]
    [DataRow(20, 7, 0.2, 27)]
    [DataRow(20, 0, 0.2, 24)]
    public void With_Numbers_TakesThatManyEpochs(int epochs, int fineTune, double validation, int rounds)
    {
        var heard = new Heard<FitProgress>();
        var trainer = new SoundHeadTrainer().With(new Dictionary<string, double>
        {
            ["epochs"] = epochs, ["fineTuneEpochs"] = fineTune, ["validation"] = validation, ["batch"] = 16, ["hop"] = 0.25,
        });
        trainer.Fit(Rows.Clouds(20), 1, heard, CancellationToken.None);
        Assert.HasCount(rounds, heard.All);
        CollectionAssert.AreEqual(Enumerable.Range(1, rounds).ToArray(), heard.All.Select(h => h.Round).ToArray());
    }

    [TestMethod]
    public void With_Batch_ReadsSoManyRowsAtOnce()
    {
        var rows = Rows.Clouds(100);
        new SoundHeadTrainer().With(new Dictionary<string, double> { ["batch"] = 100, ["epochs"] = 2 }).Fit(rows, 1, null, CancellationToken.None);
        Assert.AreEqual(100, rows.LargestRead);
        new SoundHeadTrainer().With(new Dictionary<string, double> { ["batch"] = 1e9, ["epochs"] = 2 }).Fit(rows, 1, null, CancellationToken.None);
        Assert.AreEqual(128, rows.LargestRead);
    }

    [TestMethod]
    public void Fit_WithValidation_StillLearnsEveryRow()
    {
        // Each row alone shows one feature: what is never learned from cannot be known. 15 of 30 are held back at first.
        var rows = new Rows([.. Enumerable.Range(0, 30).Select(i => Enumerable.Range(0, 30).Select(j => i == j ? 1f : 0).ToArray())], [.. Enumerable.Range(0, 30).Select(i => i % 3)], ["a", "b", "c"]);
        var head = new SoundHeadTrainer(new() { Validation = 0.5, Epochs = 60, FineTuneEpochs = 60 }).Fit(rows, 3, null, CancellationToken.None);
        Assert.IsTrue(Enumerable.Range(0, 30).All(row => Best(Predict(head, rows, row)) == row % 3));
    }

    [TestMethod]
    public void Choose_FewGroups_HoldsNothingBack()
    {
        Assert.IsEmpty(HeldBack.Choose(Rows.Clouds(6), 0.15, new Random(1)));
        Assert.HasCount(3, HeldBack.Choose(Rows.Clouds(7), 0.15, new Random(1)));
    }

    [TestMethod]
    public void Choose_Groups_StayTogether()
    {
        var table = new ExampleTable(new float[40], 1, ["a", "b"], [.. Enumerable.Range(0, 40).Select(i => i % 2)], [.. Enumerable.Range(0, 40).Select(i => i / 4)]);
        var held = HeldBack.Choose(table, 0.25, new Random(2));
        Assert.IsNotEmpty(held);
        Assert.IsTrue(held.GroupBy(row => row / 4).All(group => group.Count() == 4));
    }

    [TestMethod]
    public void Fit_FeaturesOfVeryDifferentSize_WeighAlike()
    {
        // The label is in the small feature; the large one is noise.
        var random = new Random(6);
        var rows = new Rows([.. Enumerable.Range(0, 60).Select(i => new[] { (1000 * random.NextSingle()) + 5000, (i % 2 * 0.001f) + (0.0002f * random.NextSingle()) + 7 })], [.. Enumerable.Range(0, 60).Select(i => i % 2)], ["a", "b"]);
        var scaler = FeatureScaler.Fit(rows, CancellationToken.None);
        Assert.IsLessThan(0.1, scaler.Factor[1] * 0.0005, "a deviation far under the block's mean is not blown up");
        var sound = new Rows([.. Enumerable.Range(0, 60).Select(i => Enumerable.Range(0, 1120).Select(f => f < 960 ? 1000 * random.NextSingle() : (i % 2 * 0.001f) + (0.0002f * random.NextSingle())).ToArray())], [.. Enumerable.Range(0, 60).Select(i => i % 2)], ["a", "b"]);
        var head = Fit(sound);
        Assert.IsTrue(Enumerable.Range(0, 60).All(row => Best(Predict(head, sound, row)) == row % 2), "but blocks of sound features have a scale of their own");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(31)]
    [DataRow(33)]
    [DataRow(160)]
    public void Fit_AnyFeatureLengthAndOddBatch_Learns(int features)
    {
        var points = Enumerable.Range(0, 23).Select(i => Enumerable.Repeat(i % 2 == 0 ? 1f : -1f, features).ToArray()).ToArray();
        var rows = new Rows(points, [.. Enumerable.Range(0, 23).Select(i => i % 2)], ["a", "b"]);
        var head = new SoundHeadTrainer(new() { Batch = 7 }).Fit(rows, 1, null, CancellationToken.None);
        Assert.IsTrue(Enumerable.Range(0, 23).All(row => Best(Predict(head, rows, row)) == row % 2));
    }

    [TestMethod]
    public void Learn_SmallSteps_FollowTheGradient()
    {
        // One step of Adam from zero moves each weight by the rate against its gradient's sign.
        const int Features = 5, Labels = 3;
        var layer = new SoundLayer(Features, [0.5, 0.25, 0.25]);
        var random = new Random(9);
        var batch = new float[8 * layer.Stride];
        int[] targets = [0, 1, 2, 1, 0, 2];
        for (var row = 0; row < targets.Length; row++)
            for (var i = 0; i < Features; i++)
                batch[(row * layer.Stride) + i] = random.NextSingle() - 0.5f;
        var scores = new float[8 * Labels];
        Assert.AreEqual((2 * Math.Log(2)) + (4 * Math.Log(4)), layer.Loss(batch, targets, scores), 1e-5);
        layer.Learn(batch, targets.Length, scores, AdamStep.Of(1, 0.001f, 0));
        double[] shares = [0.5, 0.25, 0.25];
        for (var label = 0; label < Labels; label++)
            for (var i = 0; i < Features; i++)
            {
                var gradient = Enumerable.Range(0, 6).Sum(row => (shares[label] - (targets[row] == label ? 1 : 0)) * batch[(row * layer.Stride) + i]);
                Assert.AreEqual(-0.001 * Math.Sign(gradient), layer.Copy().Weights[(label * Features) + i], 1e-5);
            }
    }
}
