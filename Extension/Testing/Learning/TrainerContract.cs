using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;

namespace MLKids.Testing.Learning;

/// <summary>
/// What every trainer of labels promises. A trainer gets one <c>[TestClass]</c> that derives from this and gives it in <see cref="Create"/>. A head is saved as at least
/// twelve bytes in which damage shows (a signature, the number of labels, the number of features), and then little-endian floats that are refused when they are not
/// finite.
/// </summary>
public abstract partial class TrainerContract
{
    /// <summary>A new trainer as its plugin makes it.</summary>
    protected abstract ITrainer Create();

    [TestMethod]
    public void Fit_SeparateClouds_AnswersNewRowsRight()
    {
        var head = Fit(LabelledRows.Clouds(30));
        var fresh = LabelledRows.Clouds(50, skip: 7);
        var right = Enumerable.Range(0, fresh.Count).Count(row => Best(Predict(head, fresh, row)) == fresh.LabelOf(row));
        Assert.AreEqual(fresh.Count, right);
    }

    [TestMethod]
    public void Fit_AnyRows_HeadNamesItsTrainerAndShape()
    {
        var head = Fit(LabelledRows.Clouds(5, labels: 4, features: 13));
        Assert.AreEqual(Create().Id, head.TrainerId);
        Assert.AreEqual(13, head.FeatureLength);
        Assert.AreEqual(4, head.LabelCount);
    }

    [TestMethod]
    public void Predict_AnyRow_GivesProbabilities()
    {
        var rows = LabelledRows.Clouds(10, labels: 5);
        var head = Fit(rows);
        for (var row = 0; row < rows.Count; row++)
        {
            var probabilities = Predict(head, rows, row);
            Assert.AreEqual(1, probabilities.Sum(), 1e-5);
            Assert.IsTrue(probabilities.All(p => p is >= 0 and <= 1));
        }
    }

    [TestMethod]
    public void Predict_EnormousFeatures_StillGivesProbabilities()
    {
        var head = Fit(LabelledRows.Clouds(10));
        var probabilities = new float[3];
        head.Predict([.. Enumerable.Repeat(1e20f, 20)], probabilities);
        Assert.AreEqual(1, probabilities.Sum(), 1e-5);
    }

    [TestMethod]
    public void Predict_WrongLengths_AreRefused()
    {
        var head = Fit(LabelledRows.Clouds(5));
        Assert.ThrowsExactly<ArgumentException>(() => head.Predict(new float[19], new float[3]));
        Assert.ThrowsExactly<ArgumentException>(() => head.Predict(new float[20], new float[2]));
    }

    [TestMethod]
    public void Predict_FromEightThreads_GivesTheSame()
    {
        var rows = LabelledRows.Clouds(10);
        var head = Fit(rows);
        var expected = Enumerable.Range(0, rows.Count).Select(row => Predict(head, rows, row)).ToArray();
        Parallel.For(0, 8 * rows.Count, i => CollectionAssert.AreEqual(expected[i % rows.Count], Predict(head, LabelledRows.Clouds(10), i % rows.Count)));
    }

    [TestMethod]
    public void SaveAndLoad_Head_PredictsTheSameBits()
    {
        var rows = LabelledRows.Clouds(10);
        var head = Fit(rows);
        var bytes = Save(head);
        var loaded = Load(bytes);
        CollectionAssert.AreEqual(bytes, Save(loaded));
        for (var row = 0; row < rows.Count; row++)
            CollectionAssert.AreEqual(Predict(head, rows, row), Predict(loaded, rows, row));
    }

    [TestMethod]
    public void Load_CutOffAnywhere_IsADamagedModel()
    {
        var bytes = Save(Fit(LabelledRows.Clouds(5, features: 6)));
        for (var length = 0; length < bytes.Length; length += 1 + (length / 4))
            Assert.AreEqual(LearningCodes.DamagedModel, Assert.ThrowsExactly<LearningException>(() => Load(bytes[..length])).Code, $"{length} bytes");
    }

