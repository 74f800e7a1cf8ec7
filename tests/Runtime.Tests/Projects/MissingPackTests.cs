using System.Text;
using System.Text.Json.Nodes;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Tests.Conformance;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Projects;

/// <summary>A project whose pack is not here loses nothing, whatever is done with it.</summary>
[TestClass]
public sealed class MissingPackTests
{
    private const string Json =
        """
        {"targets":[{"isStage":true,"name":"Stage","variables":{"v":["score",0]},"lists":{},"broadcasts":{},"blocks":{},"comments":{},"currentCostume":0,"costumes":[],"sounds":[],"volume":100,"layerOrder":0},
        {"isStage":false,"name":"Cat","variables":{},"lists":{},"broadcasts":{},"blocks":{
        "hat":{"opcode":"far_whenQuiet","next":"loop","parent":null,"inputs":{"FOR":[1,[4,"3"]]},"fields":{"PLACE":["room",null]},"shadow":false,"topLevel":true,"x":10,"y":20,"comment":"c1"},
        "loop":{"opcode":"far_until","next":"after","parent":"hat","inputs":{"WHAT":[2,"is"],"SUBSTACK":[2,"in"],"SUBSTACK2":[2,"in2"]},"fields":{},"shadow":false,"topLevel":false,"comment":"c2"},
        "is":{"opcode":"far_isLoud","next":null,"parent":"loop","inputs":{"LEVEL":[3,[12,"score","v"],[4,"10"]]},"fields":{},"shadow":false,"topLevel":false},
        "in":{"opcode":"looks_say","next":null,"parent":"loop","inputs":{"MESSAGE":[3,"rep",[10,"Hello"]]},"fields":{},"shadow":false,"topLevel":false},
        "rep":{"opcode":"far_loudness","next":null,"parent":"in","inputs":{"OF":[1,"menu"]},"fields":{"UNIT":["dB",null]},"shadow":false,"topLevel":false},
        "menu":{"opcode":"far_menu_OF","next":null,"parent":"rep","inputs":{},"fields":{"OF":["street",null]},"shadow":true,"topLevel":false},
        "in2":{"opcode":"far_shout","next":"in3","parent":"loop","inputs":{"WORDS":[3,"rep2",[10,"hey"]],"EMPTY":[1,null]},"fields":{},"shadow":false,"topLevel":false,"mutation":{"tagName":"mutation","children":[],"blockInfo":"{\"a\":1}"}},
        "rep2":{"opcode":"far_loudness","next":null,"parent":"in2","inputs":{"OF":[3,"inner","menu2"]},"fields":{"UNIT":["dB",null]},"shadow":false,"topLevel":false},
        "menu2":{"opcode":"far_menu_OF","next":null,"parent":"rep2","inputs":{},"fields":{"OF":["room",null]},"shadow":true,"topLevel":false},
        "inner":{"opcode":"far_name","next":null,"parent":"rep2","inputs":{},"fields":{},"shadow":false,"topLevel":false},
        "in3":{"opcode":"far_shout","next":null,"parent":"in2","inputs":{"WORDS":[1,[10,"ho"]]},"fields":{},"shadow":false,"topLevel":false},
        "after":{"opcode":"motion_movesteps","next":null,"parent":"loop","inputs":{"STEPS":[1,[4,"10"]]},"fields":{},"shadow":false,"topLevel":false},
        "lone":{"opcode":"far_shout","next":null,"parent":null,"inputs":{},"fields":{},"shadow":false,"topLevel":true,"x":300,"y":5}},
        "comments":{"c1":{"blockId":"hat","x":1,"y":2,"width":200,"height":150,"minimized":false,"text":"why"},"c2":{"blockId":"loop","x":5,"y":6,"width":200,"height":150,"minimized":true,"text":"how"}},
        "currentCostume":0,"costumes":[],"sounds":[],"volume":100,"layerOrder":1,"visible":true,"x":0,"y":0,"size":100,"direction":90,"draggable":false,"rotationStyle":"all around"}],
        "monitors":[],"extensions":["far"],"meta":{"semver":"3.0.0","vm":"0.2.0","agent":""}}
        """;

    private static readonly BlockSet With = SayProtocol.Blocks.With(BlockSet.Discover([typeof(FarBlocks)]));

    [TestMethod]
    public void Editor_ShowsPlaceholders_AndGivesBackTheVeryBlocks()
    {
        var project = Read();
        var shown = WorkspaceWriter.Write(project, project.Targets[1], SayProtocol.Blocks);
        var types = Encoding.UTF8.GetString(shown);
        Assert.DoesNotContain("\"type\":\"far_", types);
        Assert.Contains("unknown_hat", types);
        Assert.AreSame(project.Targets[1].Blocks, WorkspaceReader.Read(project, project.Targets[1], shown).Targets[1].Blocks);
    }

    [TestMethod]
    public void Edit_OfSomethingElse_LeavesEveryMissingBlockAsItWas()
    {
        var project = Read();
        var shown = Encoding.UTF8.GetString(WorkspaceWriter.Write(project, project.Targets[1], SayProtocol.Blocks));
        Assert.Contains("\"NUM\":\"10\"", shown);
        var edited = WorkspaceReader.Read(project, project.Targets[1], Encoding.UTF8.GetBytes(shown.Replace("\"id\":\"after\",\"inputs\":{\"STEPS\":{\"shadow\":{\"type\":\"math_number\",\"fields\":{\"NUM\":\"10\"", "\"id\":\"after\",\"inputs\":{\"STEPS\":{\"shadow\":{\"type\":\"math_number\",\"fields\":{\"NUM\":\"77\"")));
        var (before, after) = (BlocksOf(Json), BlocksOf(JsonOf(edited)));
        Assert.AreEqual("[1,[4,\"77\"]]", after["after"]!["inputs"]!["STEPS"]!.ToJsonString());
        foreach (var (id, block) in before.Where(b => b.Key != "after"))
            Assert.AreEqual(block!.ToJsonString(), after[id]!.ToJsonString());
    }

