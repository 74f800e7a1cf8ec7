using MLKids.Learning.Examples;

namespace MLKids.Learning.Tests.Examples;

[TestClass]
public sealed class FeatureCacheTests : IDisposable
{
    private readonly ProjectFile _project = ProjectFile.CreateTemporary();
    private readonly LabelInfo _a;
    private readonly LabelInfo _b;

    public FeatureCacheTests()
    {
        var model = _project.Models.Add("m");
        _a = _project.Labels.Add(model.Id, "a");
        _b = _project.Labels.Add(model.Id, "b");
    }

    public void Dispose() => _project.Dispose();

    [TestMethod]
    public void Fill_Twice_ComputesEachContentOnce()
    {
        Add(_a, 200);
        Add(_b, 50);
        var featurizer = new PointFeaturizer();
        var progress = new List<FeatureProgress>();
        var first = new FeatureCache(_project).Fill(1, featurizer, 4, new Heard<FeatureProgress>(progress.Add));
        Assert.AreEqual((200, 0), (first.Computed, first.Cached));
        Assert.AreEqual(200, featurizer.Calls);
        CollectionAssert.AreEqual(Enumerable.Range(0, 201).Select(i => new FeatureProgress(i, 200)).ToArray(), progress);
        var second = new FeatureCache(_project).Fill(1, featurizer);
        Assert.AreEqual((0, 200), (second.Computed, second.Cached));
        Assert.AreEqual(200, featurizer.Calls);
        Assert.AreEqual(200, new FeatureCache(_project).Fill(1, new PointFeaturizer(4, "other-v1")).Computed, "another featurizer has its own");
    }

    [TestMethod]
    public void Fill_TwoAtOnce_FeaturizesNothingTwice()
    {
        Add(_a, 150);
        var featurizer = new PointFeaturizer();
        Parallel.Invoke(() => new FeatureCache(_project).Fill(1, featurizer, 2), () => new FeatureCache(_project).Fill(1, featurizer, 2));
        Assert.AreEqual(150, featurizer.Calls);
    }

    [TestMethod]
    public void Fill_BadExamples_AreSkippedNamedAndTriedAgain()
    {
        Add(_a, 10);
        var bad = _project.Examples.Add(new NewExample(_a.Id, [1, 2, 3], "bad.jpg")).ExampleId;
        _project.Examples.Add(new NewExample(_a.Id, PointFeaturizer.Bytes(float.NaN, 0, 0, 0), "nan.jpg"));
        var report = new FeatureCache(_project).Fill(1, new PointFeaturizer());
        Assert.AreEqual(10, report.Computed);
        CollectionAssert.AreEqual(
            new[] { $"bad.jpg {LearningCodes.UnreadablePicture} {bad}", $"nan.jpg {LearningCodes.NotFinite} {bad + 1}" },
            report.Skipped.Select(skipped => $"{skipped.FileName} {skipped.Code} {skipped.ExampleId}").ToArray());
        Assert.HasCount(2, new FeatureCache(_project).Fill(1, new PointFeaturizer()).Skipped);
    }

    [TestMethod]
    public void Fill_DecoderThrowsAnything_OnlyThatExampleIsSkipped()
    {
        Add(_a, 10);
        var featurizer = new PointFeaturizer { OnCall = call => _ = call == 5 ? throw new NotSupportedException("decoder bug") : 0 };
        var report = new FeatureCache(_project).Fill(1, featurizer, 1);
        Assert.AreEqual(9, report.Computed);
        Assert.Contains("decoder bug", report.Skipped.Single().Message);
    }

    [TestMethod]
    public void Fill_MachineFails_EndsAndKeepsWhatWasComputed()
    {
        Add(_a, 100);
        var memory = new PointFeaturizer { OnCall = call => _ = call == 30 ? throw new InsufficientMemoryException() : 0 };
        Assert.Throws<OutOfMemoryException>(() => new FeatureCache(_project).Fill(1, memory, 1));
        var missing = new PointFeaturizer { OnCall = _ => throw new LearningException(LearningCodes.MissingFeaturizer, "Ask for help.", "no weights") };
        Assert.ThrowsExactly<LearningException>(() => new FeatureCache(_project).Fill(1, missing, 1));
        Assert.AreEqual((71, 29), Filled(new PointFeaturizer()));
    }

    [TestMethod]
    public void Fill_Cancelled_KeepsWhatWasComputed()
    {
        Add(_a, 100);
        using var stop = new CancellationTokenSource();
        var featurizer = new PointFeaturizer
        {
            OnCall = call =>
            {
                if (call == 40)
                    stop.Cancel();
            },
        };
        Assert.Throws<OperationCanceledException>(() => new FeatureCache(_project).Fill(1, featurizer, 1, null, stop.Token));
        Assert.AreEqual((60, 40), Filled(new PointFeaturizer()));
    }

    [TestMethod]
    public void Fill_CachedFeaturesDamaged_ComputesThemAnew()
    {
        Add(_a, 10);
        new FeatureCache(_project).Fill(1, new PointFeaturizer());
        _project.Write(db => db.Execute("UPDATE feature SET vector = x'00' WHERE id = 1") + db.Execute(
            "UPDATE feature SET vector = $nan WHERE id = 2", ("$nan", PointFeaturizer.Bytes(0, float.NaN, 0, 0))));
        using (var loaded = ExampleLoader.Load(_project, 1, new PointFeaturizer(), TrainingBudget.Default))
        {
            Assert.AreEqual(8, loaded.Source.Count);
            Assert.HasCount(1, loaded.Refused);
        }

        Assert.AreEqual((2, 8), Filled(new PointFeaturizer()));
        using var again = ExampleLoader.Load(_project, 1, new PointFeaturizer(), TrainingBudget.Default);
        Assert.AreEqual(10, again.Source.Count);
    }

    [TestMethod]
    public void Fill_DeletedAndUndone_IsStillKnown()
    {
        Add(_a, 10);
        new FeatureCache(_project).Fill(1, new PointFeaturizer());
        _project.Labels.Delete(_a.Id);
        _project.History.Undo();
        Assert.AreEqual((0, 10), Filled(new PointFeaturizer()));
    }

    private (int Computed, int Cached) Filled(PointFeaturizer featurizer)
    {
        var report = new FeatureCache(_project).Fill(1, featurizer);
        return (report.Computed, report.Cached);
    }

    private void Add(LabelInfo label, int count) => _project.Examples.AddMany(
        Enumerable.Range(0, count).Select(i => new NewExample(label.Id, PointFeaturizer.Bytes(i, 1, 2, 3), $"{i}.jpg")));
}
