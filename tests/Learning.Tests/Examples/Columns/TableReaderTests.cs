using System.Text;
using MLKids.Learning.Examples.Columns;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Examples.Columns;

[TestClass]
public sealed class TableReaderTests
{
    [TestMethod]
    [DataRow("a,b\n1,x\n2,y\n")]
    [DataRow("a,b\r\n1,x\r\n2,y")]
    [DataRow("a,b\r1,x\r2,y\r")]
    [DataRow("\uFEFFa,b\n1,x\n2,y\n")]
    [DataRow("a;b\n1;x\n2;y\n")]
    [DataRow("a\tb\n1\tx\n2\ty\n")]
    [DataRow("a|b\n1|x\n2|y\n")]
    [DataRow("\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"y\"\n")]
    [DataRow("a , b\n 1, x \n2 ,y\n\n\n")]
    [DataRow("a,b\n1,x\n2,y\n,\n,\n")]
    public void Read_SameTableWrittenOtherwise_IsTheSame(string text) => Assert.AreEqual("a|b\n1|x\n2|y", Shown(Read(text)));

    [TestMethod]
    public void Read_QuotedFields_KeepSeparatorsQuotesAndLines()
    {
        var table = Read("text,label\n\"Hi, \"\"you\"\"\",nice\n\"two\nlines\",nice\n5\" disk,odd\n");
        CollectionAssert.AreEqual(new[] { "Hi, \"you\"", "two\nlines", "5\" disk" }, table.Rows.Select(row => row.Cells[0]).ToArray());
    }

