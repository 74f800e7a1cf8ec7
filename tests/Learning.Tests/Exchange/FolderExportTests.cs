using System.Text;
using MLKids.Learning.Examples;
using MLKids.Learning.Exchange;
using MLKids.Learning.Tests.Examples;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Exchange;

[TestClass]
public sealed class FolderExportTests
{
    [TestMethod]
    public void Run_Pictures_AreWrittenAsTheyWereAdded()
    {
        using var fixture = new ArchiveFixture();
        var model = fixture.Project.Models.Add("Animals");
        Add(fixture, model, "cat/../dog", ("shot.jpeg", Picture.Shape(0, 1)), ("shot.jpeg", Picture.Shape(0, 2)), ("", Picture.Jpeg(2, 2, (_, _, _) => 90)), ("../../x", Picture.Shape(0, 3)));
        Add(fixture, model, "CON", ("a.png", Picture.Shape(1, 1)));
        var report = new FolderExport(fixture.Project).Run("Animals", fixture.Folder.File("out"));
        Assert.AreEqual(5, report.Examples);
        CollectionAssert.AreEqual(new[] { ("cat/../dog", "cat_.._dog", 4), ("CON", "_CON", 1) }, report.Files.ToArray());
        CollectionAssert.AreEquivalent(
            new[] { "cat_.._dog/shot.png", "cat_.._dog/shot (2).png", "cat_.._dog/0003.jpg", "cat_.._dog/x.png", "_CON/a.png" }, Written(fixture));
        CollectionAssert.AreEqual(Picture.Shape(0, 2), File.ReadAllBytes(Path.Combine(report.Folder, "cat_.._dog", "shot (2).png")));
    }

    [TestMethod]
    public void Run_ThenImportOfTheFolder_GivesTheSameExamples()
    {
        using var fixture = new ArchiveFixture();
        var model = fixture.Project.Models.Add("Shapes");
        Add(fixture, model, "disc", [.. Enumerable.Range(0, 4).Select(i => ($"{i}.png", Picture.Shape(0, i)))]);
        Add(fixture, model, "square", [.. Enumerable.Range(0, 3).Select(i => ($"{i}.png", Picture.Shape(1, i)))]);
        var folder = new FolderExport(fixture.Project).Run("Shapes", fixture.Folder.File("out")).Folder;
        using var back = ProjectFile.CreateTemporary();
        using var featurizer = new PointFeaturizer();
        foreach (var label in Directory.GetDirectories(folder))
            back.Examples.AddMany(Directory.GetFiles(label).Select(file => new NewExample(
                back.Labels.GetOrAdd((back.Models.Find("Back") ?? back.Models.Add("Back")).Id, Path.GetFileName(label)).Id, File.ReadAllBytes(file))));
        CollectionAssert.AreEquivalent(Hashes(fixture.Project, "Shapes"), Hashes(back, "Back"));
    }

    [TestMethod]
    public void Run_Words_AreTextFiles()
    {
        using var fixture = new ArchiveFixture();
        fixture.Import(Archives.KidsWords());
        var report = new FolderExport(fixture.Project).Run("My project", fixture.Folder.File("out"));
        Assert.AreEqual("this is awful", File.ReadAllText(Path.Combine(report.Folder, "sad", "example 2.txt")));
        Assert.HasCount(3, Written(fixture));
    }

    [TestMethod]
    public void Run_Rows_AreOneTable()
    {
        using var fixture = new ArchiveFixture();
        var model = fixture.Project.Models.Add("Table", ModelKind.Numbers);
        Add(fixture, model, "yes, \"sure\"", ("", Utf8("""{"height":1.5,"colour":"red, dark"}""")), ("", Utf8("""{"height":-2,"colour":"a\nb"}""")));
        Add(fixture, model, "no", ("", Utf8("""{"colour":"blue","label":3}""")));
        var report = new FolderExport(fixture.Project).Run("Table", fixture.Folder.File("out"));
        CollectionAssert.AreEqual(new[] { ("yes, \"sure\"", "Table.csv", 2), ("no", "Table.csv", 1) }, report.Files.ToArray());
        Assert.AreEqual(
            "height,colour,label,label_\r\n1.5,\"red, dark\",,\"yes, \"\"sure\"\"\"\r\n-2,\"a\nb\",,\"yes, \"\"sure\"\"\"\r\n,blue,3,no\r\n",
            File.ReadAllText(Path.Combine(report.Folder, "Table.csv"), Encoding.UTF8));
    }

    [TestMethod]
    public void Run_FolderIsThere_IsRefusedAndKept()
    {
        using var fixture = new ArchiveFixture();
        fixture.Import(Archives.KidsWords());
        var folder = Directory.CreateDirectory(fixture.Folder.File("out")).FullName;
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "mine");
        var error = Throws.Learning(LearningCodes.CannotWrite, () => new FolderExport(fixture.Project).Run("My project", folder));
        StringAssert.Contains(error.Message, "exists already");
        Assert.AreEqual("mine", File.ReadAllText(Path.Combine(folder, "mine.txt")));
    }

    [TestMethod]
    public void Run_NoExamplesOrNoSuchFolder_SaysSo()
    {
        using var fixture = new ArchiveFixture();
        fixture.Project.Models.Add("Empty");
        Throws.Learning(LearningCodes.NotExportable, () => new FolderExport(fixture.Project).Run("Empty", fixture.Folder.File("out")));
        fixture.Import(Archives.KidsWords());
        File.WriteAllText(fixture.Folder.File("file"), "");
        Throws.Learning(LearningCodes.CannotWrite, () => new FolderExport(fixture.Project).Run("My project", Path.Combine(fixture.Folder.File("file"), "below")));
    }

    [TestMethod]
    public void Run_Cancelled_LeavesNothingBehind()
    {
        using var fixture = new ArchiveFixture();
        fixture.Import(Archives.KidsWords());
        using var stop = new CancellationTokenSource();
        var before = Directory.GetFileSystemEntries(fixture.Folder.Path).Length;
        Assert.ThrowsExactly<OperationCanceledException>(() => new FolderExport(fixture.Project).Run("My project", fixture.Folder.File("out"), new StopAtOnce(stop), stop.Token));
        Assert.HasCount(before, Directory.GetFileSystemEntries(fixture.Folder.Path));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static void Add(ArchiveFixture fixture, ModelInfo model, string label, params IEnumerable<(string Name, byte[] Bytes)> examples)
    {
        var id = fixture.Project.Labels.GetOrAdd(model.Id, label).Id;
        fixture.Project.Examples.AddMany(examples.Select(example => new NewExample(id, example.Bytes, example.Name)));
    }

    private static string[] Written(ArchiveFixture fixture) =>
        [.. Directory.GetFiles(fixture.Folder.File("out"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(fixture.Folder.File("out"), file).Replace('\\', '/'))];

    private static string[] Hashes(ProjectFile project, string model) =>
    [
        .. project.Labels.Of(project.Models.Get(model).Id).SelectMany(label => project.Examples.List(label.Id).Select(example =>
            label.Name + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(project.Examples.ReadContent(example.Id))))),
    ];

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
