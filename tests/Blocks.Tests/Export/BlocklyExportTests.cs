using System.Text.Json.Nodes;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Export;
using MLKids.Blocks.Standard;

namespace MLKids.Blocks.Tests.Export;

[TestClass]
public sealed class BlocklyExportTests
{
    private static readonly BlockSet Set = BlockSet.Discover(StandardPacks.All.Append(typeof(OwnPack)));
    private static readonly Dictionary<string, JsonObject> Shapes = BlocklyExport.Blocks(Set).ToDictionary(s => (string)s!["type"]!, s => s!.AsObject());

    [TestMethod]
    public void Blocks_OfEveryPack_AreDefinedOnceWithTheirShadows()
    {
        foreach (var block in Set.Blocks.Select(b => b.Definition))
            Assert.IsTrue(Shapes.ContainsKey(block.Opcode), block.Opcode);
        string[] shadows =
        [
            "math_number", "math_positive_number", "math_whole_number", "math_integer", "math_angle", "text", "colour_picker", "motion_goto_menu", "motion_glideto_menu",
            "motion_pointtowards_menu", "looks_costume", "looks_backdrops", "sound_sounds_menu", "event_broadcast_menu", "control_create_clone_of_menu",
            "sensing_touchingobjectmenu", "sensing_distancetomenu", "sensing_keyoptions", "sensing_of_object_menu", "event_touchingobjectmenu", "pen_menu_colorParam", "test_menu_COLOR",
        ];
        foreach (var shadow in shadows)
        {
            Assert.IsTrue(Shapes.ContainsKey(shadow), shadow);
            Assert.HasCount(1, Shapes[shadow]["args0"]!.AsArray(), shadow);
            Assert.AreEqual("Value", (string)Shapes[shadow]["output"]!, shadow);
        }
    }

    // Every %n stands for a part, and every part is shown: else Blockly refuses the whole set.
    [TestMethod]
    public void Messages_NameEachPartOnce()
    {
        foreach (var (type, shape) in Shapes)
        {
            var parts = shape["args0"]?.AsArray().Count ?? 0;
            var message = ((string?)shape["message0"] ?? "").Replace("%%", "");
            for (var i = 1; i <= parts; i++)
                Assert.HasCount(2, System.Text.RegularExpressions.Regex.Split(message, $@"%{i}(?!\d)"), $"{type}: %{i} in {message}");
            Assert.DoesNotContain($"%{parts + 1}", message, type);
        }
    }

    [TestMethod]
    [DataRow("control_if_else", "if %1 then\n%2 else\n%3")]
    [DataRow("control_repeat", "repeat %1\n%2")]
    [DataRow("looks_setsizeto", "set size to %1 %%")]
    [DataRow("motion_gotoxy", "go to x: %1 y: %2")]
    public void Message_OfABlock_IsItsSentence(string opcode, string message) => Assert.AreEqual(message, (string)Shapes[opcode]["message0"]!);

    [TestMethod]
    public void Stacks_OfAPacksOwnBlocks_AreShown_AndLoopsAreMarked()
    {
        Assert.AreEqual("repeat %1 times\n%2", (string)Shapes["test_times"]["message0"]!);
        Assert.AreEqual("if lucky\n%1 else\n%2", (string)Shapes["test_lucky"]["message0"]!);
        Assert.AreEqual("input_statement SUBSTACK2 ", Part("test_lucky", 1));
        var loops = Shapes.Where(s => (bool?)s.Value["loops"] == true).Select(s => s.Key).Order().ToArray();
        CollectionAssert.AreEqual(new[] { "control_for_each", "control_forever", "control_repeat", "control_repeat_until", "control_while", "test_times" }, loops);
    }

    [TestMethod]
    [DataRow("event_whenflagclicked", false, true, null)]
    [DataRow("control_forever", true, false, null)]
    [DataRow("control_delete_this_clone", true, false, null)]
    [DataRow("looks_say", true, true, null)]
    [DataRow("operator_add", false, false, "Value")]
    [DataRow("operator_and", false, false, "Boolean")]
    [DataRow("data_listcontainsitem", false, false, "Boolean")]
    [DataRow("argument_reporter_boolean", false, false, "Boolean")]
    public void Connections_FitTheShape(string opcode, bool previous, bool next, string? output)
    {
        Assert.AreEqual(previous, Shapes[opcode].ContainsKey("previousStatement"));
        Assert.AreEqual(next, Shapes[opcode].ContainsKey("nextStatement"));
        Assert.AreEqual(output, (string?)Shapes[opcode]["output"]);
    }

    [TestMethod]
    public void Parts_AreWhatScratchSaves()
    {
        Assert.AreEqual("input_value CONDITION Boolean", Part("control_if", 0));
        Assert.AreEqual("field_variable VARIABLE ", Part("data_setvariableto", 0));
        Assert.AreEqual("field_variable BROADCAST_OPTION ", Part("event_whenbroadcastreceived", 0));
        Assert.AreEqual("input_value BROADCAST_INPUT ", Part("event_broadcast", 0));
        Assert.AreEqual("field_variable BROADCAST_OPTION ", Part("event_broadcast_menu", 0));
        Assert.AreEqual("field_menu EFFECT ", Part("looks_changeeffectby", 0));
        Assert.AreEqual("field_menu colorParam ", Part("pen_menu_colorParam", 0));
        Assert.AreEqual("field_label_serializable VALUE ", Part("argument_reporter_string_number", 0));
        Assert.AreEqual("[\"mouse-pointer\",\"_mouse_\"]", Shapes["sensing_distancetomenu"]["args0"]![0]!["options"]![0]!.ToJsonString());
    }

