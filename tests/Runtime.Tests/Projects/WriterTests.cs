using System.IO.Compression;
using System.Text;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Tests.Projects;

[TestClass]
public sealed class WriterTests
{
    private const string Json =
        """
        {"targets":[{"isStage":true,"name":"Stage","variables":{"v1":["score",1.50,true],"v2":["other","x"]},"lists":{"l1":["names",["a",2]]},"broadcasts":{},
        "blocks":{"zz":{"opcode":"event_whenflagclicked","next":null,"parent":null,"inputs":{},"fields":{},"shadow":false,"topLevel":true,"x":10.50,"y":-3e1,"comment":"c1"},
        "aa":[12,"score","v1",5,6],
        "far":{"opcode":"unknownext_block","next":null,"parent":null,"inputs":{"A":[3,[12,"score","v1"],[10,"\ud83d"]]},"fields":{},"shadow":false,"topLevel":true,"x":0,"y":0,"odd":{"k":[1,2]}}},
        "comments":{"c1":{"blockId":"zz","x":1,"y":2,"width":3,"height":4,"minimized":false,"text":"why"}},"currentCostume":0,"costumes":[],"sounds":[],"volume":100,"layerOrder":0,"tempo":61,"fromTheFuture":[null]}],
        "monitors":[{"id":"v1","mode":"slider","opcode":"data_variable","params":{"VARIABLE":"score"},"spriteName":null,"value":1.50,"visible":true}],
        "extensions":["unknownext"],"meta":{"semver":"3.0.0","vm":"9.9.9","agent":"somebody","odd":1}}
        """;

    [TestMethod]
    public void Write_AnUnchangedProject_KeepsTheTextOfItsJson()
    {
        var written = ProjectWriter.Write(Read());
        Assert.AreEqual(Json, JsonOf(written));
    }

    [TestMethod]
    public void Write_Twice_GivesTheSameBytes()
    {
        CollectionAssert.AreEqual(ProjectWriter.Write(Read()), ProjectWriter.Write(Read()));
        Assert.AreEqual(1980, Zip(ProjectWriter.Write(Read())).Entries[0].LastWriteTime.Year);
    }

    [TestMethod]
    public void Write_AChangedVariable_KeepsEverythingElse()
    {
        var project = Read();
        var stage = project.Targets[0];
        var changed = project with { Targets = [stage with { Variables = [stage.Variables[0] with { Value = "new" }, stage.Variables[1]] }] };
        var text = JsonOf(ProjectWriter.Write(changed));
        Assert.AreEqual(Flat(Json).Replace("[\"score\",1.50,true]", "[\"score\",\"new\",true]"), Flat(text));
    }

    [TestMethod]
    public void Write_AChangedListPlaceAndCostume_ReadsBackChanged()
    {
        var project = Read();
        var stage = project.Targets[0];
        var changed = project with { Targets = [stage with { Lists = [new ProjectList("l1", "names", ["b", -0.0, double.NaN, true])], Volume = 40, LayerOrder = 2 }] };
        var again = ProjectReader.Read(ProjectWriter.Write(changed)).Targets[0];
        CollectionAssert.AreEqual(new object[] { "b", -0.0, "NaN", true }, again.Lists[0].Items.ToArray());
        Assert.IsTrue(double.IsNegative((double)again.Lists[0].Items[1]));
        Assert.AreEqual((40d, 2), (again.Volume, again.LayerOrder));
    }

    [TestMethod]
    public void Write_AChangedBlock_KeepsItsPlaceAndCommentAndTheOthersText()
    {
        var project = Read();
        var stage = project.Targets[0];
        var blocks = new OrderedDictionary<string, Block>();
        foreach (var (id, block) in stage.Blocks)
            blocks.Add(id, id == "zz" ? block with { Next = "far" } : block);
        var text = Flat(JsonOf(ProjectWriter.Write(project with { Targets = [stage with { Blocks = blocks }] })));
        StringAssert.Contains(text, "\"next\":\"far\"");
        StringAssert.Contains(text, "\"x\":10.5,\"y\":-30,\"comment\":\"c1\"");
        StringAssert.Contains(text, "\"odd\":{\"k\":[1,2]}");
        StringAssert.Contains(text, "\"aa\":[12,\"score\",\"v1\",5,6]");
    }

    [TestMethod]
    public void Write_AProjectWithOddEntries_KeepsFilesButNoTricks()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in new[] { ("notes.txt", "hello"), ("../evil.txt", "x"), ("C:\\evil.txt", "x"), ("project.json", Json), ("notes.txt", "second") })
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }

        var written = Zip(ProjectWriter.Write(ProjectReader.Read(zip.ToArray())));
        CollectionAssert.AreEqual(new[] { "notes.txt", "project.json" }, written.Entries.Select(e => e.FullName).ToArray());
        Assert.AreEqual("hello", new StreamReader(written.Entries[0].Open()).ReadToEnd());
    }

    [TestMethod]
    public void Read_HalfACharacterInAText_IsKept()
    {
        var json = Json.Replace("[3,[12,\"score\",\"v1\"],", "[1,");
        Assert.AreEqual("\ud83d", ProjectReader.Read(Encoding.UTF8.GetBytes(json)).Targets[0].Blocks["far"].Inputs[0].Value!.Value);
    }

    private static Project Read() => ProjectReader.Read(Encoding.UTF8.GetBytes(Json));

    private static ZipArchive Zip(byte[] file) => new(new MemoryStream(file));

    private static string JsonOf(byte[] file) => new StreamReader(Zip(file).GetEntry("project.json")!.Open()).ReadToEnd();

    private static string Flat(string json) => json.ReplaceLineEndings("");
}
