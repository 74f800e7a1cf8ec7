using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Explaining;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Numbers;
using MLKids.Learning.Tests.Trainers;

namespace MLKids.Learning.Tests.Explaining;

[TestClass]
public sealed class RowExplanationTests
{
    private static readonly RowFeaturizer Featurizer = new(new([new("height", ColumnKind.Number, []), new("noise", ColumnKind.Number, []), new("colour", ColumnKind.Choice, ["red", "blue"])]));

    public static IEnumerable<object[]> Trainers => new[] { NumberTrainers.BoostedTrees, NumberTrainers.MultiLayer, NumberTrainers.SmallTree, NumberTrainers.Softmax }.Select(trainer => new object[] { trainer.Id, trainer });

    [TestMethod]
    [DynamicData(nameof(Trainers))]
    public void Of_AnyHead_TheColumnThatDecidesWeighsMost(string id, ITrainer trainer)
    {
        var (rows, background) = Animals();
        var head = trainer.Fit(rows, 1, null, CancellationToken.None);
        var explanation = RowExplanation.Of(head, 1, Featurizer, RowText.Parse("height=9; noise=0.5; colour=red"), background);
        Assert.AreEqual("height", explanation.Columns[0].Column.Name, id);
        Assert.AreEqual("9", explanation.Columns[0].Value);
        Assert.IsGreaterThan(0.3, explanation.Columns[0].Weight);
        Assert.AreEqual("height 9 speaks for tall", explanation.Sentences("tall")[0]);
    }

    [TestMethod]
    [DynamicData(nameof(Trainers))]
    public void Of_AnyHead_WeightsAddUpToTheAnswer(string id, ITrainer trainer)
    {
        var (rows, background) = Animals();
        var head = trainer.Fit(rows, 1, null, CancellationToken.None);
        var explanation = RowExplanation.Of(head, 0, Featurizer, RowText.Parse("height=3; noise=0.1; colour=green"), background);
        Assert.AreEqual(explanation.Answer - explanation.Usual, explanation.Columns.Sum(column => column.Weight), 1e-6, id);
    }

    [TestMethod]
    public void Of_Sum_GivesItsKnownWeights()
    {
        // Of 0.02 · height + 0.5 · red: each column's weight is its own part minus the mean of that part.
        float[] background = [0, 7, 1, 0, 2, 8, 0, 1];
        var explanation = RowExplanation.Of(new Sum(), 0, Featurizer, RowText.Parse("height=4; noise=1; colour=red"), background);
        Assert.AreEqual(0.58, explanation.Answer, 1e-6);
        Assert.AreEqual(0.27, explanation.Usual, 1e-6);
        Assert.AreEqual("colour 0.25 / height 0.06 / noise 0", string.Join(" / ", explanation.Columns.Select(column => $"{column.Column.Name} {Math.Round(column.Weight, 4)}")));
    }

    [TestMethod]
    public void Of_NoTrainingRows_IsRefused() =>
        Assert.ThrowsExactly<ArgumentException>(() => RowExplanation.Of(new Sum(), 0, Featurizer, RowText.Parse("height=4; noise=1; colour=red"), []));

    private static (LabelledRows Rows, float[] Features) Animals()
    {
        var random = new Random(4);
        float[][] rows = [.. Enumerable.Range(0, 80).Select(i => new[] { i % 10, (float)random.NextDouble(), i % 3 == 0 ? 1f : 0, i % 3 == 0 ? 0 : 1f })];
        return (new(rows, [.. rows.Select(row => row[0] > 4 ? 1 : 0)], ["small", "tall"]), [.. rows.SelectMany(row => row)]);
    }

    private sealed class Sum : IHead
    {
        public string TrainerId => "sum";

        public int FeatureLength => 4;

        public int LabelCount => 2;

        public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
        {
            probabilities[0] = (0.02f * features[0]) + (0.5f * features[2]);
            probabilities[1] = 1 - probabilities[0];
        }

        public void Save(BinaryWriter writer)
        {
        }
    }
}
