using MLKids.Learning.Examples;

namespace MLKids.Learning.Tests.Examples;

[TestClass]
public sealed class ExampleSourceTests
{
    [TestMethod]
    public void TableAndStream_SameProject_GiveTheSameRows()
    {
        using var project = Project(rows: 300);
        using var table = Load(project, SourceMode.InMemory);
        using var stream = Load(project, SourceMode.Streaming);
        Assert.IsInstanceOfType<ExampleTable>(table.Source);
        Assert.IsInstanceOfType<ExampleStream>(stream.Source);
        Assert.AreEqual((false, true), (table.Streaming, stream.Streaming));
        Assert.AreEqual(600, table.Source.Count);
        Assert.AreEqual("a,b", string.Join(",", stream.Source.Labels));
        CollectionAssert.AreEqual(table.ExampleIds.ToArray(), stream.ExampleIds.ToArray());
        var random = new Random(1);
        for (var i = 0; i < 100; i++)
        {
            var rows = Enumerable.Range(0, 7).Select(_ => random.Next(600)).Concat([10, 11, 12, 13, 599]).ToArray();
            var (one, two) = (new float[rows.Length * 4], new float[rows.Length * 4]);
            table.Source.Read(rows, one);
            stream.Source.Read(rows, two);
            CollectionAssert.AreEqual(one, two);
            Assert.AreEqual(rows[0] % 300, one[0]);
        }

        foreach (var row in Enumerable.Range(0, 600))
            Assert.AreEqual((table.Source.LabelOf(row), table.Source.GroupOf(row)), (stream.Source.LabelOf(row), stream.Source.GroupOf(row)));
    }

    [TestMethod]
    public void Stream_AllButOneFold_GivesTheSameRowsAsTheTable()
    {
        using var project = Project(rows: 300);
        using var table = Load(project, SourceMode.InMemory);
        using var stream = Load(project, SourceMode.Streaming);
        foreach (var step in (int[])[2, 3, 5, 7])
        {
            int[] rows = [.. Enumerable.Range(0, 600).Where(row => row % step > 0), .. Enumerable.Range(0, 600).Where(row => row % step == 0).Reverse()];
            var (one, two) = (new float[rows.Length * 4], new float[rows.Length * 4]);
            table.Source.Read(rows, one);
            stream.Source.Read(rows, two);
            CollectionAssert.AreEqual(one, two);
        }
    }

    [TestMethod]
    public void Stream_ReadByManyThreads_GivesTheRightRows()
    {
        using var project = Project(rows: 200);
        using var stream = Load(project, SourceMode.Streaming);
        Parallel.For(0, 1000, i =>
        {
            var row = new float[4];
            stream.Source.Read([i % 400], row);
            Assert.AreEqual(i % 200, row[0]);
        });
    }