    [TestMethod]
    public void Toolbox_HasScratchsOrderWithoutHiddenBlocks()
    {
        var toolbox = BlocklyExport.Toolbox(Set, isStage: false);
        CollectionAssert.AreEqual(
            new[] { "motion", "looks", "sound", "event", "control", "sensing", "operator", "data", "lists", "procedures", "pen", "test" },
            toolbox["contents"]!.AsArray().Select(c => (string)c!["toolboxitemid"]!).ToArray());
        var types = Types(toolbox);
        Assert.Contains("event_whenthisspriteclicked", types);
        Assert.DoesNotContain("event_whenstageclicked", types);
        Assert.DoesNotContain("control_while", types);
        Assert.DoesNotContain("data_variable", types);
        Assert.Contains("data_addtolist", types);
        Assert.IsEmpty(types.GroupBy(t => t).Where(g => g.Count() > 1), "each once");
    }

    [TestMethod]
    public void Toolbox_OfTheStage_LeavesOutWhatOnlySpritesDo()
    {
        var types = Types(BlocklyExport.Toolbox(Set, isStage: true));
        Assert.Contains("event_whenstageclicked", types);
        Assert.Contains("looks_nextbackdrop", types);
        Assert.Contains("pen_clear", types);
        foreach (var type in new[] { "motion_movesteps", "looks_say", "event_whenthisspriteclicked", "control_start_as_clone", "sensing_touchingobject", "pen_stamp" })
            Assert.DoesNotContain(type, types);
    }

    [TestMethod]
    public void Toolbox_Slots_HoldTheDefaultsInScratchsShadows()
    {
        var toolbox = BlocklyExport.Toolbox(Set, isStage: false);
        Assert.AreEqual("{\"kind\":\"block\",\"type\":\"motion_movesteps\",\"inputs\":{\"STEPS\":{\"shadow\":{\"type\":\"math_number\",\"fields\":{\"NUM\":\"10\"}}}}}", Entry(toolbox, "motion_movesteps"));
        StringAssert.Contains(Entry(toolbox, "control_wait"), "\"math_positive_number\",\"fields\":{\"NUM\":\"1\"}");
        StringAssert.Contains(Entry(toolbox, "motion_goto"), "\"motion_goto_menu\",\"fields\":{\"TO\":\"_random_\"}");
        StringAssert.Contains(Entry(toolbox, "test_paint"), "\"test_menu_COLOR\",\"fields\":{\"COLOR\":\"red\"}");
        Assert.DoesNotContain("CONDITION", Entry(toolbox, "control_if"));
    }

    [TestMethod]
    public void Styles_OfEveryPack_CanBeReadOn()
    {
        foreach (var (id, style) in BlocklyExport.Styles(Set))
            foreach (var colour in new[] { "colourPrimary", "colourSecondary" })
                Assert.IsGreaterThanOrEqualTo(4.5, Contrast((string)style![colour]!, (string)style["text"]! == "light" ? 1 : 0.0), $"{id} {colour}");
    }

    [TestMethod]
    public void Texts_NameEverySentenceAndItem()
    {
        var texts = BlocklyExport.Texts(Set);
        Assert.AreEqual("paint it [COLOR]", texts["test_paint"]);
        Assert.AreEqual("Test", texts["pack/test"]);
        Assert.AreEqual("rose", texts["test/COLOR/red"]);
        Assert.AreEqual("day of week", texts["sensing/CURRENTMENU/DAYOFWEEK"]);
        Assert.IsFalse(texts.ContainsKey("sensing/KEY_OPTION/a"));
    }

    private static string Part(string opcode, int i) => Shapes[opcode]["args0"]![i] is var part ? $"{part!["type"]} {part["name"]} {part["check"]}" : "";

    private static List<string> Types(JsonObject toolbox) =>
        [.. toolbox["contents"]!.AsArray().SelectMany(c => c!["contents"]!.AsArray()).Where(e => (string)e!["kind"]! == "block").Select(e => (string)e!["type"]!)];

    private static string Entry(JsonObject toolbox, string type) =>
        toolbox["contents"]!.AsArray().SelectMany(c => c!["contents"]!.AsArray()).First(e => (string?)e!["type"] == type)!.ToJsonString();

    private static double Contrast(string colour, double text)
    {
        var l = new[] { 1, 3, 5 }.Select(i => Convert.ToInt32(colour.Substring(i, 2), 16) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        var luminance = 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
        return (Math.Max(luminance, text) + 0.05) / (Math.Min(luminance, text) + 0.05);
    }

    [BlockPack("test", "Test", Color = "#4b4a60")]
    public sealed class OwnPack
    {
        [Command("paint", "paint it [COLOR]")]
        public void Paint([Menu("red|rose", "green")] string color = "red") { }

        [Loop("times", "repeat [N] times [SUBSTACK]")]
        public bool Times(double n) => false;

        [Conditional("lucky", "if lucky [SUBSTACK] else", Branches = 2)]
        public bool Lucky() => true;
    }
}
