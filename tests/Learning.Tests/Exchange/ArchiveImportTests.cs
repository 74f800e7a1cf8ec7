using System.Text;
using MLKids.Learning.Examples;
using MLKids.Learning.Exchange;
using MLKids.Learning.Tests.Examples;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Exchange;

[TestClass]
public sealed class ArchiveImportTests
{
    [TestMethod]
    public void Import_TeachableMachine_KeepsBytesLabelsAndOrder()
    {
        using var fixture = new ArchiveFixture();
        var report = fixture.Import(Archives.Teachable(("zebra", 3), ("apple", 2)));
        Assert.AreEqual("My file", report.Model.Name);
        Assert.AreEqual(5, report.Added);
        Assert.IsEmpty(report.Refused);
        CollectionAssert.AreEqual(new[] { "zebra", "apple" }, report.Labels.Select(label => label.Label.Name).ToArray());
        var wanted = Archives.TeachableExamples([("zebra", 3), ("apple", 2)]).Take(3).Select(entry => Convert.ToHexString(entry.Bytes)).ToArray();
        CollectionAssert.AreEqual(wanted, fixture.Contents("My file", "zebra").Select(Convert.ToHexString).ToArray());
    }

    [TestMethod]
    public void Import_Undone_LeavesNothing()
    {
        using var fixture = new ArchiveFixture();
        fixture.Import(Archives.Teachable(("a", 2), ("b", 2)));
        fixture.Project.History.Undo();
        Assert.IsEmpty(fixture.Project.Models.All());
    }

    [TestMethod]
    public void Import_BadPictures_AreLeftOutAndNamed()
    {
        using var fixture = new ArchiveFixture();
        var good = Picture.Shape(0, 1);
        var report = fixture.Import(Archives.Zip(
            ("a-!-0.png", good), ("a-!-1.txt", "no picture"u8.ToArray()), ("b-!-0.png", good[..200]), ("b-!-1.png", []), ("b-!-2.png", Picture.Shape(1, 2)), ("readme.txt", [1])));
        Assert.AreEqual(5, report.Found);
        Assert.AreEqual(2, report.Added);
        CollectionAssert.AreEquivalent(new[] { "1.txt", "0.png", "1.png" }, report.Refused.Select(refused => refused.FileName).ToArray());
        Assert.HasCount(1, report.Notes);
        foreach (var refused in report.Refused)
            Assert.IsTrue(refused.ChildSentence.Length > 0 && refused.Message.Length > 0);
        CollectionAssert.AreEqual(new[] { 1, 1 }, report.Labels.Select(label => label.Count).ToArray());
    }

    [TestMethod]
    public void Import_NoPictureAtAll_CreatesNothing()
    {
        using var fixture = new ArchiveFixture();
        var archive = Archives.Zip(("a-!-0.png", "nothing"u8.ToArray()), ("b-!-0.png", [1, 2, 3]));
        Throws.Learning(LearningCodes.ForeignExample, () => fixture.Import(archive));
        Assert.IsEmpty(fixture.Project.Models.All());
        Assert.IsFalse(fixture.Project.History.CanUndo);
    }

