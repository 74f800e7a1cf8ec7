using MLKids.Learning.Examples;
using MLKids.Learning.Trainers.Scaling;
using MLKids.Learning.Trainers.Words;

namespace MLKids.Learning.Tests.Trainers.Scaling;

[TestClass]
public sealed class ScaledExamplesTests
{
    [TestMethod]
    public void Of_FewRows_ReadsTheSourceNoMore()
    {
        var (rows, scaled) = Scaled(LabelledRows.Clouds(10));
        var before = rows.Reads;
        scaled.Read([3, 1], new float[2 * scaled.FeatureLength]);
        Assert.AreEqual(before, rows.Reads);
    }

    [TestMethod]
    public void Of_ManyFloats_ScalesAtEveryRead()
    {
        var (rows, scaled) = Scaled(LabelledRows.Clouds(210, labels: 2, features: 10_000));
        var before = rows.Reads;
        scaled.Read([3, 1], new float[2 * scaled.FeatureLength]);
        Assert.AreEqual(before + 1, rows.Reads);
    }

    [TestMethod]
    [DataRow(10)]
    [DataRow(210)]
    public void Of_AnyRows_GivesScaledRowsWithLabelsAndGroups(int perLabel)
    {
        var rows = LabelledRows.Clouds(perLabel, labels: 2, features: 10_000);
        var map = new TfIdfScaling(1).Fit(rows, CancellationToken.None);
        var scaled = ScaledExamples.Of(rows, map, CancellationToken.None);
        var (raw, expected, found) = (new float[10_000], new float[10_000], new float[70 * 10_000]);
        int[] order = [.. Enumerable.Range(0, 70).Select(i => i * 7 % rows.Count)];
        scaled.Read(order, found);
        for (var i = 0; i < order.Length; i++)
        {
            rows.Read([order[i]], raw);
            map.Apply(raw, expected);
            Assert.IsTrue(found.AsSpan(i * 10_000, 10_000).SequenceEqual(expected));
            Assert.AreEqual((rows.LabelOf(order[i]), rows.GroupOf(order[i])), (scaled.LabelOf(order[i]), scaled.GroupOf(order[i])));
        }
    }

    private static (Counted Rows, IExampleSource Scaled) Scaled(IExampleSource rows)
    {
        var counted = new Counted(rows);
        return (counted, ScaledExamples.Of(counted, new TfIdfScaling(1).Fit(rows, CancellationToken.None), CancellationToken.None));
    }

    private sealed class Counted(IExampleSource rows) : IExampleSource
    {
        internal int Reads { get; private set; }

        public int Count => rows.Count;

        public int FeatureLength => rows.FeatureLength;

        public IReadOnlyList<string> Labels => rows.Labels;

        public int LabelOf(int row) => rows.LabelOf(row);

        public int GroupOf(int row) => rows.GroupOf(row);

        public void Read(ReadOnlySpan<int> rowNumbers, Span<float> into)
        {
            Reads++;
            rows.Read(rowNumbers, into);
        }
    }
}
