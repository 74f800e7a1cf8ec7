using System.Text;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Tests.Examples.Columns;

[TestClass]
public sealed class TableImportTests : IDisposable
{
    private readonly ProjectFile _project = ProjectFile.CreateTemporary();

    public void Dispose() => _project.Dispose();

    [TestMethod]
    public void ToNumbers_Table_AddsRowsUnderTheirLabels()
    {
        var report = Import("species,height,colour\ncat,25,black\ndog,50.5,brown\ncat,30,white\ncat,30,white\n").ToNumbers("animals");
        Assert.AreEqual(ModelKind.Numbers, report.Model.Kind);
        Assert.AreEqual("species", report.LabelColumn);
        CollectionAssert.AreEqual(new[] { "height", "colour" }, report.Columns.ToArray());
        Assert.AreEqual((4, 3, 1, 0), (report.Rows, report.Added, report.Duplicates, report.Refused.Count));
        Assert.AreEqual("cat 2, dog 1", string.Join(", ", report.Labels.Select(label => $"{label.Label.Name} {label.Count}")));
        var first = _project.Examples.List(report.Labels[0].Label.Id)[0];
        Assert.AreEqual("""{"height":25,"colour":"black"}""", Encoding.UTF8.GetString(_project.Examples.ReadContent(first.Id)));
        Assert.AreEqual("table row 2", first.FileName);
    }

    [TestMethod]
    public void ToNumbers_Undone_IsGoneInOneStep()
    {
        Import("label,x\na,1\nb,2\n").ToNumbers("m");
        _project.History.Undo();
        Assert.IsNull(_project.Models.Find("m"));
    }

    [TestMethod]
    [DataRow("label,x,name\na,1,u\nb,2,v", "label")]
    [DataRow("x,animal,y\n1,a,1\n2,b,1", "animal")]
    [DataRow("colour,animal\nred,a\nred,b\nblue,a\nblue,b", "animal")]
    [DataRow("Class ,x\n0,1\n1,2", "Class")]
    [DataRow("x,y\n1.5,0\n2.5,1\n3.5,0", "y")]
    public void ToNumbers_NoLabelColumnSaid_TakesOneAndSaysWhich(string table, string label) =>
        Assert.AreEqual(label, Import(table).ToNumbers("m").LabelColumn);

    [TestMethod]
    public void ToNumbers_LabelColumnSaid_IsTaken()
    {
        Assert.AreEqual("Leg Count", Import("Leg Count,label\n4,a\n2,b\n").ToNumbers("m", "legcount").LabelColumn);
        var error = Throws.Learning(LearningCodes.NoSuchColumn, () => Import("x,label\n4,a\n2,b\n").ToNumbers("n", "wings"));
        StringAssert.Contains(error.Message, "'wings'; the table has: 'x', 'label'");
        Assert.IsNull(_project.Models.Find("n"));
    }

