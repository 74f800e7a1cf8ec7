using MLKids.Learning.Examples;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Training;

[TestClass]
public sealed class FoldPlanTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Plan_AnySet_KeepsGroupsTogetherAndLabelsSpread(int seed)
    {
        var random = new Random(seed);
        for (var trial = 0; trial < 60; trial++)
        {
            var labels = random.Next(2, 6);
            var groups = Enumerable.Range(0, random.Next(10, 80)).Select(group => (Label: group % labels, Size: random.Next(1, 8))).ToArray();
            var labelOf = groups.SelectMany(group => Enumerable.Repeat(group.Label, group.Size)).ToArray();
            var groupOf = groups.SelectMany((group, at) => Enumerable.Repeat(at, group.Size)).ToArray();
            var source = Source(labelOf, groupOf);
            var rows = Enumerable.Range(0, labelOf.Length).ToArray();
            var plan = FoldPlan.Make(source, rows, 5, trial);
            Assert.IsNull(plan.WhyNot);
            Assert.AreEqual(Math.Min(5, Enumerable.Range(0, labels).Min(label => groups.Count(group => group.Label == label))), plan.Folds);
            foreach (var group in rows.GroupBy(row => groupOf[row]))
                Assert.AreEqual(1, group.Select(row => plan.FoldOf[row]).Distinct().Count());
            for (var fold = 0; fold < plan.Folds; fold++)
            {
                Assert.AreEqual(labels, rows.Where(row => plan.FoldOf[row] != fold).Select(row => labelOf[row]).Distinct().Count());
                Assert.IsTrue(plan.FoldOf.Contains(fold));
            }

            CollectionAssert.AreEqual(plan.FoldOf, FoldPlan.Make(source, rows, 5, trial).FoldOf);
        }
    }

    [TestMethod]
    public void Plan_SingleRows_SpreadsLabelsEvenly()
    {
        var labelOf = Enumerable.Range(0, 100).Select(row => row < 70 ? 0 : 1).ToArray();
        var plan = FoldPlan.Make(Source(labelOf, null), [.. Enumerable.Range(0, 100)], 5, 1);
        for (var fold = 0; fold < 5; fold++)
            Assert.AreEqual("14 6", $"{Count(fold, 0)} {Count(fold, 1)}", $"fold {fold}");

        int Count(int fold, int label) => Enumerable.Range(0, 100).Count(row => plan.FoldOf[row] == fold && labelOf[row] == label);
    }

    [TestMethod]
    public void Plan_LabelOfOneGroup_SaysWhyNot()
    {
        var plan = FoldPlan.Make(Source([0, 0, 1, 1, 1], [0, 1, 2, 2, 2]), [0, 1, 2, 3, 4], 5, 1);
        Assert.AreEqual(0, plan.Folds);
        Assert.Contains("'label 1'", plan.WhyNot!);
        Assert.AreEqual(2, FoldPlan.Make(Source([0, 1, 0, 1], [0, 0, 1, 1]), [0, 1, 2, 3], 5, 1).Folds);
    }

    [TestMethod]
    public void CrossValidation_AnyThreads_AsksEachRowOnceOfAHeadThatDidNotLearnIt()
    {
        var random = new Random(1);
        var labelOf = Enumerable.Range(0, 60).Select(row => row % 3).ToArray();
        var features = labelOf.Select(label => label + (0.2f * random.NextSingle())).ToArray();
        var source = new ExampleTable(features, 1, ["a", "b", "c"], labelOf);
        var rows = Enumerable.Range(0, 60).ToArray();
        var plan = FoldPlan.Make(source, rows, 5, 1);
        var told = new List<double>();
        var answers = CrossValidation.Run(new CentroidTrainer(), source, rows, plan, 5, 1, told.Add, default);
        CollectionAssert.AreEqual(rows, answers.Select(answer => answer.Row).ToArray());
        Assert.IsTrue(answers.All(answer => answer.Said == labelOf[answer.Row]));
        Assert.AreEqual(1.0, told[^1], 1e-9);

        // Pairs with alternating labels: each group holds both, only a leak could tell them apart.
        var twins = new ExampleTable([.. Enumerable.Range(0, 40).Select(row => (float)(row / 2))], 1, ["a", "b"], [.. Enumerable.Range(0, 40).Select(row => row % 2)], [.. Enumerable.Range(0, 40).Select(row => row / 2)]);
        var blind = CrossValidation.Run(new CentroidTrainer(), twins, [.. rows.Take(40)], FoldPlan.Make(twins, [.. rows.Take(40)], 5, 1), 5, 1, _ => { }, default);
        Assert.AreEqual(20, blind.Count(answer => answer.Said == twins.LabelOf(answer.Row)));
    }

    [TestMethod]
    public void CrossValidation_TrainerThrows_GivesItsOwnException()
    {
        var source = Source([0, 1, 0, 1, 0, 1], null);
        var rows = Enumerable.Range(0, 6).ToArray();
        var trainer = new CentroidTrainer { OnRound = (_, _) => throw new LearningException(LearningCodes.NotFinite, "No.", "nan") };
        Assert.ThrowsExactly<LearningException>(() => CrossValidation.Run(trainer, source, rows, FoldPlan.Make(source, rows, 3, 1), 3, 1, _ => { }, default));
    }

    private static ExampleTable Source(int[] labelOf, int[]? groupOf) => new(
        new float[labelOf.Length], 1, [.. Enumerable.Range(0, labelOf.Max() + 1).Select(label => $"label {label}")], labelOf, groupOf);
}