    [TestMethod]
    public void Load_DamagedSizesOrWeights_IsADamagedModel()
    {
        var bytes = Save(Fit(LabelledRows.Clouds(5, features: 6)));
        for (var at = 0; at < 12; at++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] = 0xFF;
            Assert.AreEqual(LearningCodes.DamagedModel, Assert.ThrowsExactly<LearningException>(() => Load(damaged)).Code, $"byte {at}");
        }
        var infinite = (byte[])bytes.Clone();
        BitConverter.GetBytes(float.PositiveInfinity).CopyTo(infinite, infinite.Length - 4);
        Assert.AreEqual(LearningCodes.DamagedModel, Assert.ThrowsExactly<LearningException>(() => Load(infinite)).Code);
    }

    [TestMethod]
    public void Fit_SameSeedTwice_SavesTheSameBytes()
    {
        var rows = LabelledRows.Clouds(17);
        CollectionAssert.AreEqual(Save(Fit(rows, seed: 5)), Save(Fit(rows, seed: 5)));
    }

    [TestMethod]
    public void Fit_RowsOnDisk_SavesTheSameBytes()
    {
        var rows = LabelledRows.Clouds(40);
        using var disk = new RowsOnDisk(rows);
        CollectionAssert.AreEqual(Save(Fit(rows)), Save(Fit(disk)));
    }

    [TestMethod]
    public void Fit_ManyRows_ReadsThemInSmallPieces()
    {
        var rows = LabelledRows.Clouds(1000);
        Fit(rows);
        Assert.IsLessThanOrEqualTo(128, rows.LargestRead);
    }

    [TestMethod]
    public void Fit_Progress_EndsAtOneAndLossFalls()
    {
        var heard = new HeardProgress<FitProgress>();
        Create().Fit(LabelledRows.Clouds(20), 1, heard, CancellationToken.None);
        Assert.AreEqual(1.0, heard.All[^1].Done);
        Assert.IsTrue(heard.All.Zip(heard.All.Skip(1)).All(pair => pair.First.Done <= pair.Second.Done));
        Assert.IsLessThan(heard.All[0].Loss, heard.All[^1].Loss);
        Assert.IsTrue(heard.All.All(progress => double.IsFinite(progress.Loss) && progress.Round >= 1));
    }

    [TestMethod]
    public void Fit_CancelledBefore_Throws() =>
        Assert.ThrowsExactly<OperationCanceledException>(() => Create().Fit(LabelledRows.Clouds(20), 1, null, new(canceled: true)));

    [TestMethod]
    public void Fit_CancelledFromOutside_Stops()
    {
        using var source = new CancellationTokenSource();
        var heard = new HeardProgress<FitProgress>(_ => source.Cancel());
        Assert.ThrowsExactly<OperationCanceledException>(() => Create().Fit(LabelledRows.Clouds(200, noise: 4), 1, heard, source.Token));
        Assert.HasCount(1, heard.All);
    }

    [TestMethod]
    public void Fit_CancelledInAnyRead_StopsWithoutAnotherManyReads()
    {
        using var source = new CancellationTokenSource();
        int reads = 0, after = 0;
        var rows = LabelledRows.Clouds(500);
        Create().Fit(new Counting(rows, () => reads++), 1, null, CancellationToken.None);
        var (middle, now) = (Math.Min(40, reads / 2), 0);
        var counting = new Counting(rows, () =>
        {
            if (++now == middle)
                source.Cancel();
            else if (now > middle)
                after++;
        });
        Assert.ThrowsExactly<OperationCanceledException>(() => Create().Fit(counting, 1, null, source.Token));
        Assert.IsLessThanOrEqualTo(1, after);
    }

    [TestMethod]
    public void Fit_OneRowPerLabel_KnowsThem()
    {
        var rows = new LabelledRows([[3, 0, 0], [0, 3, 0], [0, 0, 3]], [0, 1, 2], ["a", "b", "c"]);
        var head = Fit(rows);
        for (var row = 0; row < 3; row++)
            Assert.AreEqual(row, Best(Predict(head, rows, row)));
    }

    [TestMethod]
    public void Fit_ConstantFeatures_AnswersWithHowOftenLabelsOccur()
    {
        var rows = new LabelledRows([.. Enumerable.Repeat(new float[] { 1, 1, 0 }, 40)], [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? 1 : 0)], ["a", "b"]);
        Assert.AreEqual(0.75f, Predict(Fit(rows), rows, 0)[0], 0.06f);
    }

    [TestMethod]
    public void Fit_HugeFeatures_LearnsOrSaysSo()
    {
        var rows = new LabelledRows([.. Enumerable.Range(0, 40).Select(i => new[] { i % 2 == 0 ? 1e37f : -1e37f, 1e38f })], [.. Enumerable.Range(0, 40).Select(i => i % 2)], ["a", "b"]);
        try
        {
            Assert.AreEqual(1, Predict(Fit(rows), rows, 0).Sum(), 1e-4);
        }
        catch (LearningException e)
        {
            Assert.AreEqual(LearningCodes.NotFinite, e.Code);
        }
    }

    /// <summary>Fits a new trainer without progress.</summary>
    protected IHead Fit(IExampleSource rows, int seed = 1) => Create().Fit(rows, seed, null, CancellationToken.None);

    /// <summary>Probabilities of one row, a number a label.</summary>
    protected static float[] Predict(IHead head, IExampleSource rows, int row)
    {
        var features = new float[rows.FeatureLength];
        rows.Read([row], features);
        var probabilities = new float[head.LabelCount];
        head.Predict(features, probabilities);
        return probabilities;
    }

    /// <summary>Index of the largest.</summary>
    protected static int Best(float[] probabilities) => Array.IndexOf(probabilities, probabilities.Max());

    /// <summary>The bytes that the head saves.</summary>
    protected static byte[] Save(IHead head)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
            head.Save(writer);
        return stream.ToArray();
    }

    private IHead Load(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return Create().Load(reader);
    }

    private sealed class Counting(IExampleSource rows, Action onRead) : IExampleSource
    {
        public int Count => rows.Count;

        public int FeatureLength => rows.FeatureLength;

        public IReadOnlyList<string> Labels => rows.Labels;

        public int LabelOf(int row) => rows.LabelOf(row);

        public int GroupOf(int row) => rows.GroupOf(row);

        public void Read(ReadOnlySpan<int> rows1, Span<float> into)
        {
            onRead();
            rows.Read(rows1, into);
        }
    }
}
