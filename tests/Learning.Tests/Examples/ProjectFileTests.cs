using Microsoft.Data.Sqlite;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Tests.Examples;

[TestClass]
public sealed class ProjectFileTests
{
    [TestMethod]
    public void Project_ClosedAndOpened_HoldsEverything()
    {
        using var folder = new TempFolder();
        var path = folder.File("a.mlkids");
        using (var project = ProjectFile.Create(path))
        {
            var animals = project.Models.Add("Animals");
            var cat = project.Labels.Add(animals.Id, "cat 🐱");
            project.Examples.Add(new NewExample(cat.Id, [1, 2, 3], "cat.jpg", "burst 1", ForTesting: true));
            project.Models.Add("Noises", ModelKind.Sounds);
            project.Settings.Set("preset", "Simplified");
            project.Program.Save([9, 8, 7]);
        }

        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(folder.Path), "the log is gone once closed");
        using var again = ProjectFile.Open(path);
        CollectionAssert.AreEqual(new[] { "Animals/Pictures", "Noises/Sounds" }, again.Models.All().Select(m => $"{m.Name}/{m.Kind}").ToArray());
        var label = again.Labels.Of(again.Models.Get("animals").Id).Single();
        Assert.AreEqual("cat 🐱", label.Name);
        var example = again.Examples.List(label.Id).Single();
        Assert.AreEqual("cat.jpg|burst 1|True|3", $"{example.FileName}|{example.Burst}|{example.ForTesting}|{example.Length}");
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, again.Examples.ReadContent(example.Id));
        using var content = again.Examples.OpenContent(example.Id);
        Assert.AreEqual(3, content.Length);
        Assert.AreEqual("Simplified", again.Settings.Get("preset"));
        CollectionAssert.AreEqual(new byte[] { 9, 8, 7 }, again.Program.Read());
        Assert.IsEmpty(again.CheckIntegrity());
    }

    [TestMethod]
    public void Create_FileExists_LeavesItAlone()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.mlkids"), "mine");
        Throws.Learning(LearningCodes.CannotWrite, () => ProjectFile.Create(folder.File("a.mlkids")));
        Assert.AreEqual("mine", File.ReadAllText(folder.File("a.mlkids")));
    }

    [TestMethod]
    public void OpenOrCreate_MissingThenThere_OpensTheSame()
    {
        using var folder = new TempFolder();
        using (var project = ProjectFile.OpenOrCreate(folder.File("a.mlkids")))
            project.Models.Add("one");
        using var again = ProjectFile.OpenOrCreate(folder.File("a.mlkids"));
        Assert.HasCount(1, again.Models.All());
    }

    [TestMethod]
    public void Temporary_Disposed_IsDeleted()
    {
        var project = ProjectFile.CreateTemporary();
        Assert.IsTrue(project.IsTemporary && File.Exists(project.Path));
        project.Models.Add("one");
        project.Dispose();
        Assert.IsFalse(File.Exists(project.Path) || File.Exists(project.Path + "-wal"));
        project.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => project.Models.All());
    }

    [TestMethod]
    [DataRow("", "an empty file")]
    [DataRow("PK\u0003\u0004....", "ZIP")]
    [DataRow("{ \"a\": 1 }", "JSON")]
    [DataRow("hello there", "a text file")]
    [DataRow("\u0001\u0002", "unknown kind")]
    public void Open_ForeignFile_TellsWhatItIs(string content, string said)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("x"), content);
        var error = Throws.Learning(LearningCodes.DamagedProject, () => ProjectFile.Open(folder.File("x")));
        Assert.Contains(said, error.Message);
        Assert.AreEqual(content, File.ReadAllText(folder.File("x")));
    }

    [TestMethod]
    public void Open_MissingFileOrFolder_Says()
    {
        using var folder = new TempFolder();
        Assert.Contains("missing", Throws.Learning(LearningCodes.DamagedProject, () => ProjectFile.Open(folder.File("no"))).Message);
        Assert.Contains("a folder", Throws.Learning(LearningCodes.DamagedProject, () => ProjectFile.Open(folder.Path)).Message);
        Throws.Learning(LearningCodes.CannotWrite, () => ProjectFile.Create(folder.File("no/where/a.mlkids")));
    }

    [TestMethod]
    public void Open_OtherProgramsDatabase_IsRefusedUnchanged()
    {
        using var folder = new TempFolder();
        Sql(folder.File("x.db"), "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
        Assert.Contains("another program", Throws.Learning(LearningCodes.DamagedProject, () => ProjectFile.Open(folder.File("x.db"))).Message);
    }

    [TestMethod]
    public void Open_NewerVersion_AsksForAnUpdate()
    {
        using var folder = new TempFolder();
        using (ProjectFile.Create(folder.File("a")))
        {
        }

        Sql(folder.File("a"), "PRAGMA user_version = 7");
        Assert.Contains("version 7", Throws.Learning(LearningCodes.NewerProject, () => ProjectFile.Open(folder.File("a"))).Message);
    }

    [TestMethod]
    [DataRow("CREATE TRIGGER evil AFTER INSERT ON label BEGIN DELETE FROM model; END", "evil")]
    [DataRow("DROP TABLE feature", "feature")]
    [DataRow("CREATE VIEW v AS SELECT 1", "v")]
    public void Open_ForeignSchema_IsRefused(string sql, string said)
    {
        using var folder = new TempFolder();
        using (ProjectFile.Create(folder.File("a")))
        {
        }

        Sql(folder.File("a"), sql);
        Assert.Contains(said, Throws.Learning(LearningCodes.DamagedProject, () => ProjectFile.Open(folder.File("a"))).Message);
    }

    [TestMethod]
    public void Open_CutOff_IsDamaged()
    {
        using var folder = new TempFolder();
        Filled(folder.File("a"));
        using (var stream = File.OpenWrite(folder.File("a")))
            stream.SetLength(stream.Length / 2);
        Throws.Learning(LearningCodes.DamagedProject, () => ProjectFile.Open(folder.File("a")));
    }

    [TestMethod]
    public void Open_ReadOnlyFile_ReadsAndRefusesChanges()
    {
        using var folder = new TempFolder();
        Filled(folder.File("a b#%.mlkids"));
        new FileInfo(folder.File("a b#%.mlkids")).IsReadOnly = true;
        using var project = ProjectFile.Open(folder.File("a b#%.mlkids"));
        Assert.IsTrue(project.IsReadOnly);
        Assert.AreEqual(20, project.Examples.CountByLabel(1).Single().Count);
        Throws.Learning(LearningCodes.CannotWrite, () => project.Models.Add("new"));
        Throws.Learning(LearningCodes.CannotWrite, () => project.History.Undo());
        project.SaveCopyTo(folder.File("copy.mlkids"));
        using var copy = ProjectFile.Open(folder.File("copy.mlkids"));
        copy.Models.Add("new");
    }

    [TestMethod]
    public void Open_ReadOnlyFileWithLogOfACrash_ShowsTheNewestChanges()
    {
        using var folder = new TempFolder();
        using (var project = ProjectFile.Create(folder.File("a")))
        {
            project.Models.Add("in the log");
            File.Copy(folder.File("a"), folder.File("b"));
            File.Copy(folder.File("a-wal"), folder.File("b-wal"));
        }

        new FileInfo(folder.File("b")).IsReadOnly = true;
        using var crashed = ProjectFile.Open(folder.File("b"));
        Assert.IsTrue(crashed.IsReadOnly);
        Assert.AreEqual("in the log", crashed.Models.All().Single().Name);
    }

    [TestMethod]
    public void Open_AskedForReading_RefusesChanges()
    {
        using var folder = new TempFolder();
        Filled(folder.File("a"));
        using var project = ProjectFile.Open(folder.File("a"), readOnly: true);
        Assert.HasCount(1, project.Models.All());
        Throws.Learning(LearningCodes.CannotWrite, () => project.Settings.Set("a", "b"));
    }

    [TestMethod]
    public void Crash_AtAnyCommit_ShowsWhatWasReported()
    {
        using var folder = new TempFolder();
        using var project = ProjectFile.Create(folder.File("a"));
        var model = project.Models.Add("m");
        for (var i = 0; i < 15; i++)
        {
            project.Labels.Add(model.Id, $"label {i}");

            // What a killed process leaves: the file and its log, as they are now.
            File.Copy(folder.File("a"), folder.File("b"), overwrite: true);
            File.Copy(folder.File("a-wal"), folder.File("b-wal"), overwrite: true);
            using var crashed = ProjectFile.Open(folder.File("b"));
            Assert.HasCount(i + 1, crashed.Labels.Of(model.Id));
        }
    }

    [TestMethod]
    public void Write_InTheMiddleOfACrash_LeavesNothingHalf()
    {
        using var folder = new TempFolder();
        using var project = ProjectFile.Create(folder.File("a"));
        project.Models.Add("before");
        Assert.ThrowsExactly<ArithmeticException>(() => project.Change<int>("broken", db =>
        {
            db.Execute("DELETE FROM model");
            File.Copy(folder.File("a"), folder.File("b"));
            File.Copy(folder.File("a-wal"), folder.File("b-wal"));
            throw new ArithmeticException();
        }));
        using var crashed = ProjectFile.Open(folder.File("b"));
        Assert.AreEqual("before", crashed.Models.All().Single().Name);
        Assert.AreEqual("before", project.Models.All().Single().Name);
        Assert.IsNotNull(project.History.Undo());
        Assert.IsEmpty(project.Models.All());
    }

    [TestMethod]
    public void TwoHandles_BothWrite_SeeEachOther()
    {
        using var folder = new TempFolder();
        using var one = ProjectFile.Create(folder.File("a"));
        using var two = ProjectFile.Open(folder.File("a"));
        Parallel.Invoke(
            () => AddModels(one, "one"),
            () => AddModels(two, "two"));
        Assert.HasCount(40, one.Models.All());
        CollectionAssert.AreEqual(one.Models.All().ToList(), two.Models.All().ToList());
        for (var i = 0; i < 40; i++)
            Assert.IsNotNull((i % 2 == 0 ? one : two).History.Undo());
        Assert.IsEmpty(two.Models.All());
    }

    [TestMethod]
    public void Write_LockedByAnother_SaysSoAndKeepsAll()
    {
        using var folder = new TempFolder();
        using var project = ProjectFile.Create(folder.File("a"));
        using var other = new SqliteConnection($"Data Source={folder.File("a")};Pooling=False");
        other.Open();
        using (var transaction = other.BeginTransaction(deferred: false))
        {
            project.Read(db => db.DefaultTimeout = 1);
            Assert.Contains("locked", Throws.Learning(LearningCodes.CannotWrite, () => project.Models.Add("x")).Message);
            Assert.IsEmpty(project.Models.All(), "reading goes on");
        }

        project.Models.Add("x");
    }

    [TestMethod]
    public void Write_DiskFull_LosesNothingAndGoesOnWhenThereIsRoom()
    {
        using var folder = new TempFolder();
        using var project = ProjectFile.Create(folder.File("a"));
        var label = project.Labels.Add(project.Models.Add("m").Id, "l");
        var before = project.Examples.Add(new NewExample(label.Id, [1, 2, 3]));
        var pages = project.Read(db => db.Number("PRAGMA page_count"));
        project.Read(db => db.Execute($"PRAGMA max_page_count = {pages + 2}"));
        var big = new byte[200_000];
        Assert.Contains("full", Throws.Learning(LearningCodes.CannotWrite, () => project.Examples.Add(new NewExample(label.Id, big))).Message);
        Assert.AreEqual(before.ExampleId, project.Examples.List(label.Id).Single().Id);
        Assert.IsEmpty(project.CheckIntegrity());
        project.Read(db => db.Execute("PRAGMA max_page_count = 1000000"));
        project.Examples.Add(new NewExample(label.Id, big));
        Assert.AreEqual(2, project.Examples.Count(label.Id));
    }

    [TestMethod]
    public void SaveCopyTo_WhileOpen_IsCompleteAndReplaces()
    {
        using var folder = new TempFolder();
        using var project = ProjectFile.Create(folder.File("a"));
        project.Models.Add("m");
        File.WriteAllText(folder.File("b"), "old");
        project.SaveCopyTo(folder.File("b"));
        using var copy = ProjectFile.Open(folder.File("b"));
        Assert.AreEqual("m", copy.Models.All().Single().Name);
        Throws.Learning(LearningCodes.CannotWrite, () => project.SaveCopyTo(folder.File("no/where")));
    }

    [TestMethod]
    public void Kinds_Saved_KeepTheirText()
    {
        var texts = Enum.GetValues<ModelKind>().Select(kind => kind.ToText());
        CollectionAssert.AreEqual(new[] { "pictures", "sounds", "words", "numbers", "predict-numbers", "text" }, texts.ToArray());
        foreach (var kind in Enum.GetValues<ModelKind>())
            Assert.AreEqual(kind, ModelKindText.Parse(kind.ToText()));
        Throws.Learning(LearningCodes.DamagedProject, () => ModelKindText.Parse("films"));
    }

    internal static void Filled(string path)
    {
        using var project = ProjectFile.Create(path);
        var model = project.Models.Add("m");
        var label = project.Labels.Add(model.Id, "l");
        for (var i = 0; i < 20; i++)
            project.Examples.Add(new NewExample(label.Id, [.. Enumerable.Range(0, 500 + i).Select(b => (byte)(b * 7))], $"{i}.jpg"));
        new FeatureCache(project).Fill(model.Id, new PointFeaturizer(length: 125));
    }

    private static void AddModels(ProjectFile project, string name)
    {
        for (var i = 0; i < 20; i++)
            project.Models.Add($"{name} {i}");
    }

    private static void Sql(string path, string sql)
    {
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        ProjectFormat.Run(database, sql);
    }
}