    [TestMethod]
    public void Import_NamesWithPaths_AreLabelsAndNoPaths()
    {
        using var fixture = new ArchiveFixture();
        var report = fixture.Import(Archives.Zip(("../../../etc/evil-!-0.png", Picture.Shape(0, 1)), ("C:\\windows\\x-!-../../0.png", Picture.Shape(1, 1))));
        CollectionAssert.AreEqual(new[] { "../../../etc/evil", "C:\\windows\\x" }, report.Labels.Select(label => label.Label.Name).ToArray());
        Assert.HasCount(1, Directory.GetFileSystemEntries(fixture.Folder.Path, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void Import_KidsWords_BecomeSentences()
    {
        using var fixture = new ArchiveFixture();
        var report = fixture.Import(Archives.KidsWords());
        Assert.AreEqual(ModelKind.Words, report.Model.Kind);
        Assert.AreEqual(3, report.Added);
        CollectionAssert.AreEqual(new[] { "this is great", "とても嬉しい" }, fixture.Contents("My project", "happy").Select(Encoding.UTF8.GetString).ToArray());
    }

    [TestMethod]
    public void Import_KidsNumbers_BecomeRowsWithTheirChoices()
    {
        using var fixture = new ArchiveFixture();
        var report = fixture.Import(Archives.KidsNumbers());
        Assert.AreEqual(ModelKind.Numbers, report.Model.Kind);
        Assert.AreEqual("""{"age":32.5,"class":"second"}""", Encoding.UTF8.GetString(fixture.Contents("My project", "survived").Single()));
        Assert.AreEqual("""{"age":7,"class":"first"}""", Encoding.UTF8.GetString(fixture.Contents("My project", "not").Single()));
    }

    [TestMethod]
    public void Import_KidsPictures_TakesFilesAndNamesLinksAndMissing()
    {
        using var fixture = new ArchiveFixture();
        var report = fixture.Import(Archives.KidsPictures());
        Assert.AreEqual(2, report.Added);
        Assert.AreEqual("4.png", report.Refused.Single().FileName);
        StringAssert.Contains(report.Notes.Single().Message, "1 pictures are addresses");
        CollectionAssert.AreEqual(Picture.Shape(0, 1), fixture.Contents("My project", "cat").Single());
    }

    [TestMethod]
    public void Import_KidsSounds_TakesLabelsAndSaysWhy()
    {
        using var fixture = new ArchiveFixture();
        var report = fixture.Import(Archives.KidsSounds());
        Assert.AreEqual(ModelKind.Sounds, report.Model.Kind);
        Assert.AreEqual(0, report.Added);
        CollectionAssert.AreEqual(new[] { "yes", ProjectNames.BackgroundNoise }, report.Labels.Select(label => label.Label.Name).ToArray());
        StringAssert.Contains(report.Notes.Single().Message, "spectrograms");
    }

    [TestMethod]
    public void Import_KidsItemsWithoutTheirFields_AreLeftOut()
    {
        using var fixture = new ArchiveFixture();
        var report = fixture.Import(Archives.Kids("text", """["a"]""", """[{"label":"a","textdata":"ok"},{"textdata":"x"},{"label":"a"},{"label":"a","textdata":7},{"label":"a","textdata":"\ud800"},5,{"label":"a","textdata":"  "}]"""));
        Assert.AreEqual(7, report.Found);
        Assert.AreEqual(1, report.Added);
        Assert.HasCount(6, report.Refused);
        report = fixture.Import(
            Archives.Kids("numbers", """["a"]""", """[{"label":"a","numberdata":[1,0]},{"label":"a","numberdata":[1,2]},{"label":"a","numberdata":[1]},{"label":"a","numberdata":"x"},{"label":"a","numberdata":[1e999,0]}]""", """[{"name":"n","type":"number"},{"name":"c","type":"multichoice","choices":["x","y"]}]"""));
        Assert.AreEqual(1, report.Added);
        Assert.HasCount(4, report.Refused);
    }

    [TestMethod]
    [DataRow("""{ "formatversion": 2, "application": "machinelearningforkids" }""", "newer")]
    [DataRow("""{ "application": "machinelearningforkids" }""", "damaged")]
    [DataRow("""not json {{{""", "damaged")]
    public void Import_KidsManifestOfNoUse_CreatesNothing(string manifest, string sentence)
    {
        using var fixture = new ArchiveFixture();
        var error = Throws.Learning(LearningCodes.NotImportable, () => fixture.Import(Archives.Kids("text", """["a"]""", "[]", manifest: manifest)));
        StringAssert.Contains(error.ChildSentence, sentence);
        Assert.IsEmpty(fixture.Project.Models.All());
    }

    [TestMethod]
    [DataRow("language", """["a"]""", "[]", "[]")]
    [DataRow("text", """{}""", "[]", "[]")]
    [DataRow("text", """["a"]""", "{}", "[]")]
    [DataRow("text", """["a"]""", """[{"label":"a",""", "[]")]
    [DataRow("text", "[]", "[]", "[]")]
    [DataRow("text", """["  "]""", """[{"label":" ","textdata":"x"}]""", "[]")]
    [DataRow("numbers", """["a"]""", "[]", "[]")]
    [DataRow("numbers", """["a"]""", "[]", """[{"name":"n"},{"name":"n"}]""")]
    public void Import_KidsProjectOfNoUse_CreatesNothing(string type, string labels, string training, string fields)
    {
        using var fixture = new ArchiveFixture();
        Throws.Learning(LearningCodes.NotImportable, () => fixture.Import(Archives.Kids(type, labels, training, fields)));
        Assert.IsEmpty(fixture.Project.Models.All());
    }

    [TestMethod]
    public void Import_IntoModels_AddsRenamesOrRefuses()
    {
        using var fixture = new ArchiveFixture();
        var first = fixture.Import(Archives.KidsWords());
        Assert.AreEqual("My project 2", fixture.Import(Archives.KidsWords()).Model.Name);
        var again = fixture.Import(Archives.KidsWords(), "my PROJECT");
        Assert.AreEqual(first.Model.Id, again.Model.Id);
        Assert.AreEqual((0, 3), (again.Added, again.Duplicates));
        Throws.Learning(LearningCodes.BadModelName, () => fixture.Import(Archives.KidsNumbers(), "My project"));
        Assert.HasCount(2, fixture.Project.Models.All());
    }

    [TestMethod]
    public void Import_MoreLabelsThanFit_CreatesNothing()
    {
        using var fixture = new ArchiveFixture();
        var labels = "[" + string.Join(',', Enumerable.Range(0, ProjectLimits.Labels + 1).Select(i => $"\"label {i}\"")) + "]";
        Throws.Learning(LearningCodes.ProjectFull, () => fixture.Import(Archives.Kids("text", labels, "[]")));
        Assert.IsEmpty(fixture.Project.Models.All());
    }

    [TestMethod]
    public void Import_LabelWithReservedName_IsLeftOut()
    {
        using var fixture = new ArchiveFixture();
        var report = fixture.Import(Archives.Teachable((ProjectNames.BackgroundNoise, 2), ("a", 1)));
        Assert.AreEqual(1, report.Added);
        CollectionAssert.AreEqual(new[] { LearningCodes.BadLabelName, LearningCodes.BadLabelName }, report.Refused.Select(refused => refused.Code).ToArray());
    }

    [TestMethod]
    public void Import_CancelledAtOnce_SaysSo()
    {
        using var fixture = new ArchiveFixture();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var featurizer = new PointFeaturizer();
        var report = new ArchiveImport(fixture.Project, featurizer).Run(fixture.Save(Archives.Teachable(("a", 2))), cancellation: stop.Token);
        Assert.IsTrue(report.Cancelled);
        Assert.AreEqual(0, report.Added);
    }
}
