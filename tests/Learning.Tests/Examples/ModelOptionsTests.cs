using Microsoft.Data.Sqlite;
using MLKids.Learning.Examples;
using MLKids.Learning.Models;

namespace MLKids.Learning.Tests.Examples;

[TestClass]
public sealed class ModelOptionsTests
{
    [TestMethod]
    public void Set_ThenUndoAndRedo_FollowsTheHistory()
    {
        using var project = ProjectFile.CreateTemporary();
        var model = project.Models.Add("prices", ModelKind.PredictNumbers);
        var before = ModelStore.DataState(project, model.Id);
        project.Options.Set(model.Id, ModelOptions.Outputs, "price");
        Assert.AreEqual("price", project.Options.Get(model.Id, ModelOptions.Outputs));
        Assert.AreNotEqual(before, ModelStore.DataState(project, model.Id));
        project.History.Undo();
        Assert.IsNull(project.Options.Get(model.Id, ModelOptions.Outputs));
        Assert.AreEqual(before, ModelStore.DataState(project, model.Id));
        project.History.Redo();
        Assert.AreEqual("price", project.Options.Get(model.Id, ModelOptions.Outputs));
    }

    [TestMethod]
    public void Delete_Model_TakesItsOptionsAndUndoBringsThemBack()
    {
        using var project = ProjectFile.CreateTemporary();
        var model = project.Models.Add("prices", ModelKind.PredictNumbers);
        project.Options.Set(model.Id, ModelOptions.Outputs, "price");
        project.Models.Delete(model.Id);
        project.History.Undo();
        Assert.AreEqual("price", project.Options.Get(model.Id, ModelOptions.Outputs));
        Assert.IsEmpty(project.CheckIntegrity());
    }

    [TestMethod]
    public void Set_UnknownModel_IsRefused()
    {
        using var project = ProjectFile.CreateTemporary();
        Throws.Learning(LearningCodes.UnknownName, () => project.Options.Set(7, ModelOptions.Outputs, "price"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Open_LayoutOne_BecomesTheNewestWithAllItsData(bool readOnly)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "old.mlkids");
        using (var old = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            old.Open();
            ProjectFormat.Build(old, version: 1);
            ProjectFormat.Run(old, "INSERT INTO model VALUES (1, 'pets', 'PETS', 'pictures', 1)");
        }

        using var project = ProjectFile.Open(path, readOnly);
        Assert.AreEqual("pets", project.Models.All().Single().Name);
        Assert.IsNull(project.Options.Get(1, ModelOptions.Outputs));
        Assert.AreEqual(readOnly, project.IsReadOnly);
        if (readOnly)
            return;
        project.Options.Set(1, ModelOptions.Outputs, "x");
        Assert.IsNotNull(project.History.Undo());
    }
}
