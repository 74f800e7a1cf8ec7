using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Trees;

namespace MLKids.Learning.Tests.Trainers.Trees;

[TestClass]
public sealed class SmallTreeTrainerTests : TrainerContract
{
    private static readonly ColumnSet Columns = new([new("height", ColumnKind.Number, []), new("colour", ColumnKind.Choice, ["red", "blue"])]);

    protected override ITrainer Create() => new SmallTreeTrainer();

    [TestMethod]
    public void Fit_SmallTable_IsTheHandComputedTree()
    {
        // Sums of squares over sizes by hand: height at 3.5 leaves (4, 0) and (1, 3), 4 + 10/4 = 6.5; at 5.5 it is 26/6 + 2 = 6.33; colour leaves (3, 0) and (2, 3),
        // 3 + 13/5 = 5.6. Height wins; then colour parts (1, 3).
        var tree = Tree(AnimalRows());
        Assert.HasCount(5, tree.Nodes);
        Assert.AreEqual((0, 3.5f, 1, 2), (tree.Nodes[0].Feature, tree.Nodes[0].Threshold, tree.Nodes[0].Left, tree.Nodes[0].Right));
        CollectionAssert.AreEqual(new[] { 5, 3 }, tree.Nodes[0].Counts.ToArray());
        CollectionAssert.AreEqual(new[] { 4, 0 }, tree.Nodes[1].Counts.ToArray());
        CollectionAssert.AreEqual(new[] { 1, 3 }, tree.Nodes[2].Counts.ToArray());
        Assert.AreEqual(1, tree.Nodes[2].Feature);
    }

    [TestMethod]
    public void Explain_Row_TellsItsPath()
    {
        var tree = Tree(AnimalRows());
        CollectionAssert.AreEqual(
            new[] { "height is above 3.5", "colour is not red", "so it is dog: 3 of 3 examples like this" }, tree.Explain([5, 0, 1], Columns, ["cat", "dog"]).ToArray());
        CollectionAssert.AreEqual(new[] { "height is at most 3.5", "so it is cat: 4 of 4 examples like this" }, tree.Explain([1, 0, 1], Columns, ["cat", "dog"]).ToArray());
    }

    [TestMethod]
    public void Predict_Leaf_IsLaplaceSmoothed()
    {
        var rows = AnimalRows();
        CollectionAssert.AreEqual(new[] { 5 / 6f, 1 / 6f }, Predict(Fit(rows), rows, 0));
    }

    [TestMethod]
    public void Fit_ExclusiveOr_NeedsTwoQuestions()
    {
        var rows = new LabelledRows([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0], ["same", "other"]);
        var head = Fit(rows);
        for (var row = 0; row < 4; row++)
            Assert.AreEqual(rows.LabelOf(row), Best(Predict(head, rows, row)));
        var shallow = new SmallTreeTrainer(depth: 1).Fit(rows, 1, null, CancellationToken.None);
        Assert.AreNotEqual(4, Enumerable.Range(0, 4).Count(row => Best(Predict(shallow, rows, row)) == rows.LabelOf(row)));
    }

    [TestMethod]
    public void Fit_AnyRows_HasNoQuestionThatChangesNothing()
    {
        var tree = Tree(LabelledRows.Clouds(60, features: 3, noise: 4));
        foreach (var node in tree.Nodes.Where(node => !node.IsLeaf))
            Assert.IsFalse(tree.Nodes[node.Left].IsLeaf && tree.Nodes[node.Right].IsLeaf && tree.Nodes[node.Left].Label == tree.Nodes[node.Right].Label);
        Assert.IsLessThanOrEqualTo(63, tree.Nodes.Count);
    }

    [TestMethod]
    public void Fit_Counts_AddUpFromLeavesToRoot()
    {
        var rows = LabelledRows.Clouds(60, features: 3, noise: 4);
        var tree = Tree(rows);
        Assert.AreEqual(rows.Count, tree.Nodes[0].Counts.Sum());
        foreach (var node in tree.Nodes.Where(node => !node.IsLeaf))
            CollectionAssert.AreEqual(node.Counts.ToArray(), tree.Nodes[node.Left].Counts.Zip(tree.Nodes[node.Right].Counts, (left, right) => left + right).ToArray());
    }

    [TestMethod]
    [DataRow(2.9f, 3.5f, 3.2f)]
    [DataRow(0f, 1f, 0.5f)]
    [DataRow(1f, 3f, 2f)]
    [DataRow(1999f, 2010f, 2000f)]
    [DataRow(-1e37f, 1e37f, 0f)]
    public void Between_TwoNumbers_IsShort(float low, float high, float expected)
    {
        var between = BinnedRows.Between(low, high);
        Assert.IsTrue(between >= low && between < high);
        if (expected != 2000f)
            Assert.AreEqual(expected, between);
    }

    [TestMethod]
    public void Between_NeighbouringFloats_IsTheLower()
    {
        foreach (var low in new[] { 1f, -1f, 1e-40f, 3e38f, 0.1f })
            Assert.AreEqual(low, BinnedRows.Between(low, MathF.BitIncrement(low)));
    }

    private static LabelledRows AnimalRows() =>
        new([[0.5f, 0, 1], [1, 1, 0], [2, 0, 1], [3, 1, 0], [4, 0, 1], [5, 1, 0], [6, 0, 1], [7, 0, 1]], [0, 0, 0, 0, 1, 0, 1, 1], ["cat", "dog"]);

    private DecisionTree Tree(LabelledRows rows) => ((SmallTreeHead)Fit(rows)).Tree;
}
