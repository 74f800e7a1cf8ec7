using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Sounds;

namespace MLKids.Learning.Tests.Trainers.Sounds;

[TestClass]
public sealed class SoundHeadTrainerTests : TrainerContract
{
    protected override ITrainer Create() => new SoundHeadTrainer();

    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(5, 0)]
    [DataRow(5, 2)]
    public void With_Epochs_GoesThroughTheRowsAtMostSoOften(int epochs, int fineTune)
    {
        var heard = new HeardProgress<FitProgress>();
        var trainer = new SoundHeadTrainer().With(new Dictionary<string, double> { ["epochs"] = epochs, ["fineTuneEpochs"] = fineTune, ["hop"] = 0.25 });
        trainer.Fit(LabelledRows.Clouds(20, noise: 3), 1, heard, CancellationToken.None);
        var rounds = heard.All.Select(h => h.Round).ToArray();
        CollectionAssert.AreEqual(Enumerable.Range(1, rounds.Length).ToArray(), rounds);
        Assert.IsInRange(1, 4 * (epochs + fineTune), rounds.Length);
    }

    [TestMethod]
    public void Fit_AnySeedOrBatch_LearnsTheSame()
    {
        var rows = LabelledRows.Clouds(20, noise: 3);
        CollectionAssert.AreEqual(Save(Fit(rows, seed: 1)), Save(Fit(rows, seed: 2)));
        float[] a = Predict(Fit(rows), rows, 5), b = Predict(new SoundHeadTrainer(new() { Batch = 7 }).Fit(rows, 1, null, CancellationToken.None), rows, 5);
        for (var i = 0; i < a.Length; i++)
            Assert.AreEqual(a[i], b[i], 0.01);
    }

    /// <summary>In float64, by the definition.</summary>
    [TestMethod]
    [DataRow(1f)]
    [DataRow(20f)]
    public void Fit_ManyEpochs_StopsWhereTheGradientIsAlmostZero(float l2)
    {
        var rows = LabelledRows.Clouds(30, features: 5, noise: 6);
        var head = (SoundHead)new SoundHeadTrainer(new() { Epochs = 400, L2 = l2 }).Fit(rows, 1, null, CancellationToken.None);
        var scaler = FeatureScaler.Fit(rows, CancellationToken.None);
        using var reader = new BinaryReader(new MemoryStream(Save(head)));
        reader.ReadBytes(12 + (2 * 5 * 4));
        var weights = Enumerable.Range(0, 15).Select(_ => (double)reader.ReadSingle()).ToArray();
        var row = new float[5];
        var gradient = weights.Select(w => l2 * w / rows.Count).ToArray();
        for (var r = 0; r < rows.Count; r++)
        {
            rows.Read([r], row);
            var probabilities = Predict(head, rows, r);
            for (var label = 0; label < 3; label++)
                for (var i = 0; i < 5; i++)
                    gradient[(label * 5) + i] += (probabilities[label] - (rows.LabelOf(r) == label ? 1 : 0)) * (row[i] - scaler.Mean[i]) * scaler.Factor[i] / rows.Count;
        }
        Assert.IsLessThan(1e-3, gradient.Max(Math.Abs));
    }

    [TestMethod]
    public void With_Batch_ReadsSoManyRowsAtOnce()
    {
        var rows = LabelledRows.Clouds(100);
        new SoundHeadTrainer().With(new Dictionary<string, double> { ["batch"] = 100, ["epochs"] = 2 }).Fit(rows, 1, null, CancellationToken.None);
        Assert.AreEqual(100, rows.LargestRead);
        new SoundHeadTrainer().With(new Dictionary<string, double> { ["batch"] = 1e9, ["epochs"] = 2 }).Fit(rows, 1, null, CancellationToken.None);
        Assert.AreEqual(128, rows.LargestRead);
    }

    [TestMethod]
    public void Fit_FeaturesOfVeryDifferentSize_WeighAlike()
    {
        // The label is in the small feature; the large one is noise.
        var random = new Random(6);
        var rows = new LabelledRows([.. Enumerable.Range(0, 60).Select(i => new[] { (1000 * random.NextSingle()) + 5000, (i % 2 * 0.001f) + (0.0002f * random.NextSingle()) + 7 })], [.. Enumerable.Range(0, 60).Select(i => i % 2)], ["a", "b"]);
        var scaler = FeatureScaler.Fit(rows, CancellationToken.None);
        Assert.IsLessThan(0.1, scaler.Factor[1] * 0.0005, "a deviation far under the block's mean is not blown up");
        var sound = new LabelledRows([.. Enumerable.Range(0, 60).Select(i => Enumerable.Range(0, 1120).Select(f => f < 960 ? 1000 * random.NextSingle() : (i % 2 * 0.001f) + (0.0002f * random.NextSingle())).ToArray())], [.. Enumerable.Range(0, 60).Select(i => i % 2)], ["a", "b"]);
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
        var rows = new LabelledRows(points, [.. Enumerable.Range(0, 23).Select(i => i % 2)], ["a", "b"]);
        var head = new SoundHeadTrainer(new() { Batch = 7 }).Fit(rows, 1, null, CancellationToken.None);
        Assert.IsTrue(Enumerable.Range(0, 23).All(row => Best(Predict(head, rows, row)) == row % 2));
    }

    [TestMethod]
    public void Evaluate_Gradient_AgreesWithDifferences()
    {
        var rows = LabelledRows.Clouds(7, features: 3, noise: 3);
        var objective = new SoundObjective(rows, FeatureScaler.Fit(rows, CancellationToken.None), 2, 5);
        var random = new Random(3);
        float[] point = [.. Enumerable.Range(0, objective.Length).Select(i => i < 3 * objective.Stride && i % objective.Stride >= 3 ? 0 : random.NextSingle() - 0.5f)];
        float[] gradient = new float[point.Length], ignored = new float[point.Length];
        objective.Evaluate(point, gradient, CancellationToken.None);
        foreach (var i in (int[])[0, 1, 2, objective.Stride, (2 * objective.Stride) + 1, 3 * objective.Stride, (3 * objective.Stride) + 2])
        {
            const float Step = 1e-2f;
            point[i] += Step;
            var above = objective.Evaluate(point, ignored, CancellationToken.None);
            point[i] -= 2 * Step;
            var below = objective.Evaluate(point, ignored, CancellationToken.None);
            point[i] += Step;
            Assert.AreEqual((above - below) / (2 * Step), gradient[i], 2e-3, $"parameter {i}");
        }
    }

    [TestMethod]
    public void Minimise_NarrowValley_FindsItsBottom()
    {
        static double Valley(ReadOnlySpan<float> at, Span<float> gradient)
        {
            double value = 0;
            for (var i = 0; i < at.Length; i++)
            {
                var steep = MathF.Pow(10, i % 4);
                value += steep / 2 * (at[i] - i) * (at[i] - i);
                gradient[i] = steep * (at[i] - i);
            }
            return value;
        }
        var point = new float[12];
        new QuasiNewton(Valley, 12).Minimise(point, 1e-3f, 100);
        for (var i = 0; i < 12; i++)
            Assert.AreEqual(i, point[i], 0.01);
    }
}
