using System.IO.Compression;
using System.Text.Json;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Tests;

namespace MLKids.Blocks.Tests.Standard;

[TestClass]
public sealed class StandardPacksTests
{
    private static readonly BlockSet Set = BlockSet.Discover(StandardPacks.All);

    // Scratch's core opcodes.
    private static readonly Dictionary<string, string> Opcodes = new()
    {
        ["motion"] = "movesteps gotoxy goto turnright turnleft pointindirection pointtowards glidesecstoxy glideto ifonedgebounce setrotationstyle " +
            "changexby setx changeyby sety xposition yposition direction scroll_right scroll_up align_scene xscroll yscroll",
        ["looks"] = "say sayforsecs think thinkforsecs show hide switchcostumeto switchbackdropto switchbackdroptoandwait nextcostume nextbackdrop " +
            "changeeffectby seteffectto cleargraphiceffects changesizeby setsizeto gotofrontback goforwardbackwardlayers size costumenumbername " +
            "backdropnumbername hideallsprites changestretchby setstretchto",
        ["sound"] = "play playuntildone stopallsounds seteffectto changeeffectby cleareffects setvolumeto changevolumeby volume sounds_menu beats_menu effects_menu",
        ["event"] = "broadcast broadcastandwait whenflagclicked whenkeypressed whenthisspriteclicked whenstageclicked whentouchingobject " +
            "whenbackdropswitchesto whengreaterthan whenbroadcastreceived",
        ["control"] = "repeat repeat_until while for_each forever wait wait_until if if_else stop create_clone_of delete_this_clone start_as_clone " +
            "get_counter incr_counter clear_counter all_at_once",
        ["sensing"] = "touchingobject touchingcolor coloristouchingcolor distanceto timer resettimer of mousex mousey setdragmode mousedown keypressed " +
            "current dayssince2000 loudness loud askandwait answer username userid",
        ["operator"] = "add subtract multiply divide lt equals gt and or not random join letter_of length contains mod round mathop",
        ["data"] = "variable setvariableto changevariableby hidevariable showvariable listcontents addtolist deleteoflist deletealloflist insertatlist " +
            "replaceitemoflist itemoflist itemnumoflist lengthoflist listcontainsitem hidelist showlist",
        ["procedures"] = "definition call",
        ["argument"] = "reporter_string_number reporter_boolean",
    };

    private const string PenIds = "clear stamp penDown penUp setPenColorToColor changePenColorParamBy setPenColorParamTo changePenSizeBy setPenSizeTo " +
        "setPenShadeToNumber changePenShadeBy setPenHueToNumber changePenHueBy";

    private static IEnumerable<string> AllOpcodes => Opcodes.SelectMany(p => p.Value.Split(' ').Select(id => $"{p.Key}_{id}"));

    [TestMethod]
    public void All_CoreOpcodes_AreThereAndNoOthersButReturnAndThePen()
    {
        Assert.AreEqual(145, AllOpcodes.Count());
        var found = Set.Blocks.Select(b => b.Definition.Opcode).Order(StringComparer.Ordinal).ToList();
        CollectionAssert.AreEqual(AllOpcodes.Append("procedures_return").Concat(PenIds.Split(' ').Select(id => "pen_" + id)).Order(StringComparer.Ordinal).ToList(), found);
    }

    [TestMethod]
    public void All_AreTheAssemblysPacks()
    {
        var packs = typeof(StandardPacks).Assembly.GetTypes().Where(t => t.IsDefined(typeof(Authoring.BlockPackAttribute), false)).ToHashSet();
        Assert.IsTrue(packs.SetEquals(StandardPacks.All));
        Assert.AreEqual("Motion", Set.Packs[0].Name);
    }