    [TestMethod]
    public void ToNumbers_BadCells_AreRefusedByRowAndColumn()
    {
        var rows = string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},red,a\n"));
        var report = Import($"height,colour,label\n{rows},red,a\ntall,red,a\nNaN,red,b\ninf,red,b\n1e39,red,b\n1.234.567,red,b\n3,,b\n3,red,\n1,red\n4,red,b\n").ToNumbers("m");
        CollectionAssert.AreEquivalent(
            new[]
            {
                "row 30: 2 cells; wanted 3", "row 22: 'height' is empty", "row 23: 'height' is 'tall'; wanted a finite number.", "row 24: 'height' is 'NaN'; wanted a finite number.",
                "row 25: 'height' is 'inf'; wanted a finite number.", "row 26: 'height' is '1e39'; wanted a finite number.",
                "row 27: 'height' is '1.234.567': a separator between thousands could be a decimal point; wanted digits alone, with a point before decimals.",
                "row 28: 'colour' is empty", "row 29: 'label' is empty",
            },
            report.Refused.Select(refused => refused.Message).ToArray());
        Assert.AreEqual(21, report.Added);
        foreach (var refused in report.Refused)
            Throws.IsChildSentence(refused.ChildSentence);
    }

    [TestMethod]
    public void ToNumbers_ColumnOfNames_IsLeftOut()
    {
        var rows = string.Concat(Enumerable.Range(0, ColumnLimits.Choices + 1).Select(i => $"name{i},{i},{(i % 2 == 0 ? "a" : "b")},\n"));
        var report = Import($"name,x,label,note\n{rows}").ToNumbers("m");
        CollectionAssert.AreEqual(new[] { "name", "note" }, report.LeftOut.Select(left => left.Column).ToArray());
        CollectionAssert.AreEqual(new[] { "x" }, report.Columns.ToArray());
    }

    [TestMethod]
    public void ToNumbers_DecimalCommas_AreRead()
    {
        var report = Import("x;label\n1,5;a\n1,500;b\n").ToNumbers("m");
        CollectionAssert.AreEqual(new[] { """{"x":1.5}""", """{"x":1.5}""" }, Contents(report));
    }

    [TestMethod]
    public void ToNumbers_NothingToLearnFrom_IsRefused()
    {
        Throws.Learning(LearningCodes.BadColumns, () => Import("label\na\nb\n").ToNumbers("m"));
        Throws.Learning(LearningCodes.NoSuchColumn, () => Import("x\n" + string.Join('\n', Enumerable.Range(0, 50)) + "\n").ToNumbers("m"));
        var header = string.Join(',', Enumerable.Range(0, ColumnLimits.Columns + 1).Select(i => $"c{i}"));
        var row = string.Join(',', Enumerable.Range(0, ColumnLimits.Columns + 1));
        Throws.Learning(LearningCodes.BadColumns, () => Import($"{header},label\n{row},a\n{row},b\n").ToNumbers("m"));
    }

    [TestMethod]
    public void ToNumbers_ModelOfAnotherKind_IsRefused()
    {
        _project.Models.Add("photos");
        StringAssert.Contains(Throws.Learning(LearningCodes.WrongKind, () => Import("x,label\n1,a\n").ToNumbers("photos")).Message, "learns from pictures; wanted one of kind 'numbers'");
    }

    [TestMethod]
    public void ToPredictNumbers_Table_AddsAllRowsUnderOneLabel()
    {
        var report = Import("age,colour,price\n1,red,10\n2,blue,20\n").ToPredictNumbers("m", ["Price"]);
        Assert.AreEqual((ModelKind.PredictNumbers, null), (report.Model.Kind, report.LabelColumn));
        Assert.AreEqual((TableImport.RowsLabel, 2), (report.Labels.Single().Label.Name, report.Labels.Single().Count));
        CollectionAssert.AreEqual(new[] { """{"age":1,"colour":"red","price":10}""", """{"age":2,"colour":"blue","price":20}""" }, Contents(report));
    }

    [TestMethod]
    public void ToPredictNumbers_OutputThatIsNoNumber_IsRefused()
    {
        StringAssert.Contains(
            Throws.Learning(LearningCodes.NotANumber, () => Import("age,colour\n1,red\n2,blue\n").ToPredictNumbers("m", ["colour"])).Message, "those are: 'age'");
        Throws.Learning(LearningCodes.NoSuchColumn, () => Import("age,colour\n1,red\n2,blue\n").ToPredictNumbers("m", ["price"]));
    }

    [TestMethod]
    [DataRow("text,label\nhello there,nice\ngo away,rude\n")]
    [DataRow("id,label,comment\n1,nice,hello there\n2,rude,go away\n")]
    [DataRow("hello there,nice\nyou are kind,nice\ngo away,rude\nI hate you,rude\n")]
    public void ToWords_Table_FindsTextAndLabel(string table)
    {
        var report = Import(table).ToWords("m");
        Assert.AreEqual(ModelKind.Words, report.Model.Kind);
        Assert.AreEqual("hello there", Contents(report)[0]);
        CollectionAssert.AreEqual(new[] { "nice", "rude" }, report.Labels.Select(label => label.Label.Name).ToArray());
    }

    [TestMethod]
    public void ToWords_ColumnsSaid_AreTaken()
    {
        var report = Import("a,b,c\nx,long long text,p\nx,another long text,q\n").ToWords("m", "c", "a");
        CollectionAssert.AreEqual(new[] { "p", "q" }, Contents(report));
        Assert.AreEqual("a", report.LabelColumn);
    }

    [TestMethod]
    public void ToNumbers_Cancelled_SaysSo() =>
        Assert.IsTrue(Import("label,x\na,1\nb,2\n").ToNumbers("m", cancellation: new(canceled: true)).Cancelled);

    private TableImport Import(string table) => new(_project, TableReader.Read(Encoding.UTF8.GetBytes(table)));

    private string[] Contents(TableImportReport report) =>
        [.. report.Labels.SelectMany(label => _project.Examples.List(label.Label.Id)).Select(example => Encoding.UTF8.GetString(_project.Examples.ReadContent(example.Id)))];
}
