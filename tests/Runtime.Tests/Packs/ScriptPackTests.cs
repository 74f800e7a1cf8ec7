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

    [TestMethod]
    public void Listeners_OfTheProject_HearStartAndStop()
    {
        var log = new List<string>();
        using var pack = PackRig.Load(
            PackRig.Reporter("return 1;") + "Scratch.vm.runtime.on('PROJECT_START', function () { console.log('start'); }); Scratch.vm.runtime.on('PROJECT_STOP_ALL', function () { console.warn('stop', { a: 1 }); });",
            new ScriptPackOptions { Log = (level, text) => log.Add($"{level} {text}") });
        pack.Start();
        pack.Stop();
        CollectionAssert.AreEqual(new[] { "log start", "warn stop {\"a\":1}" }, log);
    }

    [TestMethod]
    public void Timers_WithoutAContext_FireInTurns()
    {
        var (time, log, found) = (new VirtualTime(), new List<string>(), new List<MLKids.Blocks.Diagnostics.Diagnostic>());
        using var pack = PackRig.Load(
            PackRig.Reporter("return 1;") + "var n = 0, id = setInterval(function () { console.log(++n); if (n === 3) clearInterval(id); }, 100); setTimeout(function () { throw new Error('late'); }, 150);",
            new ScriptPackOptions { Time = time, Log = (_, text) => log.Add(text), Report = found.Add });
        for (var i = 0; i < 10 && pack.Wait is { } wait; i++)
        {
            time.Advance(wait + TimeSpan.FromMilliseconds(1));
            pack.Turn();
        }

        Assert.AreEqual("1 2 3", string.Join(' ', log));
        Assert.IsNull(pack.Wait);
        StringAssert.Contains(found.Single().Message, "Error: late");
    }
}
