using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Projects;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Projects;

/// <summary>Every file is a project or one clear refusal.</summary>
[TestClass]
public sealed class ProjectReaderTests
{
    private static readonly ProgramBuilder Small = ProgramBuilder.Of(Say("x"));

    [TestMethod]
    public void Zip_AndBareJson_AndJsonWithAByteOrderMark_AreOneProject()
    {
        var json = Small.ToJson().ToJsonString();
        foreach (var bytes in new[] { Small.ToSb3(), Encoding.UTF8.GetBytes(json), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(json)], Small.Zip("\uFEFF" + json), ProgramBuilder.Zip([("folder/project.json", Encoding.UTF8.GetBytes(json))]) })
        {
            var project = ProjectReader.Read(bytes);
            CollectionAssert.AreEqual(new[] { "Stage", "Cat" }, project.Targets.Select(t => t.Name).ToArray());
            Assert.HasCount(2, project.Targets[1].Blocks);
        }
    }

    [TestMethod]
    public void OldScratch_IsRefusedWithAdvice()
    {
        foreach (var old in new[] { "ScratchV01"u8.ToArray(), "{\"objName\":\"Stage\",\"children\":[]}"u8.ToArray(), ProgramBuilder.Zip([("project.json", "{\"objName\":\"Stage\"}"u8.ToArray())]) })
            StringAssert.Contains(Refused(old, ProjectCodes.OldScratch).Message, "Scratch 3 editor");
    }

    [TestMethod]
    public void NoProject_IsRefusedNamingWhatWasFound()
    {
        StringAssert.Contains(Refused([], ProjectCodes.UnknownFormat).Message, "an empty file");
        StringAssert.Contains(Refused("hello"u8.ToArray(), ProjectCodes.UnknownFormat).Message, "68656C6C6F");
        Refused("{"u8.ToArray(), ProjectCodes.Damaged);
        Refused("{}"u8.ToArray(), ProjectCodes.Damaged);
        Refused("PK\u0003\u0004 nothing"u8.ToArray(), ProjectCodes.Damaged);
        Refused(ProgramBuilder.Zip([("readme.txt", [1])]), ProjectCodes.Damaged);
        Refused(Small.ToSb3()[..^30], ProjectCodes.Damaged);
    }

    [TestMethod]
    public void Bomb_ThatUnpacksToMoreThanTheLimit_IsRefusedSoon()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("project.json", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i <= ProjectLimits.JsonBytes >> 20; i++)
                entry.Write(zeros);
        }

        StringAssert.Contains(Refused(memory.ToArray(), ProjectCodes.TooLarge).Message, "project.json unpacks to more than");
    }

    [TestMethod]
    public void Asset_ThatUnpacksToMoreThanTheLimit_IsRefused()
    {
        var sb3 = new ProgramBuilder().Sprite("Cat", s => s.Costume("big", "png", new byte[ProjectLimits.AssetBytes + 1])).ToSb3();
        Refused(sb3, ProjectCodes.TooLarge);
    }

    [TestMethod]
    public void Counts_OverTheLimits_AreRefused()
    {
        Refused(ProgramBuilder.Zip(Enumerable.Range(0, ProjectLimits.Entries + 1).Select(i => ($"{i}", Array.Empty<byte>()))), ProjectCodes.TooLarge);
        var stage = Small.ToJson()["targets"]![0]!.ToJsonString();
        Refused(Encoding.UTF8.GetBytes($"{{\"targets\":[{string.Join(',', Enumerable.Repeat(stage, ProjectLimits.Targets + 1))}]}}"), ProjectCodes.TooLarge);
        var blocks = string.Join(',', Enumerable.Range(0, ProjectLimits.Blocks + 1).Select(i => $"\"{i}\":{{\"opcode\":\"a_b\"}}"));
        Refused(Encoding.UTF8.GetBytes($"{{\"targets\":[{{\"isStage\":true,\"name\":\"Stage\",\"blocks\":{{{blocks}}}}}]}}"), ProjectCodes.TooLarge);
    }

    [TestMethod]
    public void Json_DeeperThanTheLimit_IsRefused() =>
        Refused(Encoding.UTF8.GetBytes($"{{\"targets\":{string.Concat(Enumerable.Repeat("[", 5_000))}"), ProjectCodes.Damaged);

    [TestMethod]
    public void Stage_MissingOrTwice_IsRefused()
    {
        var json = Small.ToJson();
        json["targets"]!.AsArray().RemoveAt(0);
        StringAssert.Contains(Refused(Encoding.UTF8.GetBytes(json.ToJsonString()), ProjectCodes.Damaged).Message, "wanted one stage, found 0");
        json = Small.ToJson();
        json["targets"]!.AsArray().Add(json["targets"]![0]!.DeepClone());
        StringAssert.Contains(Refused(Encoding.UTF8.GetBytes(json.ToJsonString()), ProjectCodes.Damaged).Message, "found 2");
    }

    [TestMethod]
    public void Assets_Missing_AreNamedAndTheProjectOpens()
    {
        var found = new List<Diagnostic>();
        var project = ProjectReader.Read(Encoding.UTF8.GetBytes(Small.ToJson().ToJsonString()), found.Add);
        Assert.HasCount(1, project.Targets[1].Costumes);
        Assert.IsTrue(found.Count > 0 && found.All(f => f.Code == ProjectCodes.MissingAsset && f.Severity == Severity.Warning), string.Join('\n', found));
    }

    [TestMethod]
    public void Names_Twice_DoNotPreventOpening()
    {
        var json = Small.ToJson().ToJsonString();
        var twice = json.Replace("\"Cat-1\":", "\"Cat-1\":{\"opcode\":\"looks_show\"},\"Cat-1\":", StringComparison.Ordinal).Replace("\"variables\":{", "\"variables\":{\"a\":[\"n\",1],\"a\":[\"n\",2],", StringComparison.Ordinal);
        Assert.IsNotNull(ProjectReader.Read(Encoding.UTF8.GetBytes(twice)));
    }

    [TestMethod]
    [DataRow("next")]
    [DataRow("input")]
    [DataRow("two")]
    public async Task Circles_OfBlocks_LeaveTheScriptOutWithADiagnostic(string kind)
    {
        var program = new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Say(Join("a", Join("b", "c"))), Say("never")).WhenFlag(Say("the other script")));
        var json = program.ToJson();
        var blocks = json["targets"]![1]!["blocks"]!.AsObject();
        string Id(string opcode, int at = 0) => blocks.Where(b => b.Value!["opcode"]!.GetValue<string>() == opcode).ElementAt(at).Key;
        switch (kind)
        {
            case "next":
                blocks[Id("looks_say")]!["next"] = Id("looks_say");
                break;
            case "two":
                blocks[Id("looks_say", 1)]!["next"] = Id("looks_say");
                break;
            default:
                blocks[Id("operator_join", 1)]!["inputs"]!["STRING1"] = new JsonArray(2, Id("operator_join"));
                break;
        }

        var played = new List<string>();
        var found = new List<Diagnostic>();
        var runner = new ProgramRunner(ProjectReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString())), Conformance.SayProtocol.Blocks, new() { Time = new MLKids.Runtime.Scheduling.VirtualTime(), TimeLimit = TimeSpan.FromSeconds(2) });
        runner.Reported += found.Add;
        runner.Happened += e => played.Add($"{e.Value}");
        await runner.Run().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Contains("the other script", played);
        Assert.IsTrue(found.Any(f => f.Code == "MLC002" && f.Target == "Cat"), string.Join('\n', found));
    }

    [TestMethod]
    public void ProjectFile_IsKnownByItsFirstBytes()
    {
        Assert.IsTrue(ProjectReader.IsProjectFile("SQLite format 3\0rest"u8));
        Assert.IsFalse(ProjectReader.IsProjectFile("SQLite format 2\0"u8));
        StringAssert.Contains(Refused("SQLite format 3\0"u8.ToArray(), ProjectCodes.UnknownFormat).Message, "taken out first");
    }

    private static ProjectException Refused(byte[] content, string code)
    {
        var refusal = Assert.ThrowsExactly<ProjectException>(() => ProjectReader.Read(content));
        Assert.AreEqual(code, refusal.Diagnostic.Code, refusal.Message);
        return refusal;
    }
}