    [TestMethod]
    public void Read_AnyEncoding_GivesTheSameText()
    {
        const string Text = "größe;farbe\n1,5;grün\n2;blau\n";
        byte[][] encoded =
        [
            Encoding.UTF8.GetBytes(Text), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], Encoding.Latin1.GetBytes(Text),
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)], [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)],
            Encoding.Unicode.GetBytes(Text), Encoding.BigEndianUnicode.GetBytes(Text),
        ];
        foreach (var bytes in encoded)
            Assert.AreEqual("größe|farbe\n1,5|grün\n2|blau", Shown(TableReader.Read(bytes)));
    }

    [TestMethod]
    [DataRow("height,label\n1,cat\n2,dog", true)]
    [DataRow("1,cat\n2,dog", false)]
    [DataRow("colour,animal\nred,cat\nred,dog\nblue,cat\nblue,dog", true)]
    [DataRow("red,cat\nred,dog\nblue,cat\nblue,dog", false)]
    [DataRow("text,label\nHello,nice\nGo away,rude", true)]
    [DataRow("Hello,nice\nGo away,rude", false)]
    [DataRow("a,a\n1,2", false)]
    public void Read_FirstRow_IsAHeaderOrNot(string text, bool header)
    {
        var table = Read(text);
        Assert.AreEqual(header ? 0 : 1, table.Header.Count(name => name == "column 1"));
        Assert.AreEqual(text.Split('\n').Length - (header ? 1 : 0), table.Rows.Count);
    }

    [TestMethod]
    public void Read_HeaderThatIsSaid_IsTaken()
    {
        Assert.AreEqual("1|cat\n2|dog", Shown(TableReader.Read("1,cat\n2,dog"u8, hasHeader: true)));
        Assert.AreEqual("column 1|column 2\na|b\n1|2", Shown(TableReader.Read("a,b\n1,2"u8, hasHeader: false)));
    }

    [TestMethod]
    public void Read_HeaderNamesTwiceEmptyOrLong_AreMadeDifferent()
    {
        var names = TableReader.Read("x,X,,this name is far too long for a column,this name is far too long for a row\n1,2,3,4,5"u8, hasHeader: true).Header;
        CollectionAssert.AreEqual(new[] { "x", "X 2", "column 3", "this name is far too long for", "this name is far too long fo 2" }, names.ToArray());
        Assert.IsTrue(names.All(name => name.Length <= ColumnLimits.NameCharacters));
    }

    [TestMethod]
    public void Read_RaggedRows_AreNamedByTheirRow()
    {
        var table = Read("a,b\n1,x\n2\n\n3,y\n4,z,w\n5,q\n");
        Assert.AreEqual("a|b\n1|x\n3|y\n5|q", Shown(table));
        CollectionAssert.AreEqual(new[] { "row 3: 1 cells; wanted 2", "row 6: 3 cells; wanted 2" }, table.Refused.Select(row => row.Message).ToArray());
        CollectionAssert.AreEqual(new[] { 2, 5, 7 }, table.Rows.Select(row => row.Number).ToArray());
    }

    [TestMethod]
    public void Read_QuoteThatIsNeverClosed_IsGuessed()
    {
        var table = Read("a,b\n1,x\n2,y\n3,\"z\n4,w\n5,v\n");
        StringAssert.Contains(Read("a,b,c\n1,x,1\n2,y,1\n3,\"z,1\n4,w,1\n").Refused.Single().Message, "row 4: 2 cells; wanted 3 (perhaps a quotation mark is not closed)");
        Assert.HasCount(3, table.Rows);
    }

    [TestMethod]
    public void Read_OneColumn_HasNoSeparator()
    {
        var table = Read("I like it, really\nNo\nWell; yes\nFine\n");
        Assert.HasCount(1, table.Header);
        Assert.HasCount(4, table.Rows);
    }

    [TestMethod]
    public void Read_DecimalCommas_AreKnownFromTheWholeTable()
    {
        Assert.IsTrue(Read("a;b\n1,500;2\n1,5;3").DecimalComma);
        Assert.IsFalse(Read("a;b\n1,500;2\n1.5;3").DecimalComma);
        Assert.IsFalse(Read("a;b\n1,500;2\n1,700;3").DecimalComma);
        Assert.IsFalse(Read("a,b\n\"1,5\",2\n").DecimalComma);
    }

    [TestMethod]
    public void Read_NoTable_IsRefused()
    {
        Throws.Learning(LearningCodes.UnreadableTable, () => TableReader.Read([]));
        Throws.Learning(LearningCodes.UnreadableTable, () => TableReader.Read("\n\n,,\n"u8));
        Throws.Learning(LearningCodes.UnreadableTable, () => TableReader.Read("a,b\0\n"u8));
        StringAssert.Contains(Throws.Learning(LearningCodes.UnreadableTable, () => TableReader.Read("PK\x3\x4 and so on"u8)).Message, "spreadsheet");
        Throws.Learning(LearningCodes.UnreadableTable, () => TableReader.Read(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, TableReader.MaxColumns + 1)))));
        Throws.Learning(LearningCodes.UnreadableTable, () => TableReader.Read(new byte[TableReader.MaxBytes + 1]));
        Throws.Learning(LearningCodes.UnreadableTable, () => TableReader.ReadFile("/nowhere/table.csv"));
    }

    [TestMethod]
    public void Read_TooManyRows_IsRefused()
    {
        var text = string.Concat(Enumerable.Repeat("1\n", TableReader.MaxRows + 2));
        StringAssert.Contains(Throws.Learning(LearningCodes.UnreadableTable, () => Read(text)).Message, "100,000");
    }

    [TestMethod]
    public void Read_CellThatIsTooLong_IsRefusedAlone()
    {
        var table = Read($"a,b\n1,x\n2,{new string('y', TableReader.MaxCellCharacters + 1)}\n3,z");
        Assert.HasCount(2, table.Rows);
        StringAssert.StartsWith(table.Refused.Single().Message, "row 3");
    }

    [TestMethod]
    public void Read_DamagedTables_GiveATableOrARefusal()
    {
        var original = Encoding.UTF8.GetBytes("height;colour;label\r\n1,5;\"dark \"\"red\"\"\";cat\r\n2;\"two\nlines\";dog\r\n3,25;größe 😀;cat\r\n");
        var random = new Random(11);
        for (var turn = 0; turn < 500; turn++)
        {
            // Kinds 0 and 1 flip bits and cut ends; the others are about JSON in Scratch projects.
            var damaged = Mutations.Of(original, turn % 2, random);
            try
            {
                var table = TableReader.Read(damaged);
                Assert.IsTrue(table.Rows.All(row => row.Cells.Count == table.Header.Count));
                Assert.IsTrue(table.Header.All(name => name.Length is > 0 and <= ColumnLimits.NameCharacters));
            }
            catch (LearningException e)
            {
                Assert.AreEqual(LearningCodes.UnreadableTable, e.Code);
            }
        }
    }

    private static Table Read(string text) => TableReader.Read(Encoding.UTF8.GetBytes(text));

    private static string Shown(Table table) => string.Join('\n', table.Rows.Select(row => row.Cells).Prepend(table.Header).Select(cells => string.Join('|', cells)));
}