    [TestMethod]
    [DataRow(WellKnownHats.GreenFlag, true, false)]
    [DataRow(WellKnownHats.KeyPressed, false, false)]
    [DataRow(WellKnownHats.SpriteClicked, true, false)]
    [DataRow(WellKnownHats.StageClicked, true, false)]
    [DataRow(WellKnownHats.BackdropSwitches, true, false)]
    [DataRow(WellKnownHats.BroadcastReceived, true, false)]
    [DataRow(WellKnownHats.StartAsClone, false, false)]
    [DataRow("event_whengreaterthan", false, true)]
    [DataRow("event_whentouchingobject", false, true)]
    public void Hats_Table_IsScratchs(string opcode, bool restart, bool edge)
    {
        var hat = Set.Find(opcode)!.Definition;
        Assert.AreEqual(BlockShape.Hat, hat.Shape);
        Assert.AreEqual(restart, hat.Restart);
        Assert.AreEqual(edge, hat.EdgeActivated);
    }

    [TestMethod]
    [DataRow("control_forever", 1, true)]
    [DataRow("control_if_else", 2, false)]
    [DataRow("control_stop", 0, true)]
    [DataRow("control_delete_this_clone", 0, true)]
    [DataRow("control_for_each", 1, false)]
    public void Shapes_OfControl_AreScratchs(string opcode, int branches, bool terminal)
    {
        Assert.AreEqual(branches, Set.Find(opcode)!.Definition.Branches);
        Assert.AreEqual(terminal, Set.Find(opcode)!.Definition.Terminal);
    }

    [TestMethod]
    [DataRow("control_wait", CallKind.Stepwise)]
    [DataRow("motion_glideto", CallKind.Stepwise)]
    [DataRow("event_broadcastandwait", CallKind.Stepwise)]
    [DataRow("looks_sayforsecs", CallKind.Waiting)]
    [DataRow("sensing_askandwait", CallKind.Waiting)]
    [DataRow("sound_setvolumeto", CallKind.Waiting)]
    [DataRow("looks_say", CallKind.Immediate)]
    [DataRow("data_itemoflist", CallKind.None)]
    public void Kinds_Sample_AreAsTheSchedulerNeedsThem(string opcode, CallKind kind) => Assert.AreEqual(kind, Set.Find(opcode)!.Definition.Kind);

    [TestMethod]
    public void Defaults_OfUncastSlots_AreKnown()
    {
        Assert.AreEqual("Hello!", Set.Find("looks_say")!.Definition.Arguments.Single().Default);
        Assert.AreEqual(10.0, Set.Find("motion_movesteps")!.Definition.Arguments.Single().Default);
    }

    // Every input and field that a saved project holds must be a parameter: else its value would be lost without a word.
    [TestMethod]
    public void Parameters_OfEveryBlockInTheFixtures_AreKnown()
    {
        var unknown = new SortedSet<string>();
        var seen = new HashSet<string>();
        foreach (var file in Directory.GetFiles(SharedData.Need("scratch"), "*.sb3", SearchOption.AllDirectories))
            foreach (var (opcode, names) in BlocksOf(file))
            {
                if (Set.Find(opcode)?.Definition is not { } block || opcode == "procedures_call")
                    continue;
                seen.Add(opcode);
                foreach (var name in names.Where(n => n is not ("SUBSTACK" or "SUBSTACK2")))
                    if (!block.Arguments.Any(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                        unknown.Add($"{opcode} [{name}]");
            }

        Assert.IsEmpty(unknown, string.Join(", ", unknown));
        Assert.IsGreaterThan(90, seen.Count);
    }

    private static IEnumerable<(string Opcode, List<string> Names)> BlocksOf(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var json = JsonDocument.Parse(zip.GetEntry("project.json")!.Open());
        foreach (var target in json.RootElement.GetProperty("targets").EnumerateArray())
            foreach (var block in target.GetProperty("blocks").EnumerateObject().Select(b => b.Value).Where(b => b.ValueKind == JsonValueKind.Object))
                yield return (
                    block.GetProperty("opcode").GetString()!,
                    [.. block.GetProperty("inputs").EnumerateObject().Concat(block.GetProperty("fields").EnumerateObject()).Select(p => p.Name)]);
    }
}
