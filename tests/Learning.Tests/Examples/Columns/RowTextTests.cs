using System.Text;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Tests.Examples.Columns;

[TestClass]
public sealed class RowTextTests
{
    private static readonly ColumnSet Columns = new([new("height", ColumnKind.Number, []), new("colour", ColumnKind.Choice, ["red", "dark blue"])]);

    [TestMethod]
    [DataRow("height=1.5; colour=red")]
    [DataRow("height = 1,5; colour = red")]
    [DataRow("height: 1.5; colour: red")]
    [DataRow("height=1.5, colour=red")]
    [DataRow("height=1,5, colour=red")]
    [DataRow("height=1.5 colour=red")]
    [DataRow("height=1.5\ncolour=red\n")]
    [DataRow("{ \"height\": 1.50, \"colour\": \" red\" }")]
    [DataRow("1.5 red")]
    [DataRow("1,5 red")]
    [DataRow("1.5, red")]
    [DataRow("1.5,red")]
    [DataRow("1,5;red")]
    public void Parse_AnyWayOfWriting_GivesTheSameBytes(string text) =>
        Assert.AreEqual("""{"height":1.5,"colour":"red"}""", Canonical(RowText.Parse(text, Columns)));

    [TestMethod]
    [DataRow("2, dark blue", "dark blue")]
    [DataRow("2;dark blue", "dark blue")]
    [DataRow("height=2; colour=dark blue", "dark blue")]
    [DataRow("height=2 colour=dark blue", "dark blue")]
    [DataRow("colour=dark blue height=2", "dark blue")]
    [DataRow("colour=12:30; height=2", "12:30")]
    public void Parse_TextWithSpaces_IsOneValue(string text, string colour) =>
        Assert.AreEqual(colour, Columns.Fit(RowText.Parse(text, Columns))[1].Text);

    [TestMethod]
    public void Parse_NameWithSpaces_IsOneName() =>
        Assert.AreEqual("""{"leg length":3,"x":4,"tail":"long"}""", Canonical(RowText.Parse("leg length=3, x=4; tail=long")));

    [TestMethod]
    public void Parse_OneColumn_TakesTheWholeText()
    {
        Assert.AreEqual("""{"x":1.5}""", Canonical(RowText.Parse("1,5", new([new("x", ColumnKind.Number, [])]))));
        Assert.AreEqual("""{"x":"dark red"}""", Canonical(RowText.Parse("dark red", new([new("x", ColumnKind.Choice, ["dark red"])]))));
    }

    [TestMethod]
    [DataRow("", LearningCodes.BadRow)]
    [DataRow("1.5", LearningCodes.BadRow)]
    [DataRow("1 2 3", LearningCodes.BadRow)]
    [DataRow("2 dark blue", LearningCodes.BadRow)]
    [DataRow("tall red", LearningCodes.NotANumber)]
    [DataRow("NaN red", LearningCodes.NotANumber)]
    [DataRow("1,500; red", LearningCodes.NotANumber)]
    [DataRow(";red", LearningCodes.MissingColumn)]
    [DataRow("height=; colour=red", LearningCodes.MissingColumn)]
    [DataRow("=3", LearningCodes.BadRow)]
    [DataRow("a=1; b", LearningCodes.BadRow)]
    [DataRow("a=1; a=2", LearningCodes.BadRow)]
    [DataRow("{", LearningCodes.BadRow)]
    [DataRow("{}", LearningCodes.BadRow)]
    [DataRow("{\"a\":[1]}", LearningCodes.BadRow)]
    [DataRow("{\"a\":{}}", LearningCodes.BadRow)]
    [DataRow("{\"a\":1} 2", LearningCodes.BadRow)]
    [DataRow("{\"a\":1e999}", LearningCodes.NotANumber)]
    [DataRow("{\"a\":NaN}", LearningCodes.BadRow)]
    [DataRow("{\"a\":null}", LearningCodes.MissingColumn)]
    [DataRow("{\"a\":\"\\ud800\"}", LearningCodes.BadRow)]
    public void Parse_NoRow_IsRefused(string text, string code) => Throws.Learning(code, () => RowText.Parse(text, Columns));

    [TestMethod]
    public void Parse_Refusal_NamesColumnAndFound()
    {
        StringAssert.Contains(Throws.Learning(LearningCodes.NotANumber, () => RowText.Parse("tall red", Columns)).Message, "'height' is 'tall'");
        StringAssert.Contains(Throws.Learning(LearningCodes.NotANumber, () => RowText.Parse("1,500; red", Columns)).Message, "thousands");
        StringAssert.Contains(Throws.Learning(LearningCodes.BadRow, () => RowText.Parse("1 2 3", Columns)).Message, "2 values in this order: height, colour");
    }

    [TestMethod]
    public void Parse_OverALimit_IsRefused()
    {
        Throws.Learning(LearningCodes.BadRow, () => RowText.Parse(new string('x', ColumnLimits.RowCharacters + 1), Columns));
        Throws.Learning(LearningCodes.BadRow, () => RowText.Parse($"{new string('n', ColumnLimits.NameCharacters + 1)}=1"));
        Throws.Learning(LearningCodes.BadRow, () => RowText.Parse($"n={new string('v', ColumnLimits.ValueCharacters + 1)}"));
        Throws.Learning(LearningCodes.BadRow, () => RowText.Parse(string.Join(';', Enumerable.Range(0, ColumnLimits.Columns + 1).Select(i => $"c{i}=1"))));
    }

    [TestMethod]
    public void ToBytes_Values_ReadBackTheSame()
    {
        var row = RowText.Parse("größe=0.1; name=\"Ölçü\" \\ 😀; big=1e300; zero=-0");
        CollectionAssert.AreEqual(row.ToArray(), RowText.Read(RowText.ToBytes(row)).ToArray());
        Assert.AreEqual("größe=0.1; name=\"Ölçü\" \\ 😀; big=1E+300; zero=0", RowText.Format(row));
    }

    [TestMethod]
    public void ToBytes_HalfACharacter_CanBeReadBack() => Assert.HasCount(1, RowText.Read(RowText.ToBytes(RowText.Parse("a=x\ud800y"))));

    [TestMethod]
    public void Parse_AnyText_GivesARowOrARefusal()
    {
        var random = new Random(7);
        const string Letters = "ab=:;,. \t\n1.5e-{}[]\"\\\u0301é🙂٣";
        for (var i = 0; i < 5000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(25)).Select(_ => Letters[random.Next(Letters.Length)])]);
            try
            {
                var row = RowText.Parse(text, Columns);
                Assert.HasCount(row.Count, RowText.Read(RowText.ToBytes(row)));
            }
            catch (LearningException)
            {
                // The other answer that is allowed.
            }
        }
    }

    private static string Canonical(IReadOnlyList<RowValue> row) => Encoding.UTF8.GetString(RowText.ToBytes(row));
}
