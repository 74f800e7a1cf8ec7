using MLKids.Learning.Examples;

namespace MLKids.Learning.Tests.Examples;

[TestClass]
public sealed class ExampleStoreTests : IDisposable
{
    private readonly ProjectFile _project = ProjectFile.CreateTemporary();
    private readonly LabelInfo _cat;
    private readonly LabelInfo _dog;

    public ExampleStoreTests()
    {
        var model = _project.Models.Add("Animals");
        _cat = _project.Labels.Add(model.Id, "cat");
        _dog = _project.Labels.Add(model.Id, "dog");
    }

    public void Dispose() => _project.Dispose();

    [TestMethod]
    public void Add_SameContentInOneLabel_IsOneExample()
    {
        var first = _project.Examples.Add("animals", "CAT", [1, 2], "a.jpg");
        var second = _project.Examples.Add("animals", "cat", [1, 2], "b.jpg");
        Assert.IsFalse(first.Duplicate);
        Assert.AreEqual(new AddResult(first.ExampleId, true), second);
        Assert.AreEqual(1, _project.Examples.Count(_cat.Id));
    }

    [TestMethod]
    public void Add_SameContentInTwoLabels_IsStoredOnce()
    {
        _project.Examples.Add(new NewExample(_cat.Id, [1, 2]));
        Assert.IsFalse(_project.Examples.Add(new NewExample(_dog.Id, [1, 2])).Duplicate);
        Assert.AreEqual(1L, _project.Read(db => db.Number("SELECT count(*) FROM content")));
        Assert.AreEqual("1 1", string.Join(" ", _project.Examples.CountByLabel(1).Select(entry => entry.Count)));
    }

    [TestMethod]
    public void Replace_Content_KeepsIdAndPlaceAndIsUndone()
    {
        var first = _project.Examples.Add(new NewExample(_cat.Id, [1])).ExampleId;
        var second = _project.Examples.Add(new NewExample(_cat.Id, [2])).ExampleId;
        Assert.IsTrue(_project.Examples.Replace(first, [3]));
        CollectionAssert.AreEqual(new byte[] { 3 }, _project.Examples.ReadContent(first));
        Assert.IsFalse(_project.Examples.Replace(first, [2]), "The label has that content already.");
        Assert.AreEqual($"{first} {second}", string.Join(" ", _project.Examples.List(_cat.Id).Select(example => example.Id)));
        _project.History.Undo();
        CollectionAssert.AreEqual(new byte[] { 1 }, _project.Examples.ReadContent(first));
        Throws.Learning(LearningCodes.UnknownName, () => _project.Examples.Replace(99, [1]));
    }

    [TestMethod]
    public void Add_EmptyTooLargeOrNowhere_IsRefused()
    {
        Throws.Learning(LearningCodes.UnreadablePicture, () => _project.Examples.Add(new NewExample(_cat.Id, [])));
        Throws.Learning(LearningCodes.ProjectFull, () => _project.Examples.Add(new NewExample(_cat.Id, new byte[ProjectLimits.ExampleBytes + 1])));
        Throws.Learning(LearningCodes.UnknownName, () => _project.Examples.Add(new NewExample(99, [1])));
        Throws.Learning(LearningCodes.UnknownName, () => _project.Examples.Add("Plants", "cat", [1]));
        Throws.Learning(LearningCodes.UnknownName, () => _project.Examples.ReadContent(99));
        Assert.IsNull(_project.Examples.Find(99));
    }

    [TestMethod]
    public void AddMany_SomeRefused_NamesEachWithItsReason()
    {
        var report = _project.Examples.AddMany(
            [new(_cat.Id, [1], "one"), new(_cat.Id, [2], "bad"), new(_cat.Id, [], "empty"), new(_cat.Id, [1], "again"), new(_dog.Id, [1], "other")],
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
                yield return new NewExample(_cat.Id, PointFeaturizer.Bytes(i));
            }
        }

        var report = _project.Examples.AddMany(Endless(), cancellation: stop.Token);
        Assert.IsTrue(report.Cancelled);
        Assert.AreEqual(200, report.Added);
        Assert.AreEqual(200, _project.Examples.Count(_cat.Id));
    }

    [TestMethod]
    public void AddMany_DiskFullHalfWay_KeepsTheBatchesBefore()
    {
        var pages = _project.Read(db => db.Number("PRAGMA page_count"));
        _project.Read(db => db.Execute($"PRAGMA max_page_count = {pages + 100}"));
        var reported = 0;
        Throws.Learning(LearningCodes.CannotWrite, () => _project.Examples.AddMany(
            Enumerable.Range(0, 1000).Select(i => new NewExample(_cat.Id, [.. BitConverter.GetBytes(i), .. new byte[5000]])),
            progress: new Heard<int>(count => reported = count)));
        Assert.IsGreaterThan(0, reported);
        Assert.AreEqual(reported, _project.Examples.Count(_cat.Id));
        Assert.IsEmpty(_project.CheckIntegrity());
    }

    [TestMethod]
    public void Move_WhereContentIsAlready_Merges()
    {
        var one = _project.Examples.Add(new NewExample(_cat.Id, [1])).ExampleId;
        var two = _project.Examples.Add(new NewExample(_cat.Id, [2])).ExampleId;
        _project.Examples.Add(new NewExample(_dog.Id, [2]));
        Assert.AreEqual(2, _project.Examples.Move([one, two, 99], _dog.Id));
        Assert.AreEqual("0 2", string.Join(" ", _project.Examples.CountByLabel(1).Select(entry => entry.Count)));
        Assert.AreEqual(0, _project.Examples.Move([one], _dog.Id), "it is there already");
        _project.History.Undo();
        Assert.AreEqual("2 1", string.Join(" ", _project.Examples.CountByLabel(1).Select(entry => entry.Count)));
    }

    [TestMethod]
    public void List_InPages_GivesEachOnceInOrder()
    {
        _project.Examples.AddMany(Enumerable.Range(0, 25).Select(i => new NewExample(_cat.Id, [(byte)i], $"{i}")));
        var names = new List<string>();
        for (var page = _project.Examples.List(_cat.Id, 0, 10); page.Count > 0; page = _project.Examples.List(_cat.Id, page[^1].Id, 10))
            names.AddRange(page.Select(example => example.FileName));
        CollectionAssert.AreEqual(Enumerable.Range(0, 25).Select(i => $"{i}").ToArray(), names);
    }

    [TestMethod]
    public void PutAside_AndBack_ChangesTheMark()
    {
        var id = _project.Examples.Add(new NewExample(_cat.Id, [1])).ExampleId;
        Assert.AreEqual(1, _project.Examples.PutAside([id], true));
        Assert.AreEqual(0, _project.Examples.PutAside([id], true));
        Assert.IsTrue(_project.Examples.Find(id)!.ForTesting);
        _project.Examples.PutAside([id], false);
        Assert.IsFalse(_project.Examples.Find(id)!.ForTesting);
    }

    [TestMethod]
    public void LabelsAndModels_Moved_KeepTheOrder()
    {
        _project.Labels.Add(1, "emu");
        _project.Labels.Move(_dog.Id, 0);
        Assert.AreEqual("dog cat emu", string.Join(" ", _project.Labels.Of(1).Select(label => label.Name)));
        _project.Labels.Move(_dog.Id, 99);
        Assert.AreEqual("cat emu dog", string.Join(" ", _project.Labels.Of(1).Select(label => label.Name)));
        _project.Models.Add("B");
        _project.Models.Move(1, 1);
        Assert.AreEqual("B Animals", string.Join(" ", _project.Models.All().Select(model => model.Name)));
    }
}
