using System.Text;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Tests.Examples;

namespace MLKids.Learning.Tests.Featurizers;

[TestClass]
public sealed class RowFeaturizerTests : FeaturizerContract
{
    private static readonly ColumnSet Columns = new([new("height", ColumnKind.Number, []), new("colour", ColumnKind.Choice, ["red", "dark blue"]), new("age", ColumnKind.Number, [])]);

    protected override IReadOnlyList<byte[]> Examples { get; } =
    [
        Bytes("""{"height":1.5,"colour":"red","age":7}"""), Bytes("""{"height":2,"colour":"dark blue","age":7}"""), Bytes("""{"age":-7,"colour":"DarkBlue","height":2}"""),
    ];

    protected override IReadOnlyList<(byte[] Bytes, string Code)> Unreadable { get; } =
    [
        ([], LearningCodes.BadRow),
        (Bytes("{"), LearningCodes.BadRow),
        ([0xFF, 0xFE, 0], LearningCodes.BadRow),
        (Bytes("""{"height":1.5,"colour":"red"}"""), LearningCodes.MissingColumn),
        (Bytes("""{"height":1.5,"colour":"red","age":null}"""), LearningCodes.MissingColumn),
        (Bytes("""{"height":1e39,"colour":"red","age":7}"""), LearningCodes.NotANumber),
        (Bytes("""{"height":"tall","colour":"red","age":7}"""), LearningCodes.NotANumber),
    ];

    protected override IFeaturizer Create() => new RowFeaturizer(Columns);

    [TestMethod]
    public void Featurize_Row_WritesNumbersAndOneHotChoices()
    {
        using var featurizer = Create();
        CollectionAssert.AreEqual(new float[] { 1.5f, 1, 0, 7 }, Featurize(featurizer, Examples[0]));
        CollectionAssert.AreEqual(new float[] { 2, 0, 1, -7 }, Featurize(featurizer, Examples[2]));
    }

    [TestMethod]
    public void Featurize_UnknownChoice_IsAllZeros()
    {
        using var featurizer = Create();
        CollectionAssert.AreEqual(new float[] { 1, 0, 0, 2 }, Featurize(featurizer, Bytes("""{"height":1,"colour":"green","age":2}""")));
    }

    [TestMethod]
    public void Load_State_GivesTheSameFeaturizer()
    {
        using var featurizer = Create();
        using var loaded = RowFeaturizer.Load(featurizer.State);
        Assert.AreEqual(featurizer.Id, loaded.Id);
        CollectionAssert.AreEqual(Featurize(featurizer, Examples[0]), Featurize(loaded, Examples[0]));
    }

    [TestMethod]
    public void Id_OfOtherColumns_IsAnother() =>
        Assert.AreNotEqual(new RowFeaturizer(Columns).Id, new RowFeaturizer(new([new("height", ColumnKind.Number, [])])).Id);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
