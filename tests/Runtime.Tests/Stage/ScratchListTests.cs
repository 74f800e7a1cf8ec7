using MLKids.Blocks.Values;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class ScratchListTests
{
    private readonly Random _random = new(1);

    private static ScratchList List(params object[] items) => new("id", "list", items);

    [TestMethod]
    [DataRow("last", "a b")]
    [DataRow(1.9, "b c")]
    [DataRow("all", "")]
    [DataRow(0.0, "a b c")]
    [DataRow(4.0, "a b c")]
    public void Delete_FromThree_RemovesTheNamedItem(object position, string left)
    {
        var list = List("a", "b", "c");
        list.Delete(BlockValue.From(position), _random);
        Assert.AreEqual(left, string.Join(" ", list.Items));
    }

    [TestMethod]
    [DataRow("last", "abx")]
    [DataRow(3.0, "abx")]
    [DataRow(1.0, "xab")]
    [DataRow(4.0, "ab")]
    [DataRow(0.0, "ab")]
    public void Insert_IntoTwo_TakesPositionsUpToOneBehindTheEnd(object position, string result)
    {
        var list = List("a", "b");
        list.Insert(BlockValue.From(position), "x", _random);
        Assert.AreEqual(result, list.Contents());
    }

    [TestMethod]
    public void Contents_OneLetterTexts_HaveNoSpaces()
    {
        Assert.AreEqual("12", List("1", "2").Contents());
        Assert.AreEqual("1 2", List(1.0, 2.0).Contents());
        Assert.AreEqual("ab c", List("ab", "c").Contents());
    }

    [TestMethod]
    public void PositionOf_EqualByScratch_IsTheFirst()
    {
        var list = List("x", "1.0", 1.0, "Apple");
        Assert.AreEqual(2, list.PositionOf(1.0));
        Assert.AreEqual(4, list.PositionOf("APPLE"));
        Assert.AreEqual(0, list.PositionOf("none"));
        Assert.IsFalse(list.Contains(""));
    }

    [TestMethod]
    public void Item_Missing_IsEmptyText()
    {
        Assert.AreEqual("", List().Item("last", _random));
        Assert.AreEqual("a", List("a").Item("last", _random));
        Assert.AreEqual("a", List("a").Item("any", _random));
    }

    [TestMethod]
    public void Limit_Reached_AddIsIgnoredAndInsertDropsTheLast()
    {
        var list = new ScratchList("id", "list", Enumerable.Repeat<object>("x", ScratchList.Limit));
        list.Add("y");
        Assert.AreEqual(ScratchList.Limit, list.Length);
        list.Insert(1.0, "first", _random);
        Assert.AreEqual(ScratchList.Limit, list.Length);
        Assert.AreEqual("first", list.Items[0]);
        list.Replace("last", "end", _random);
        Assert.AreEqual("end", list.Items[^1]);
    }
}