    [TestMethod]
    public void Stream_RowBeyondTheEnd_Throws()
    {
        using var project = Project(rows: 2);
        using var stream = Load(project, SourceMode.Streaming);
        Assert.Throws<ArgumentException>(() => stream.Source.Read([4], new float[4]));
        Assert.Throws<ArgumentException>(() => stream.Source.Read([1, 3, 5], new float[12]));
        Assert.Throws<ArgumentException>(() => stream.Source.Read([0, 1], new float[7]));
        stream.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => stream.Source.Read([0], new float[4]));
    }

    [TestMethod]
    public void Loader_LabelWithoutExamples_IsLeftOut()
    {
        using var project = Project(rows: 2);
        project.Labels.Move(project.Labels.Add(1, "empty").Id, 0);
        using var loaded = Load(project, SourceMode.Automatic);
        Assert.AreEqual("a,b", string.Join(",", loaded.Source.Labels));
        Assert.AreEqual("0,0,1,1", string.Join(",", Enumerable.Range(0, 4).Select(loaded.Source.LabelOf)));
    }

    [TestMethod]
    public void Subset_OfRows_MapsRowsLabelsAndGroups()
    {
        var table = new ExampleTable([0, 1, 2, 3, 4, 5], 1, ["x", "y"], [0, 0, 0, 1, 1, 1], [0, 0, 1, 2, 2, 1]);
        var subset = new ExampleSubset(table, [5, 3, 0]);
        Assert.AreEqual("1,1,0|0,1,2", string.Join(",", Enumerable.Range(0, 3).Select(subset.LabelOf)) + "|" + string.Join(",", Enumerable.Range(0, 3).Select(subset.GroupOf)));
        var into = new float[4];
        subset.Read([2, 0, 1, 0], into);
        CollectionAssert.AreEqual(new float[] { 0, 5, 3, 5 }, into);
        var many = new ExampleSubset(table, [.. Enumerable.Range(0, 1000).Select(i => i % 6)]);
        var all = new float[1000];
        many.Read([.. Enumerable.Range(0, 1000)], all);
        CollectionAssert.AreEqual(Enumerable.Range(0, 1000).Select(i => (float)(i % 6)).ToArray(), all);
    }

    [TestMethod]
    public void Table_WrongLengths_Throws()
    {
        Assert.Throws<ArgumentException>(() => new ExampleTable([1, 2, 3], 2, ["x"], [0, 0]));
        Assert.Throws<ArgumentException>(() => new ExampleTable([1, 2], 1, ["x"], [0, 0], [0]));
        Assert.Throws<ArgumentException>(() => new ExampleTable([], 0, ["x"], []));
    }

    [TestMethod]
    public void Budget_Boundary_DecidesWhatStreams()
    {
        var budget = new TrainingBudget(1000 * 576 * 4);
        Assert.IsFalse(budget.Streams(1000, 576));
        Assert.IsTrue(budget.Streams(1001, 576));
        Assert.IsTrue((budget with { Mode = SourceMode.Streaming }).Streams(1, 1));
        Assert.IsFalse((budget with { Mode = SourceMode.InMemory }).Streams(int.MaxValue, 576));
        Assert.IsTrue(TrainingBudget.Default.FeatureBytes is > 0 and <= TrainingBudget.Ceiling);
    }

    [TestMethod]
    public void Groups_ContentBurstAndFingerprint_AreJoined()
    {
        var groups = ExampleGroups.Find(
            [(1, null, 0), (2, "b", 0xFFFF_0000), (1, null, null), (3, "b", null), (4, null, 0b111111), (5, null, 0b1111111), (6, null, ulong.MaxValue)]);
        Assert.AreEqual("0,1,0,1,0,0,2", string.Join(",", groups));
        Assert.AreEqual("0,1,2", string.Join(",", ExampleGroups.Find([(1, null, 0), (2, null, 1), (3, null, null)], bits: 0)));
    }

    [TestMethod]
    public void Groups_ManyRows_BandsFindTheSameAsComparingAll()
    {
        var random = new Random(5);
        var centres = Enumerable.Range(0, 2000).Select(_ => (ulong)random.NextInt64()).ToArray();
        var rows = Enumerable.Range(0, 12_000)
            .Select(i => ((long)i, (string?)null, (ulong?)(centres[i % 2000] ^ (1UL << random.Next(64)) ^ (1UL << random.Next(64)) ^ (1UL << random.Next(64)))))
            .ToList();
        var groups = ExampleGroups.Find(rows);
        for (var i = 0; i < rows.Count; i++)
            Assert.AreEqual(groups[i % 2000], groups[i], "all around one centre differ in at most 6 bits");
        Assert.AreEqual(2000, groups.Distinct().Count());
    }

    private static LoadedExamples Load(ProjectFile project, SourceMode mode) =>
        ExampleLoader.Load(project, 1, new PointFeaturizer(), TrainingBudget.Default with { Mode = mode });

    private static ProjectFile Project(int rows)
    {
        var project = ProjectFile.CreateTemporary();
        var model = project.Models.Add("m");
        foreach (var name in new[] { "a", "b" })
        {
            var label = project.Labels.Add(model.Id, name);
            project.Examples.AddMany(Enumerable.Range(0, rows).Select(i => new NewExample(label.Id, PointFeaturizer.Bytes(i, 1, label.Id, -i))));
        }

        new FeatureCache(project).Fill(model.Id, new PointFeaturizer());
        return project;
    }
}
