using MLKids.Blocks.Definitions;
using MLKids.Runtime.Packs;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Packs;

[TestClass]
public sealed class ScriptPackTests
{
    private const string TextTools =
        """
        mlkids.pack({
          id: "texttools", name: "Text tools", color: "#aa5500",
          blocks: [
            { id: "reverse", shape: "reporter", text: "reverse [TEXT]", arguments: { TEXT: "hello" },
              run: function (args) { return args.TEXT.split("").reverse().join(""); } },
            "---",
            { id: "later", shape: "reporter", text: "[TEXT] after [SECS] s", arguments: { TEXT: "x", SECS: 1 },
              run: function (args, call) { return call.wait(args.SECS).then(function () { return args.TEXT + "!"; }); } },
            { id: "is", shape: "predicate", text: "[A] is [KIND]?", arguments: { A: 1, KIND: { menu: ["odd", "even"], default: "even" } },
              run: function (args) { return (args.A % 2 === 0) === (args.KIND === "even"); } },
            { id: "twice", shape: "loop", text: "twice", run: function (args, call) { return call.turn < 2; } },
            { id: "choose", shape: "conditional", text: ["way [N]", "or", "or"], branches: 2, arguments: { N: 1 }, run: function (args) { return args.N; } },
            { id: "greet", shape: "command", text: "greet", run: function (args, call) { call.say("hello " + call.target.name); } }
          ]
        });
        """;

    [TestMethod]
    public void OwnForm_Definitions_AreAsWritten()
    {
        using var pack = PackRig.Load(TextTools);
        Assert.AreEqual("Text tools #aa5500", $"{pack.Blocks.Packs[0].Name} {pack.Blocks.Packs[0].Color}");
        var reverse = pack.Blocks.Find("texttools_reverse")!.Definition;
        Assert.AreEqual((BlockShape.Reporter, CallKind.Waiting, true), (reverse.Shape, reverse.Kind, reverse.GivesValue));
        Assert.AreEqual((ArgumentType.Text, (object?)"hello"), (reverse.Arguments[0].Type, reverse.Arguments[0].Default));
        Assert.IsTrue(pack.Blocks.Find("texttools_later")!.Definition.Apart);
        var isKind = pack.Blocks.Find("texttools_is")!.Definition;
        CollectionAssert.AreEqual(new[] { "odd", "even" }, isKind.Arguments[1].Menu!.Items().ToArray());
        Assert.AreEqual((1, true), (pack.Blocks.Find("texttools_twice")!.Definition.Branches, pack.Blocks.Find("texttools_twice")!.Definition.Loops));
        Assert.AreEqual("way [N] [SUBSTACK] or [SUBSTACK2] or", pack.Blocks.Find("texttools_choose")!.Definition.Text.Sentence);
    }

    [TestMethod]
    [DataRow(EmitMode.Auto)]
    [DataRow(EmitMode.JavaScript)]
    public async Task OwnForm_InAProgram_RunsAsWritten(EmitMode emit)
    {
        var program = ProgramBuilder.Of(
            Say(new Node("texttools_reverse").With("TEXT", "abc")),
            Say(new Node("texttools_later").With("TEXT", "late").With("SECS", 0.2)),
            If(new Node("texttools_is").With("A", 4).Field("KIND", "even"), Say("even")),
            new Node("texttools_twice").With("SUBSTACK", new[] { Say("turn") }),
            new Node("texttools_choose").With("N", 2).With("SUBSTACK", new[] { Say("one") }).With("SUBSTACK2", new[] { Say("two") }),
            new Node("texttools_greet"));
        var played = await PackRig.Play(TextTools, program, emit);
        Assert.IsEmpty(played.Found, string.Join('\n', played.Found));
        Assert.AreEqual("cba,late!,even,turn,turn,two,hello Cat", string.Join(',', played.Said));
    }
}
