using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Tests.Examples.Columns;

[TestClass]
public sealed class RowTableTests : IDisposable
{
    private readonly ProjectFile _project = ProjectFile.CreateTemporary();
    private readonly LabelInfo _dog, _bird;
    private readonly RowTable _table;

    public RowTableTests()
    {
        var model = _project.Models.Add("animals", ModelKind.Numbers);
        (_dog, _bird) = (_project.Labels.Add(model.Id, "dog"), _project.Labels.Add(model.Id, "bird"));
        _table = new RowTable(_project, model);
        _table.AddColumn("legs", ColumnKind.Number);
        _table.AddColumn("home", ColumnKind.Choice);
    }

    private string Rows => string.Join(" | ", _table.Read([.. _table.Look().Columns.Select(column => column.Name)], 0, 100).Select(row => string.Join(',', row.Cells.Select(cell => cell ?? "?"))));

    public void Dispose() => _project.Dispose();

    [TestMethod]
    public void Columns_BeforeTheFirstRow_AreThere() =>
        Assert.AreEqual("legs Number 0; home Choice 0", string.Join("; ", _table.Look().Columns.Select(column => $"{column.Name} {column.Kind} {column.Filled}")));

    [TestMethod]
    public void Set_OneCell_KeepsTheRowInItsPlace()
    {
        var first = Add(_dog, "4", "house");
        Add(_bird, "2", "tree");
        Assert.IsTrue(_table.Set(first, "Legs", "3"));
        Assert.AreEqual("3,house | 2,tree", Rows);
        Assert.AreEqual(first, _table.Read([], 0, 1).Single().Id);
        _project.History.Undo();
        Assert.AreEqual("4,house | 2,tree", Rows);
    }

    [TestMethod]
    public void Set_WhatMakesItLikeAnotherRow_ChangesNothing()
    {
        Add(_dog, "4", "house");
        var second = Add(_dog, "4", "kennel");
        Assert.IsFalse(_table.Set(second, "home", "house"));
        Assert.AreEqual("4,house | 4,kennel", Rows);
    }

    [TestMethod]
    public void Set_WhatDoesNotFit_IsRefused()
    {
        var row = Add(_dog, "4", "house");
        Throws.Learning(LearningCodes.NotANumber, () => _table.Set(row, "legs", "many"));
        Throws.Learning(LearningCodes.NotANumber, () => _table.Set(row, "legs", "1e300"));
        Throws.Learning(LearningCodes.NoSuchColumn, () => _table.Set(row, "wings", "2"));
        Throws.Learning(LearningCodes.BadRow, () => _table.Set(row, "home", new string('x', ColumnLimits.ValueCharacters + 1)));
        Throws.Learning(LearningCodes.UnknownName, () => _table.Set(999, "legs", "2"));
        _table.Set(row, "home", "");
        Throws.Learning(LearningCodes.MissingColumn, () => _table.Set(row, "legs", " "));
        Assert.AreEqual("4,?", Rows);
    }

    [TestMethod]
    public void Look_RowsWithGaps_AreCountedWhereMostRowsHaveAValue()
    {
        Add(_dog, "4", "house");
        Add(_dog, "3", "");
        Add(_bird, "2", "tree");
        Assert.AreEqual((3, 1), (_table.Look().Rows, _table.Look().RowsWithGaps));
        _table.AddColumn("wings", ColumnKind.Number);
        Assert.AreEqual(1, _table.Look().RowsWithGaps, "An empty column is not learned from, so it makes no gaps.");
    }

    [TestMethod]
    public void Add_ToAnotherModelsLabel_IsRefused()
    {
        var other = _project.Labels.Add(_project.Models.Add("plants", ModelKind.Numbers).Id, "oak");
        Throws.Learning(LearningCodes.UnknownName, () => _table.Add(other.Id, [("legs", "4")]));
    }

    [TestMethod]
    public void RenameColumn_IsInAllRowsAndUndoneAtOnce()
    {
        Add(_dog, "4", "house");
        Add(_bird, "2", "tree");
        _table.RenameColumn("legs", "feet");
        Assert.AreEqual("feet,home", string.Join(',', _table.Look().Columns.Select(column => column.Name)));
        Assert.AreEqual("4,house | 2,tree", Rows);
        _project.History.Undo();
        Assert.AreEqual("legs,home", string.Join(',', _table.Look().Columns.Select(column => column.Name)));
        Assert.AreEqual("4,house | 2,tree", Rows);
        Throws.Learning(LearningCodes.BadColumns, () => _table.RenameColumn("legs", "HOME"));
        Throws.Learning(LearningCodes.BadColumns, () => _table.RenameColumn("legs", new string('x', 31)));
    }

    [TestMethod]
    public void DeleteColumn_MakesEqualRowsOneAndUndoBringsAllBack()
    {
        Add(_dog, "4", "house");
        Add(_dog, "4", "kennel");
        Add(_bird, "", "tree");
        _table.DeleteColumn("home");
        Assert.AreEqual("4", Rows);
        _project.History.Undo();
        Assert.AreEqual("4,house | 4,kennel | ?,tree", Rows);
    }

    [TestMethod]
    public void ChangeKind_ToWordsAndBack_KeepsTheValues()
    {
        Add(_dog, "4", "7");
        Add(_dog, "3", "8,5");
        _table.ChangeKind("home", ColumnKind.Number);
        Assert.AreEqual("4,7 | 3,8.5", Rows);
        _table.ChangeKind("home", ColumnKind.Choice);
        Assert.AreEqual(ColumnKind.Choice, _table.Look().Columns[1].Kind);
        _table.Set(_table.Read([], 0, 1)[0].Id, "home", "house");
        Throws.Learning(LearningCodes.NotANumber, () => _table.ChangeKind("home", ColumnKind.Number));
    }

    [TestMethod]
    public void Predict_FollowsRenamingAndDeleting()
    {
        var model = _project.Models.Add("weather", ModelKind.PredictNumbers);
        var table = new RowTable(_project, model);
        foreach (var name in new[] { "wind", "sun", "sold" })
            table.AddColumn(name, ColumnKind.Number);
        table.AddColumn("day", ColumnKind.Choice);
        Assert.AreEqual("sold", string.Join(',', table.Look().Outputs), "The last column of numbers is predicted where nobody has chosen.");
        table.Predict(["sun", "wind"]);
        table.RenameColumn("sun", "sunshine");
        table.DeleteColumn("wind");
        Assert.AreEqual("sunshine", string.Join(',', table.Look().Outputs));
        Throws.Learning(LearningCodes.NoSuchColumn, () => table.Predict(["day"]));
        Throws.Learning(LearningCodes.NoSuchColumn, () => table.Predict([]));
        table.Add(null, [("sunshine", "3"), ("sold", "30"), ("day", "Monday")]);
        Assert.AreEqual("sunshine", string.Join(',', ModelColumns.Of(_project, model).Outputs));
    }

    [TestMethod]
    public void Look_ColumnsOptionOfAStrangersFile_IsPassedOver()
    {
        _project.Options.Set(_dog.ModelId, ModelOptions.RowColumns, "number legs\nnumber LEGS\nchoice \nrubbish\nchoice " + new string('x', 200));
        Assert.AreEqual("legs", string.Join(',', _table.Look().Columns.Select(column => column.Name)));
    }

    private long Add(LabelInfo label, string legs, string home) => _table.Add(label.Id, [("legs", legs), ("home", home)]).ExampleId;
}
