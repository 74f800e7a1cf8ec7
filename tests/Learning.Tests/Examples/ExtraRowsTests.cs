using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Examples;

[TestClass]
public sealed class ExtraRowsTests : IDisposable
{
    private static readonly Dictionary<string, double> Numbers = new() { ["mix"] = 1 };

    private readonly ProjectFile _project = ProjectFile.CreateTemporary();
    private readonly LabelInfo _word;
    private readonly LabelInfo _noise;

    public ExtraRowsTests()
    {
        var model = _project.Models.Add("m");
        _word = _project.Labels.Add(model.Id, "word");
        _noise = _project.Labels.Add(model.Id, "noise");
        for (var i = 0; i < 20; i++)
            _project.Examples.Add(new NewExample(_word.Id, PointFeaturizer.Bytes(i, 0, 0, 0), $"{i}"));
        for (var i = 0; i < 8; i++)
            _project.Examples.Add(new NewExample(_noise.Id, PointFeaturizer.Bytes(0, 100 + i, 0, 0), $"n{i}"));
    }

    public void Dispose() => _project.Dispose();

    [TestMethod]
    [DataRow(SourceMode.InMemory)]
    [DataRow(SourceMode.Streaming)]
    public void Load_Views_GivesTheirFeaturesLabelsAndGroups(SourceMode mode)
    {
        var featurizer = new MixingFeaturizer();
        using var loaded = Loaded(featurizer);
        using var extra = Extra(featurizer, loaded, mode: mode);
        Assert.AreEqual(20, extra.Count);
        var all = extra.With([.. Enumerable.Range(0, 28)]);
        Assert.AreEqual(48, all.Count);
        var row = new float[4];
        for (var i = 28; i < 48; i++)
        {
            all.Read([i], row);
            Assert.AreEqual((float)(i - 28), row[0]);
            Assert.IsTrue(row[1] >= 100, "the noise is in it");
            Assert.AreEqual((0, all.GroupOf(i - 28)), (all.LabelOf(i), all.GroupOf(i)));
        }
        // Mixed reads, in any order.
        var some = new float[16];
        all.Read([30, 2, 3, 47], some);
        CollectionAssert.AreEqual(new float[] { 2, 2, 3, 19 }, new[] { some[0], some[4], some[8], some[12] });
    }

    [TestMethod]
    public void With_AnyFold_HasNoRowOfWhatIsHeldBack()
    {
        var featurizer = new MixingFeaturizer();
        using var loaded = Loaded(featurizer);
        using var extra = Extra(featurizer, loaded);
        var rows = Enumerable.Range(0, 28).ToArray();
        var plan = FoldPlan.Make(loaded.Source, rows, 4, 1);
        Assert.AreEqual(4, plan.Folds);
        var seen = 0;
        for (var fold = 0; fold < plan.Folds; fold++)
        {
            var learn = rows.Where(row => plan.FoldOf[row] != fold).ToArray();
            var words = learn.Where(row => row < 20).Select(row => (float)row).ToHashSet();
            var noises = learn.Where(row => row >= 20).Select(row => 100f + row - 20).ToHashSet();
            var source = extra.With(learn);
            var row = new float[4];
            for (var i = learn.Length; i < source.Count; i++, seen++)
            {
                source.Read([i], row);
                Assert.Contains(row[0], words, $"fold {fold}: its word is held back");
                Assert.Contains(row[1], noises, $"fold {fold}: its noise is held back");
            }
        }
        Assert.IsGreaterThan(20, seen);
    }

    [TestMethod]
    public void Load_SomeRowsPutAside_MakesNoViewsOfThem()
    {
        var featurizer = new MixingFeaturizer();
        using var loaded = Loaded(featurizer);
        using var extra = ExtraRows.Load(_project, loaded, [4, 5, 22], featurizer, Numbers, TrainingBudget.Default);
        Assert.AreEqual(2, extra.Count);
        var source = extra.With([5, 22, 4]);
        var row = new float[4];
        source.Read([3], row);
        CollectionAssert.AreEqual(new float[] { 4, 102, 0, 0 }, row);
        Assert.AreEqual(source.GroupOf(2), source.GroupOf(3));
    }

