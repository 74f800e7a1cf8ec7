using System.Text;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Runtime.Projects;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Projects;

/// <summary>What the page sends is not believed; what a child does there arrives.</summary>
[TestClass]
public sealed class WorkspaceReaderTests
{
    private static readonly BlockSet Blocks = BlockSet.Discover(StandardPacks.All);
    private static readonly Project Cat = ProjectReader.Read(ProgramBuilder.Of(Set("n", 5), new Node("elsewhere_zap").Field("POWER", "7").With("AT", 3), Say(Get("n"))).ToSb3());

    [TestMethod]
    [DataRow("[]", ProjectCodes.BadWorkspace)]
    [DataRow("{", ProjectCodes.BadWorkspace)]
    [DataRow("{}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[{}]}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[{\"id\":\"a\",\"name\":\"a\",\"type\":\"number\"}]}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[{\"id\":\"a\",\"name\":\"a\"},{\"id\":\"a\",\"name\":\"b\"}]}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[],\"blocks\":{\"blocks\":[{\"id\":\"a\"}]}}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[],\"blocks\":{\"blocks\":[{\"id\":\"a\",\"type\":\"looks_show\"},{\"id\":\"a\",\"type\":\"looks_show\"}]}}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[],\"blocks\":{\"blocks\":[{\"type\":\"looks_show\",\"x\":\"here\"}]}}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[],\"blocks\":{\"blocks\":[{\"type\":\"looks_show\",\"fields\":{\"A\":[1]}}]}}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[],\"blocks\":{\"blocks\":[{\"type\":\"procedures_call\"}]}}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[],\"blocks\":{\"blocks\":[{\"type\":\"unknown_stack\"}]}}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[],\"blocks\":{\"blocks\":[{\"type\":\"unknown_stack\",\"extraState\":{\"opcode\":\"a_b\",\"mutation\":\"{\"}}]}}", ProjectCodes.BadWorkspace)]
    [DataRow("{\"variables\":[],\"workspaceComments\":[{\"text\":\"no id\"}]}", ProjectCodes.BadWorkspace)]
    public void Read_WhatIsNoWorkspace_IsRefusedWithASentence(string json, string code)
    {
        var refused = Assert.ThrowsExactly<ProjectException>(() => Read(Cat, json));
        Assert.AreEqual(code, refused.Diagnostic.Code);
        Assert.IsGreaterThan(10, refused.Diagnostic.ChildSentence.Length);
    }

    [TestMethod]
    public void Read_TooMuch_IsRefused()
    {
        var nested = string.Concat(Enumerable.Repeat("{\"type\":\"operator_not\",\"inputs\":{\"OPERAND\":{\"block\":", ProjectLimits.Depth + 1)) + "{\"type\":\"operator_not\"}" + string.Concat(Enumerable.Repeat("}}}", ProjectLimits.Depth + 1));
        foreach (var json in new[]
        {
            $"{{\"variables\":[],\"blocks\":{{\"blocks\":[{nested}]}}}}",
            $"{{\"variables\":[],\"blocks\":{{\"blocks\":[{{\"type\":\"text\",\"fields\":{{\"TEXT\":\"{new string('x', ProjectLimits.TextLength + 1)}\"}}}}]}}}}",
            $"{{\"variables\":[{{\"id\":\"{new string('x', ProjectLimits.NameLength + 1)}\"}}]}}",
        })
            Assert.AreEqual(ProjectCodes.TooLarge, Assert.ThrowsExactly<ProjectException>(() => Read(Cat, json)).Diagnostic.Code);
    }

    [TestMethod]
    public void Read_AVeryLongStack_IsRead()
    {
        const int length = 50_000;
        var json = new StringBuilder("{\"variables\":[],\"blocks\":{\"blocks\":[");
        for (var i = 0; i < length; i++)
            json.Append("{\"type\":\"looks_show\"").Append(i + 1 < length ? ",\"next\":{\"block\":" : "");
        json.Append('}').Insert(json.Length, "}}", length - 1).Append("]}}");
        var project = Read(Cat, json.ToString());
        Assert.HasCount(length, project.Targets[1].Blocks);
        Assert.IsGreaterThan(length, WorkspaceWriter.Write(project, project.Targets[1], Blocks).Length);
    }

    [TestMethod]
    public void Write_AnUnknownBlock_KeepsAllItHas()
    {
        var json = Write(Cat);
        StringAssert.Contains(json, "\"type\":\"unknown_stack\"");
        StringAssert.Contains(json, "\"opcode\":\"elsewhere_zap\",\"inputs\":{\"AT\":\"slot\"},\"fields\":{\"POWER\":[\"7\",null]}");
    }

