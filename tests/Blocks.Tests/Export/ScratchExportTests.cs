using System.Diagnostics;
using System.Text.Json.Nodes;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Export;
using MLKids.Blocks.Standard;
using MLKids.Tests;

namespace MLKids.Blocks.Tests.Export;

/// <summary>Our definitions in the words of Scratch's extensions, and what scratch-vm 4.8.45 makes of them.</summary>
[TestClass]
public sealed class ScratchExportTests
{
    private static readonly JsonObject Info = ScratchExport.GetInfo(BlockSet.Discover([typeof(ShapesPack)]))["shapes"];

    [TestMethod]
    [DataRow("go", """{"opcode":"go","blockType":"command","text":"go [STEPS] steps to [PLACE]","arguments":{"STEPS":{"type":"number","defaultValue":10},"PLACE":{"type":"string","defaultValue":"home","menu":"PLACE"}}}""")]
    [DataRow("paint", """{"opcode":"paint","blockType":"command","text":"paint [COLOR] at [ANGLE]","filter":["sprite"],"arguments":{"COLOR":{"type":"color","defaultValue":"#ff0000"},"ANGLE":{"type":"angle","defaultValue":45}}}""")]
    [DataRow("mood", """{"opcode":"mood","blockType":"reporter","text":"mood of [WHO]","arguments":{"WHO":{"type":"string","menu":"WHO"}}}""")]
    [DataRow("fits", """{"opcode":"fits","blockType":"Boolean","text":"fits if [SURE]?","arguments":{"SURE":{"type":"Boolean"}}}""")]
    [DataRow("whenReady", """{"opcode":"whenReady","blockType":"hat","text":"when ready","isEdgeActivated":true}""")]
    [DataRow("whenCalled", """{"opcode":"whenCalled","blockType":"event","text":"when called","isEdgeActivated":false,"shouldRestartExistingThreads":true}""")]
    [DataRow("either", """{"opcode":"either","blockType":"conditional","text":["if [SURE] now","or later"],"branchCount":2,"arguments":{"SURE":{"type":"Boolean"}}}""")]
    [DataRow("end", """{"opcode":"end","blockType":"command","text":"end","isTerminal":true}""")]
    [DataRow("old", """{"opcode":"old","blockType":"command","text":"old","hideFromPalette":true}""")]
    public void Block_OfEachShape_IsDescribedAsScratchDoes(string id, string wanted)
    {
        var block = Info["blocks"]!.AsArray().OfType<JsonObject>().Single(b => (string)b["opcode"]! == id);
        Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(wanted), block), block.ToJsonString());
    }

    [TestMethod]
    public void Menus_FixedDroppableAndDynamic_AreTold()
    {
        Assert.IsTrue(JsonNode.DeepEquals(
            JsonNode.Parse("""{"PLACE":{"acceptReporters":false,"items":["home",{"text":"the school","value":"school"}]},"WHO":{"acceptReporters":true,"items":"menu_WHO"}}"""), Info["menus"]), Info["menus"]!.ToJsonString());
        Assert.AreEqual("---", (string)Info["blocks"]![3]!);
    }

    [TestMethod]
    public async Task ScratchVm_TakesEveryBlock_WithoutAWord()
    {
        var folder = Path.Combine(SharedData.Root, "tests", "Bench", "Reference");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "scratch-vm")))
            Assert.Inconclusive("Skipped: the reference is not installed: run \"npm ci --ignore-scripts\" in tests/Bench/Reference.");
        // The language's own blocks are not an extension's matter there.
        var all = ScratchExport.GetInfo(BlockSet.Discover(StandardPacks.All.Append(typeof(ShapesPack))));
        var packs = all.Where(p => p.Key is not ("data" or "procedures" or "argument")).ToDictionary();
        var answer = await Read(folder, new JsonArray([.. packs.Values.Select(p => p.DeepClone())]).ToJsonString());
        Assert.AreEqual(0, answer["said"]!.AsArray().Count, answer["said"]!.ToJsonString());
        foreach (var (id, info) in packs)
        {
            var taken = answer["extensions"]![id]!;
            CollectionAssert.AreEqual(Opcodes(info["blocks"]!), Opcodes(taken["blocks"]!), id);
            foreach (var block in taken["blocks"]!.AsArray())
                Assert.AreEqual($"{id}_{(string)block!["opcode"]!}", (string)block["json"]!["type"]!);
        }

        var shapes = answer["extensions"]!["shapes"]!;
        CollectionAssert.AreEqual(new[] { "shapes_whenReady", "shapes_whenCalled" }, shapes["hats"]!.AsArray().Select(h => (string)h!).ToArray());
        var either = shapes["blocks"]!.AsArray().Single(b => (string)b!["opcode"]! == "either")!["json"]!;
        Assert.AreEqual("if %1 now", (string)either["message0"]!);
        Assert.AreEqual("input_statement", (string)either["args1"]![0]!["type"]!);
        Assert.AreEqual("or later", (string)either["message2"]!);
        StringAssert.Contains((string)shapes["palette"]!, "<field name=\"NUM\">10</field>");
        Assert.DoesNotContain("shapes_old", (string)shapes["palette"]!);
    }

    private static string[] Opcodes(JsonNode blocks) => [.. blocks.AsArray().OfType<JsonObject>().Select(b => (string)b["opcode"]!)];

    private static async Task<JsonNode> Read(string folder, string extensions)
    {
        var start = new ProcessStartInfo("node", "read-getinfo.mjs") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(extensions);
        node.StandardInput.Close();
        var answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return JsonNode.Parse(answer)!;
    }

    [BlockPack("shapes", "Shapes", Color = "#aa3366")]
    private sealed class ShapesPack
    {
        [Command("go", "go [STEPS] steps to [PLACE]")]
        public void Go(double steps = 10, [Menu("home", "school|the school", Droppable = false)] string place = "home") { }

        [Command("paint", "paint [COLOR] at [ANGLE]", Owner = BlockOwner.Sprite)]
        public void Paint([Slot(SlotKind.Color)] string color = "#ff0000", [Slot(SlotKind.Angle)] double angle = 45) { }

        [Reporter("mood", "mood of [WHO]")]
        public Task<string> Mood([Menu(Source = nameof(Everyone))] string who) => Task.FromResult(who);

        [Predicate("fits", "fits if [SURE]?", Apart = true)]
        public bool Fits(bool sure) => sure;

        [Hat("whenReady", "when ready")]
        public bool WhenReady() => false;

        [Hat("whenCalled", "when called", Restart = true)]
        public void WhenCalled() { }

        [Syntax("either", "if [SURE] now [SUBSTACK] or later [SUBSTACK2]", Branches = 2)]
        public void Either(bool sure) { }

        [Command("end", "end", Terminal = true)]
        public void End(BlockCall call) { }

        [Command("old", "old", Hidden = true)]
        public void Old() { }

        public IEnumerable<string> Everyone() => ["Ann"];
    }
}
