using MLKids.Runtime.Compile;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Stage;
using MLKids.Runtime.Tests.Stage;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Hosting;

/// <summary>A script that got past the compiler still reaches nothing of the computer.</summary>
[TestClass]
public sealed partial class ScriptHostTests
{
    [TestMethod]
    [DataRow("typeof eval", "undefined")]
    [DataRow("typeof Function", "undefined")]
    [DataRow("typeof importNamespace", "undefined")]
    [DataRow("typeof clrHelper", "undefined")]
    [DataRow("typeof System", "undefined")]
    [DataRow("typeof host", "undefined")]
    [DataRow("typeof require", "undefined")]
    public void Names_ThatReachFurther_AreNotThere(string expression, string wanted) => Assert.AreEqual(wanted, Ask(expression));

    [TestMethod]
    [DataRow("num.constructor('return 1')()")]
    [DataRow("(function () {}).constructor('return 1')()")]
    [DataRow("num.call.constructor('return 1')()")]
    [DataRow("Object.getPrototypeOf(num).constructor('return 1')()")]
    [DataRow("[].map.constructor('return 1')()")]
    public void Constructors_OfFunctions_DoNotCompileText(string expression)
    {
        try
        {
            Assert.AreNotEqual("1", Ask(expression), $"{expression} compiled a text");
        }
        catch (Exception e) when (e is not AssertFailedException)
        {
            // Refused by the engine: as it should be.
        }
    }

    [TestMethod]
    [DataRow("typeof num.GetType")]
    [DataRow("typeof num(1).GetType")]
    [DataRow("typeof str(1).GetType")]
    [DataRow("typeof v.GetType")]
    [DataRow("typeof l.GetType")]
    [DataRow("typeof c.GetType")]
    public void Values_OfTheHost_AreNoObjectsOfTheClr(string expression) => Assert.AreEqual("undefined", Ask(expression));

    [TestMethod]
    [DataRow("(function f(x) { return f(x + 1) + 1; })(0)")]
    [DataRow("(function () { function F() { this.f = new F(); } return new F(); })()")]
    [DataRow("Array(1000000000).fill(1).length")]
    public void Code_ThatTakesTooMuch_IsStoppedByTheEngine(string expression) => TakesTooMuch(expression);

    [TestMethod]
    public void Code_WithoutEnd_StopsWithTheProgram() => StopsWithTheProgram();

    private static partial void TakesTooMuch(string expression);

    private static partial void StopsWithTheProgram();

    private static string Ask(string expression, Bridge? given = null)
    {
        var bridge = given ?? new Bridge();
        var host = new ScriptHost(bridge);
        var project = MLKids.Runtime.Projects.ProjectReader.Read(ProgramBuilder.Of(Bricks.Say("x")).ToSb3());
        var target = Lowering.Lower(project, Conformance.SayProtocol.Blocks, _ => { })[1];
        var names = string.Join(", ", HostFunctions.All);
        // The answer comes out through a list: the engine itself gives nothing away.
        var module = new JsModule(target, $"(function ({names}, v, l, c) {{ \"use strict\"; return {{ s: [function (t, f) {{ var x = {expression}; lclr(l[0]); ladd(l[0], str(x)); return 2; }}], h: [null] }}; }})", [], [new DataRef("answer", false)], []);
        var list = new ScratchList("answer", "answer", []);
        var world = new FakeWorld(FakeWorld.Target("Cat"));
        var sprite = world.Sprite("Cat");
        sprite.Lists["answer"] = list;
        host.Run(host.Start(host.Load(module, sprite, (Sprite)world.Stage.Backdrop), 0));
        return list.Contents();
    }

    private sealed class Bridge : IScriptBridge
    {
        public Random Random { get; } = new(1);

        public object? Result => null;

        public bool IsDead => false;

        public bool IsAborted { get; set; }

        public object Call(CallSite site, object?[] arguments) => "";

        public bool Begin(CallSite site, object?[] arguments, double run, double turn) => false;

        public double NextRun() => 0;

        public MLKids.Blocks.Contracts.BlockCall CallFor(CallSite site) => throw new NotSupportedException();

        public MLKids.Blocks.Values.BlockValue Failed(CallSite site, Exception error) => throw error;

        public int Guard() => 32;

        public int Pulse() => 32;

        public int Step(bool warp) => 0;

        public void Over() => throw new InvalidOperationException("over");

        public void Halt(int scope)
        {
        }

        public void Show(Variable variable, bool shown)
        {
        }

        public void Show(ScratchList list, bool shown)
        {
        }
    }
}
