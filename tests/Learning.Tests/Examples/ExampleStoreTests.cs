using MLKids.Learning.Examples;

namespace MLKids.Learning.Tests.Examples;

[TestClass]
public sealed class ExampleStoreTests : IDisposable
{
    private readonly ProjectFile project = ProjectFile.CreateTemporary();
    private readonly LabelInfo cat;
    private readonly LabelInfo dog;

    public ExampleStoreTests()
    {
        var model = project.Models.Add("Animals");
        cat = project.Labels.Add(model.Id, "cat");
        dog = project.Labels.Add(model.Id, "dog");
    }

    public void Dispose() => project.Dispose();

    [TestMethod]
    public void Add_SameContentInOneLabel_IsOneExample()
    {
        var first = project.Examples.Add("animals", "CAT", [1, 2], "a.jpg");
        var second = project.Examples.Add("animals", "cat", [1, 2], "b.jpg");
        Assert.IsFalse(first.Duplicate);
        Assert.AreEqual(new AddResult(first.ExampleId, true), second);
        Assert.AreEqual(1, project.Examples.Count(cat.Id));
    }

    [TestMethod]
    public void Add_SameContentInTwoLabels_IsStoredOnce()
    {
        project.Examples.Add(new NewExample(cat.Id, [1, 2]));
        Assert.IsFalse(project.Examples.Add(new NewExample(dog.Id, [1, 2])).Duplicate);
        Assert.AreEqual(1L, project.Read(db => db.Number("SELECT count(*) FROM content")));
        Assert.AreEqual("1 1", string.Join(" ", project.Examples.CountByLabel(1).Select(entry => entry.Count)));
    }

    [TestMethod]
    public void Add_EmptyTooLargeOrNowhere_IsRefused()
    {
        Throws.Learning(LearningCodes.UnreadablePicture, () => project.Examples.Add(new NewExample(cat.Id, [])));
        Throws.Learning(LearningCodes.ProjectFull, () => project.Examples.Add(new NewExample(cat.Id, new byte[ProjectLimits.ExampleBytes + 1])));
        Throws.Learning(LearningCodes.UnknownName, () => project.Examples.Add(new NewExample(99, [1])));
        Throws.Learning(LearningCodes.UnknownName, () => project.Examples.Add("Plants", "cat", [1]));
        Throws.Learning(LearningCodes.UnknownName, () => project.Examples.ReadContent(99));
        Assert.IsNull(project.Examples.Find(99));
    }

    [TestMethod]
    public void AddMany_SomeRefused_NamesEachWithItsReason()
    {
        var report = project.Examples.AddMany(
            [new(cat.Id, [1], "one"), new(cat.Id, [2], "bad"), new(cat.Id, [], "empty"), new(cat.Id, [1], "again"), new(dog.Id, [1], "other")],
            example =>
            {
                if (example.FileName == "bad")
                    throw new LearningException(LearningCodes.UnreadablePicture, "I cannot read this.", "bad bytes");
            });
        Assert.AreEqual((2, 1, false), (report.Added, report.Duplicates, report.Cancelled));
        CollectionAssert.AreEqual(new[] { "bad", "empty" }, report.Refused.Select(refused => refused.FileName).ToArray());
        Assert.AreEqual("bad bytes", report.Refused[0].Message);
    }

    [TestMethod]
    public void AddMany_Cancelled_KeepsWhatWasAdded()
    {
        using var stop = new CancellationTokenSource();
        IEnumerable<NewExample> Endless()
        {
            for (var i = 0; ; i++)
            {
                if (i == 200)
                    stop.Cancel();
                yield return new NewExample(cat.Id, PointFeaturizer.Bytes(i));
            }
        }

        var report = project.Examples.AddMany(Endless(), cancellation: stop.Token);
        Assert.IsTrue(report.Cancelled);
        Assert.AreEqual(200, report.Added);
        Assert.AreEqual(200, project.Examples.Count(cat.Id));
    }

    [TestMethod]
    public void AddMany_DiskFullHalfWay_KeepsTheBatchesBefore()
    {
        var pages = project.Read(db => db.Number("PRAGMA page_count"));
        project.Read(db => db.Execute($"PRAGMA max_page_count = {pages + 100}"));
        var reported = 0;
        Throws.Learning(LearningCodes.CannotWrite, () => project.Examples.AddMany(
            Enumerable.Range(0, 1000).Select(i => new NewExample(cat.Id, [.. BitConverter.GetBytes(i), .. new byte[5000]])),
            progress: new Heard<int>(count => reported = count)));
        Assert.IsGreaterThan(0, reported);
        Assert.AreEqual(reported, project.Examples.Count(cat.Id));
        Assert.IsEmpty(project.CheckIntegrity());
    }

    [TestMethod]
    public void Move_WhereContentIsAlready_Merges()
    {
        var one = project.Examples.Add(new NewExample(cat.Id, [1])).ExampleId;
        var two = project.Examples.Add(new NewExample(cat.Id, [2])).ExampleId;
        project.Examples.Add(new NewExample(dog.Id, [2]));
        Assert.AreEqual(2, project.Examples.Move([one, two, 99], dog.Id));
        Assert.AreEqual("0 2", string.Join(" ", project.Examples.CountByLabel(1).Select(entry => entry.Count)));
        Assert.AreEqual(0, project.Examples.Move([one], dog.Id), "it is there already");
        project.History.Undo();
        Assert.AreEqual("2 1", string.Join(" ", project.Examples.CountByLabel(1).Select(entry => entry.Count)));
    }

    [TestMethod]
    public void List_InPages_GivesEachOnceInOrder()
    {
        project.Examples.AddMany(Enumerable.Range(0, 25).Select(i => new NewExample(cat.Id, [(byte)i], $"{i}")));
        var names = new List<string>();
        for (var page = project.Examples.List(cat.Id, 0, 10); page.Count > 0; page = project.Examples.List(cat.Id, page[^1].Id, 10))
            names.AddRange(page.Select(example => example.FileName));
        CollectionAssert.AreEqual(Enumerable.Range(0, 25).Select(i => $"{i}").ToArray(), names);
    }

    [TestMethod]
    public void PutAside_AndBack_ChangesTheMark()
    {
        var id = project.Examples.Add(new NewExample(cat.Id, [1])).ExampleId;
        Assert.AreEqual(1, project.Examples.PutAside([id], true));
        Assert.AreEqual(0, project.Examples.PutAside([id], true));
        Assert.IsTrue(project.Examples.Find(id)!.ForTesting);
        project.Examples.PutAside([id], false);
        Assert.IsFalse(project.Examples.Find(id)!.ForTesting);
    }

    [TestMethod]
    public void LabelsAndModels_Moved_KeepTheOrder()
    {
        project.Labels.Add(1, "emu");
        project.Labels.Move(dog.Id, 0);
        Assert.AreEqual("dog cat emu", string.Join(" ", project.Labels.Of(1).Select(label => label.Name)));
        project.Labels.Move(dog.Id, 99);
        Assert.AreEqual("cat emu dog", string.Join(" ", project.Labels.Of(1).Select(label => label.Name)));
        project.Models.Add("B");
        project.Models.Move(1, 1);
        Assert.AreEqual("B Animals", string.Join(" ", project.Models.All().Select(model => model.Name)));
    }
}
