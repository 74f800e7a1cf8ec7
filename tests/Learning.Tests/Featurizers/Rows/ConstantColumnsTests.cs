using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers.Rows;

namespace MLKids.Learning.Tests.Featurizers;

[TestClass]
public sealed class ConstantColumnsTests
{
    private static readonly ColumnSet Columns = new([new("height", ColumnKind.Number, []), new("colour", ColumnKind.Choice, ["red", "blue"]), new("age", ColumnKind.Number, [])]);

    [TestMethod]
    public void Of_Rows_NamesThoseThatNeverChange()
    {
        CollectionAssert.AreEqual(new[] { "height", "colour" }, Of([1, 1, 0, 3, 1, 1, 0, 4, 1, 1, 0, 3]));
        CollectionAssert.AreEqual(new[] { "age" }, Of([1, 1, 0, 3, 2, 0, 1, 3]));
    }

    [TestMethod]
    public void Of_OneRow_NamesNone() => Assert.IsEmpty(Of([1, 1, 0, 3]));

    private static string[] Of(float[] features) =>
        [.. ConstantColumns.Of(Columns, new ExampleTable(features, 4, ["a"], new int[features.Length / 4]))];
}
