using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Tests.Conformance;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Compile;

/// <summary>What the compiler writes: snapshots of small programs, and what it must never write.</summary>
[TestClass]
public sealed partial class EmittedCodeTests
{
    private static readonly Dictionary<string, ProgramBuilder> Small = new()
    {
        ["say"] = ProgramBuilder.Of(Say("it's \"me\"\n\u2028</script>"), Say(Add("1", 2.5))),
        ["loops"] = ProgramBuilder.Of(Repeat(10, Change("n", 1)), new Node("control_repeat_until").With("CONDITION", Less(9, Get("n"))).With("SUBSTACK", new[] { Change("n", 1) }), Forever(Say(Get("n")))),
        ["warp"] = new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Call("count %s", 100)).Define("count %s", 1, true, Repeat(Parameter(0), Change("n", 1)))),
        ["recursion"] = new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Call("down %s", 5)).Define("down %s", 1, false, If(Less(0, Parameter(0)), Call("down %s", Add(Parameter(0), -1))))),
        ["waiting"] = ProgramBuilder.Of(new Node("sensing_askandwait").With("QUESTION", "?"), Wait(1), new Node("event_broadcastandwait").With("BROADCAST_INPUT", "go"), Stop("all")),
    };

    public static IEnumerable<object[]> Programs() => Small.Keys.Select(k => new object[] { k });

    [TestMethod]
    [DynamicData(nameof(Programs))]
    public void Program_IsEmittedAsApproved(string name)
    {
        var json = Small[name].ToJson().ToJsonString();
        var input = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];
        var emitted = $"// input {input}\n{Emit(ProjectReader.Read(Small[name].ToSb3()))}";
        var folder = Path.Combine(SharedData.Root, "tests", "Runtime.Tests", "Compile", "Approved");
        var (approved, received) = (Path.Combine(folder, $"{name}.js"), Path.Combine(folder, $"{name}.received.js"));
        var known = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (known == emitted)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, emitted);
        var what = known.StartsWith($"// input {input}\n", StringComparison.Ordinal) ? "The compiler writes other code for the same program" : "The test's program itself has changed (or is new)";
        Assert.Fail($"{what}.\nIf that is meant, approve it:\n  mv tests/Runtime.Tests/Compile/Approved/{name}.received.js tests/Runtime.Tests/Compile/Approved/{name}.js\n{emitted}");
    }

    [TestMethod]
    public void EveryFixture_IsEmittedWithoutAnythingUnsafe()
    {
        var files = Directory.GetFiles(SharedData.Need("scratch/conformance"), "*.sb3");
        Assert.IsNotEmpty(files);
        foreach (var file in files)
            AssertSafe(Emit(ProjectReader.Read(File.ReadAllBytes(file))), Path.GetFileName(file));
    }

    [TestMethod]
    public void TextsOfAChild_NeverBecomeCode()
    {
        string[] evil = ["\"); eval(\"1\"); (\"", "\\", "\\\"", "'", "\u2028", "\u2029", "\r\n", "*/", "</script>", "${x}", "\0", "\ud800"];
        var program = new ProgramBuilder().Sprite("Cat", s =>
        {
            foreach (var text in evil)
                s.Script(Flag(), Set(text, text), Say(Get(text)), Call($"{text} %s", text)).Define($"{text} %s", 1, true, Say(Parameter(0)));
        });
        AssertSafe(Emit(ProjectReader.Read(program.ToSb3())), "evil texts");
    }

    private static string Emit(Project project) => string.Join("\n", Lowering.Lower(project, SayProtocol.Blocks, _ => { }).Select(t => JsEmitter.Emit(t).JavaScript.ReplaceLineEndings("\n")));

    private static void AssertSafe(string code, string where)
    {
        // Texts aside: what is left is code.
        var bare = Texts().Replace(code, "\"\"");
        Assert.DoesNotContain("\u2028", code, where);
        foreach (Match found in Unsafe().Matches(bare))
            Assert.Fail($"{where}: emitted \"{found.Value}\" in {bare[Math.Max(0, found.Index - 60)..Math.Min(bare.Length, found.Index + 60)]}");
    }

    [GeneratedRegex("""
        "(?:[^"\\\r\n]|\\.)*"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Texts();

    // Bit operators, regular expressions (a slash after an operator), and names that reach further than numbers and texts.
    [GeneratedRegex(@"<<|>>|(?<!&)&(?!&)|(?<!\|)\|(?!\|)|\^|~|[(,=:!&|?{};]\s*/[^/*]|\b(eval|Function|Date|JSON|RegExp|sort|constructor|prototype|__proto__|importNamespace|System|this|new|with|try)\b")]
    private static partial Regex Unsafe();
}