    [TestMethod]
    public void Load_Again_ComputesNothing()
    {
        var featurizer = new MixingFeaturizer();
        using var loaded = Loaded(featurizer);
        var progress = new List<FeatureProgress>();
        Extra(featurizer, loaded, progress: new Heard<FeatureProgress>(progress.Add)).Dispose();
        CollectionAssert.AreEqual(Enumerable.Range(0, 21).Select(i => new FeatureProgress(i, 20)).ToArray(), progress);
        Assert.AreEqual(20, featurizer.Mixed);
        Extra(featurizer, loaded).Dispose();
        Assert.AreEqual(20, featurizer.Mixed);
        // Examples' own features are untouched by the views'.
        using var again = Loaded(featurizer);
        Assert.AreEqual(28, again.Source.Count);
    }

    [TestMethod]
    public void Load_BadView_IsLeftOut()
    {
        var featurizer = new MixingFeaturizer { Bad = 7 };
        using var loaded = Loaded(featurizer);
        using var extra = Extra(featurizer, loaded);
        Assert.AreEqual(19, extra.Count);
    }

    [TestMethod]
    public void Load_Cancelled_KeepsWhatWasComputed()
    {
        using var stop = new CancellationTokenSource();
        var featurizer = new MixingFeaturizer { OnMix = mixed => { if (mixed == 10) stop.Cancel(); } };
        using var loaded = Loaded(featurizer);
        Assert.Throws<OperationCanceledException>(() => ExtraRows.Load(_project, loaded, [.. Enumerable.Range(0, 28)], featurizer, Numbers, TrainingBudget.Default, 1, null, stop.Token));
        Extra(featurizer, loaded).Dispose();
        Assert.AreEqual(20, featurizer.Mixed);
    }

    [TestMethod]
    public void Load_FeaturizerWithoutViews_GivesTheRowsAlone()
    {
        using var loaded = Loaded(new PointFeaturizer());
        using var extra = ExtraRows.Load(_project, loaded, [0, 1], new PointFeaturizer(), Numbers, TrainingBudget.Default);
        Assert.AreEqual(0, extra.Count);
        Assert.AreEqual(2, extra.With([0, 1]).Count);
    }

    private LoadedExamples Loaded(IFeaturizer featurizer)
    {
        new FeatureCache(_project).Fill(1, featurizer);
        return ExampleLoader.Load(_project, 1, featurizer, TrainingBudget.Default);
    }

    private ExtraRows Extra(IFeaturizer featurizer, LoadedExamples loaded, IProgress<FeatureProgress>? progress = null, SourceMode mode = SourceMode.Automatic) =>
        ExtraRows.Load(_project, loaded, [.. Enumerable.Range(0, 28)], featurizer, Numbers, TrainingBudget.Default with { Mode = mode }, 2, progress);

    /// <summary>A view is the first float of a word with the second float of a noise.</summary>
    private sealed class MixingFeaturizer() : PointFeaturizer(4, "mixing-v1"), IAugmentingFeaturizer
    {
        private int _mixed;

        public int Mixed => _mixed;

        public int Bad { get; init; } = -1;

        public Action<int>? OnMix { get; init; }

        public IReadOnlyList<ExtraView> Plan(IReadOnlyList<ViewedExample> examples, IReadOnlyDictionary<string, double> numbers, CancellationToken cancellation)
        {
            var noises = Enumerable.Range(0, examples.Count).Where(i => examples[i].Label == "noise").ToArray();
            return [.. Enumerable.Range(0, examples.Count).Where(i => examples[i].Label == "word").Select((i, at) => new ExtraView(i, noises[at % noises.Length], $"mix-{examples[noises[at % noises.Length]].ContentHash[..8]}", (parent, other, features) =>
            {
                var count = Interlocked.Increment(ref _mixed);
                OnMix?.Invoke(count);
                if (i == Bad)
                    throw new LearningException(LearningCodes.UnreadableSound, "No.", "bad");
                Span<float> noise = stackalloc float[4];
                base.Featurize(parent, features);
                base.Featurize(other, noise);
                features[1] = noise[1];
            }))];
        }
    }
}