    [TestMethod]
    public void Read_AChangedNumber_ChangesNothingElse()
    {
        var edited = Read(Cat, Write(Cat).Replace("\"NUM\":\"5\"", "\"NUM\":\"6\""));
        var (before, now) = (Cat.Targets[1].Blocks, edited.Targets[1].Blocks);
        CollectionAssert.AreEqual(before.Keys.ToList(), now.Keys.ToList());
        Assert.HasCount(1, before.Values.Where(b => !ReferenceEquals(b, now[b.Id])));
        Assert.AreEqual("6", now.Values.First(b => b.Opcode == "data_setvariableto").Input("VALUE")!.Value!.Value);
        Assert.AreSame(Cat.Targets[0], edited.Targets[0]);
    }

    [TestMethod]
    public void Read_NewNames_GoToTheSpriteOrToAll()
    {
        var edited = Read(Cat, Write(Cat).Replace("\"variables\":[", "\"variables\":[{\"id\":\"own\",\"name\":\"mine\",\"type\":\"\",\"local\":true},{\"id\":\"all\",\"name\":\"ours\",\"type\":\"list\"},{\"id\":\"m\",\"name\":\"go\",\"type\":\"broadcast_msg\"},"));
        Assert.IsTrue(edited.Targets[1].Variables.Any(v => v is { Id: "own", Name: "mine" }));
        Assert.AreEqual("all", edited.Targets[0].Lists.Single().Id);
        Assert.AreEqual("go", edited.Targets[0].Broadcasts["m"]);
        var renamed = Read(edited, Write(edited).Replace("\"ours\"", "\"theirs\""));
        Assert.AreEqual("theirs", renamed.Targets[0].Lists.Single().Name);
        Assert.IsEmpty(Read(renamed, "{\"variables\":[]}").Targets[0].Lists);
    }

    [TestMethod]
    public void Read_ANewScript_ComesLastAndIsSavedForScratch()
    {
        const string script = """
            {"type":"event_whenflagclicked","id":"new hat","x":10.4,"y":-20,"next":{"block":{"type":"looks_sayforsecs","id":"new say",
              "inputs":{"MESSAGE":{"shadow":{"type":"text","id":"t","fields":{"TEXT":"hi"}},"block":{"type":"operator_join","id":"j"}},"SECS":{"shadow":{"type":"math_number","id":"u","fields":{"NUM":"2"}}}},
              "icons":{"comment":{"text":"why","pinned":true,"width":200,"height":100,"x":5,"y":6}}}}},
            """;
        var edited = Read(Cat, Write(Cat).Replace("\"blocks\":[", "\"blocks\":[" + script));
        Assert.AreEqual("new hat", edited.Targets[1].Scripts[^1]);
        var again = ProjectReader.Read(ProjectWriter.Write(edited)).Targets[1];
        Assert.AreEqual("new say", again.Blocks["new hat"].Next);
        Assert.AreEqual(10.4, again.Blocks["new hat"].X);
        var say = again.Blocks["new say"];
        Assert.AreEqual("j", say.Input("MESSAGE")!.BlockId);
        Assert.AreEqual("hi", say.Input("MESSAGE")!.Covered!.Value);
        Assert.AreEqual("2", say.Input("SECS")!.Value!.Value);
        Assert.AreEqual("why", again.Comments.Single(c => c.Id == say.Comment).Text);
        Assert.IsFalse(again.Blocks.ContainsKey("t"), "what is written in a slot is a value, as Scratch saves it");
    }

    [TestMethod]
    public void Choices_OfMenus_AreItemsThenNames()
    {
        var project = ProjectReader.Read(new ProgramBuilder().Sprite("Cat", s => s.Variable("lives").WhenFlag()).Sprite("Dog", s => s.Costume("sit", "svg", Picture.Svg("")).WhenFlag()).ToSb3());
        var (cat, dog) = (project.Targets[1], project.Targets[2]);
        CollectionAssert.AreEqual(new[] { "_random_", "_mouse_", "Dog" }, Values(cat, "motion_goto", "TO"));
        CollectionAssert.AreEqual(new[] { "sit" }, Values(dog, "looks_switchcostumeto", "COSTUME"));
        CollectionAssert.Contains(Values(dog, "sensing_of", "PROPERTY", "Cat"), "lives");
        Assert.IsEmpty(Values(cat, "motion_goto", "NOWHERE"));
        Assert.IsEmpty(Values(cat, "nothing_here", "TO"));
        Assert.AreEqual("motion/TO/_mouse_", MenuChoices.Of(Blocks, project, cat, "motion_goto", "TO")[1].Key);

        string[] Values(ProjectTarget target, string opcode, string argument, string? chosen = null) => [.. MenuChoices.Of(Blocks, project, target, opcode, argument, chosen).Select(c => c.Value)];
    }

    private static Project Read(Project project, string json) => WorkspaceReader.Read(project, project.Targets[1], Encoding.UTF8.GetBytes(json));

    private static string Write(Project project) => Encoding.UTF8.GetString(WorkspaceWriter.Write(project, project.Targets[1], Blocks));
}
