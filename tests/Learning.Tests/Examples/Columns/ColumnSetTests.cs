using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Tests.Examples.Columns;

[TestClass]
public sealed class ColumnSetTests
{
    [TestMethod]
    public void Of_Rows_TellsNumbersFromChoices()
    {
        var set = Of("height=1; colour=red; size=2", "height=2.5; colour=blue; size=big", "height=3; colour= RED; size=2");
        CollectionAssert.AreEqual(new[] { "height", "colour", "size" }, set.Columns.Select(column => column.Name).ToArray());
        CollectionAssert.AreEqual(new[] { ColumnKind.Number, ColumnKind.Choice, ColumnKind.Choice }, set.Columns.Select(column => column.Kind).ToArray());
        CollectionAssert.AreEqual(new[] { "red", "blue" }, set.Columns[1].Choices.ToArray());
        CollectionAssert.AreEqual(new[] { "2", "big" }, set.Columns[2].Choices.ToArray());
        Assert.AreEqual(5, set.Width);
    }

    [TestMethod]
    public void Of_NamesInOtherCaseOrOrder_AreTheSameColumns()
    {
        var set = Of("Leg Length=1; tail=2", "TAIL=2; leglength=3");
        CollectionAssert.AreEqual(new[] { "Leg Length", "tail" }, set.Columns.Select(column => column.Name).ToArray());
        Assert.AreEqual(0, set.IndexOf("LEG length"));
        Assert.AreEqual(-1, set.IndexOf("wing"));
    }

    [TestMethod]
    public void Of_ColumnOfFewRows_IsLeftOut() =>
        CollectionAssert.AreEqual(
            new[] { "height", "half" }, Of("height=1; heigth=3; half=1", "height=2; half=2", "height=2", "height=4").Columns.Select(column => column.Name).ToArray());

    [TestMethod]
    public void Of_NoRows_IsRefused() => Throws.Learning(LearningCodes.BadColumns, () => ColumnSet.Of([]));

    [TestMethod]
    public void Of_TooManyChoices_NamesTheColumn()
    {
        var rows = Enumerable.Range(0, ColumnLimits.Choices + 1).Select(i => RowText.Parse($"height=1; name=n{i}"));
        StringAssert.Contains(Throws.Learning(LearningCodes.BadColumns, () => ColumnSet.Of(rows)).Message, "'name'");
        ColumnSet.Of(rows.Take(ColumnLimits.Choices));
    }

    [TestMethod]
    public void Constructor_BadColumns_AreRefused()
    {
        Throws.Learning(LearningCodes.BadColumns, () => new ColumnSet([]));
        Throws.Learning(LearningCodes.BadColumns, () => new ColumnSet([new("", ColumnKind.Number, [])]));
        Throws.Learning(LearningCodes.BadColumns, () => new ColumnSet([new("a b", ColumnKind.Number, []), new("AB", ColumnKind.Number, [])]));
        Throws.Learning(LearningCodes.BadColumns, () => new ColumnSet([.. Enumerable.Range(0, 51).Select(i => new Column($"c{i}", ColumnKind.Number, []))]));
    }

    [TestMethod]
    public void Fit_RowInAnotherOrder_IsPutInOrder()
    {
        var values = Of("height=1; colour=red").Fit(RowText.Parse("Colour=blue; extra=4; HEIGHT=3"));
        Assert.AreEqual("height=3; colour=blue", RowText.Format(values));
    }

    [TestMethod]
    public void Fit_MissingColumn_NamesItAndThoseKnown()
    {
        var message = Throws.Learning(LearningCodes.MissingColumn, () => Of("height=1; colour=red").Fit(RowText.Parse("heigth=3; colour=red"))).Message;
        StringAssert.Contains(message, "'height' is missing; found 'heigth', 'colour', wanted 'height', 'colour'");
    }

    [TestMethod]
    public void Fit_TextInNumberColumn_IsRefused()
    {
        var set = Of("height=1; colour=red");
        StringAssert.Contains(Throws.Learning(LearningCodes.NotANumber, () => set.Fit(RowText.Parse("height=tall; colour=red"))).Message, "'height' is 'tall'");
        Assert.AreEqual(7, set.Fit(RowText.Parse("{\"height\":\"7\",\"colour\":1}"))[0].Number);
    }

    [TestMethod]
    public void ToJson_Set_ReadsBackTheSameWithTheSameHash()
    {
        var set = Of("größe=1; farbe=rot \"hell\"", "größe=2; farbe=😀");
        var again = ColumnSet.Parse(set.ToJson());
        Assert.AreEqual("""[{"name":"größe"},{"name":"farbe","choices":["rot \"hell\"","😀"]}]""", set.ToJson().Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal));
        Assert.AreEqual(set.ToJson(), again.ToJson());
        Assert.AreEqual(set.Hash, again.Hash);
        Assert.AreNotEqual(set.Hash, Of("größe=1; farbe=rot").Hash);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{}")]
    [DataRow("[]")]
    [DataRow("[1]")]
    [DataRow("[{}]")]
    [DataRow("[{\"name\":null}]")]
    [DataRow("[{\"name\":\"a\",\"choices\":[null]}]")]
    [DataRow("[{\"name\":\"a\",\"choices\":3}]")]
    [DataRow("[{\"name\":\"a\",\"choices\":[]}]")]
    [DataRow("[{\"name\":\"a\"},{\"name\":\"a\"}]")]
    public void Parse_NoColumns_IsADamagedModel(string json) => Throws.Learning(LearningCodes.DamagedModel, () => ColumnSet.Parse(json));

    private static ColumnSet Of(params string[] rows) => ColumnSet.Of(rows.Select(row => RowText.Parse(row)));
}