    // As when it is copied into another sprite, or the editor's own undo brings it back: nothing is known of what was there before.
    [TestMethod]
    public void MissingBlocks_MadeAnewFromWhatTheEditorHolds_SayTheSame()
    {
        var project = Read();
        var shown = WorkspaceWriter.Write(project, project.Targets[1], SayProtocol.Blocks);
        var bare = project.Targets[1] with { Blocks = new Dictionary<string, Block>(), Scripts = [], Comments = [] };
        var rebuilt = WorkspaceReader.Read(project with { Targets = [project.Targets[0], bare] }, bare, shown).Targets[1];
        Assert.AreEqual(Describe(project.Targets[1]), Describe(rebuilt));
        Assert.AreEqual("how why", string.Join(' ', rebuilt.Comments.Select(c => c.Text).Order()));
    }

    [TestMethod]
    public void Pack_ThatComesBack_FindsItsBlocks()
    {
        var project = Read();
        var edited = WorkspaceReader.Read(project, project.Targets[1], WorkspaceWriter.Write(project, project.Targets[1], SayProtocol.Blocks));
        var shown = Encoding.UTF8.GetString(WorkspaceWriter.Write(edited, edited.Targets[1], With));
        // Only the blocks that the pack does not have (or not in this form) are still placeholders.
        Assert.Contains("\"type\":\"far_until\"", shown);
        Assert.Contains("\"type\":\"far_whenQuiet\"", shown);
        Assert.Contains("\"type\":\"far_menu_OF\"", shown);
        Assert.AreSame(edited.Targets[1].Blocks, WorkspaceReader.Read(edited, edited.Targets[1], Encoding.UTF8.GetBytes(shown)).Targets[1].Blocks);
    }

    [TestMethod]
    public void Write_NamesThePacksOfItsBlocks_AndKeepsThoseThatItNamed()
    {
        // A new project, with a block in a slot, one in a stack, and a monitor.
        var made = ProjectReader.Read(new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Say(new Node("zebra_stripes")), new Node("pen_clear"), new Node("weird-pack_x"))).ToSb3());
        made = made with { Original = null, Extensions = ["kept"], Monitors = [new ProjectMonitor("m", "apple_count", null, new Dictionary<string, string>(), true)] };
        Assert.AreEqual("[\"kept\",\"apple\",\"pen\",\"zebra\"]", Extensions(JsonOf(made)));

        // One that was read: only what is missing comes to it, once.
        var read = Read();
        var cat = read.Targets[1];
        var blocks = new OrderedDictionary<string, Block>(cat.Blocks) { ["new"] = new Block { Id = "new", Opcode = "pen_clear", IsTopLevel = true } };
        var edited = read with { Targets = [read.Targets[0], cat with { Blocks = blocks, Scripts = [.. cat.Scripts, "new"] }] };
        Assert.AreEqual("[\"far\",\"pen\"]", Extensions(JsonOf(edited)));
        Assert.AreEqual("[\"far\"]", Extensions(JsonOf(read)));

        // A file that has no such list.
        var without = ProjectReader.Read(Encoding.UTF8.GetBytes(Json.Replace("\"extensions\":[\"far\"],", "")));
        Assert.AreEqual("[\"far\"]", Extensions(JsonOf(without with { Targets = [without.Targets[0], without.Targets[1] with { X = 5 }] })));
    }

    private static Project Read() => ProjectReader.Read(Encoding.UTF8.GetBytes(Json));

    private static string JsonOf(Project project)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(ProjectWriter.Write(project)));
        using var reader = new StreamReader(zip.GetEntry("project.json")!.Open());
        return reader.ReadToEnd();
    }

    private static JsonObject BlocksOf(string json) => JsonNode.Parse(json)!["targets"]![1]!["blocks"]!.AsObject();

    private static string Extensions(string json) => JsonNode.Parse(json)!["extensions"]!.ToJsonString();

    private static string Describe(ProjectTarget target) => string.Join('\n', target.Blocks.Values.OrderBy(b => b.Id, StringComparer.Ordinal).Select(b =>
        $"{b.Id} {b.Opcode} {b.Next} {b.Parent} {b.IsShadow} {b.IsTopLevel} {b.X} {b.Y} {string.Join(';', b.Inputs.Where(i => i.BlockId is not null || i.Value is not null).Select(i => $"{i.Name} {i.BlockId} {i.Value} {(i.ShadowId == i.BlockId ? null : i.ShadowId)} {i.Covered}").Order())} {string.Join(';', b.Fields)} {b.Mutation?.Unknown}"));

    [BlockPack("far", "Far")]
    private sealed class FarBlocks
    {
        [Hat("whenQuiet", "when [PLACE] is quiet for [FOR]")]
        public static void WhenQuiet([Menu("room", Droppable = false)] string place, double @for) { }

        [Loop("until", "until [WHAT] [SUBSTACK] and [SUBSTACK2]", Branches = 2)]
        public static double Until(bool what) => 0;

        [Predicate("isLoud", "louder than [LEVEL]?")]
        public static bool IsLoud(double level) => false;

        [Reporter("loudness", "loudness of [OF] in [UNIT]")]
        public static double Loudness([Menu("street", "room")] string of, [Menu("dB", Droppable = false)] string unit) => 0;
    }
}
