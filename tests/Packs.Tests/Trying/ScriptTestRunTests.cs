using MLKids.Packs.Tools.Trying;
using MLKids.Testing.Scripts;

namespace MLKids.Packs.Tests.Trying;

/// <summary>Authors' tests in JavaScript: what passes, what fails, and what is said about it, with the line.</summary>
[TestClass]
public sealed class ScriptTestRunTests
{
    private const string Manifest = """{ "name": "org.example.kite", "displayName": "Kite", "version": "1.0.0", "mlkids": { "blockPacks": ["kite.js"], "permissions": ["camera"] } }""";

    private const string Pack = """
        var meters = 0;
        mlkids.pack({ id: "kite", name: "Kite", blocks: [
          { id: "rise", shape: "command", text: "rise [METERS] and wait", arguments: { METERS: 1 }, run: function (args, call) {
            return new Promise(function (done) { setTimeout(function () { meters += args.METERS; call.startHats("whenHigh"); done(); }, 2000); });
          } },
          { id: "height", shape: "reporter", text: "height", run: function () { return meters; } },
          { id: "snap", shape: "reporter", text: "snap", run: function () { throw new Error("the string broke"); } },
          { id: "whenHigh", shape: "hat", text: "when high" }
        ] });
        """;

    [TestMethod]
    public void Run_TestsThatPass_HaveAWorldEach()
    {
        var outcomes = Run("""
            test("it rises", function () {
              var hat = when("kite_whenHigh");
              var rising = start("kite_rise", 3);
              clock.advance(1.9);
              expect(rising.isDone()).toBe(false);
              clock.advance(0.3);
              expect(rising.isDone()).toBe(true);
              expect(ask("kite_height")).toBe(3);
              expect(hat.starts()).toBe(1);
              expect(started()).toContain("kite_whenHigh");
            });
            test("and is on the ground again in the next test", function () {
              expect(ask("kite_height")).toBe(0);
              expect(ask("kite_height")).not.toBe("0");
              expect([1, [2, "x"], { a: true }]).toEqual([1, [2, "x"], { a: true }]);
              expect(0.1 + 0.2).toBeCloseTo(0.3);
              expect("a kite").toContain("kite");
            });
            test("programs, sprites, keys, answers, the store", function () {
              script(["event_whenkeypressed", "space"], ["sensing_askandwait", "How high?"], ["kite_rise", ["sensing_answer"]], ["looks_say", ["operator_join", "up to ", ["kite_height"]]]);
              keys.press("space");
              clock.advance(0.1);
              expect(question()).toBe("How high?");
              answer("7");
              runToEnd();
              expect(said()).toEqual(["How high?", "up to 7"]);
              expect(sprite().bubble).toBe("up to 7");
              addSprite("Bird", 20, 30);
              expect(sprite("Bird").y).toBe(30);
              storage.write("k", "v");
              expect(storage.read("k")).toBe("v");
              expect(failure("kite_snap").message).toContain("kite.js:7");
              expect(findings().length).toBe(1);
            });
            """);
        Assert.AreEqual("", string.Join('\n', outcomes.Where(o => o.State != TestState.Passed)));
        CollectionAssert.AreEqual(new[] { "it rises", "and is on the ground again in the next test", "programs, sprites, keys, answers, the store" }, outcomes.Select(o => o.Name).ToArray());
    }

    [TestMethod]
    public void Run_TestsThatFail_NameLineFoundAndWanted()
    {
        var outcomes = Run("""
            test("wrong value", function () {
              var height = ask("kite_height");
              expect(height).toBe(5);
            });
            test("wrong list", function () {
              expect(said()).toEqual(["up"]);
            });
            test("block that throws", function () {
              ask("kite_snap");
            });
            test("no such block", function () {
              ask("kite_hight");
            });
            test("the test itself throws", function () {
              undefinedThing.go();
            });
            test("not what must not be", function () {
              expect(1).not.toBe(1);
            });
            test("endless", function () {
              while (true) { }
            });
            test("others still run", function () { });
            """);
        (int? Line, string Message)[] wanted =
        [
            (3, "Found 0, wanted 5."), (6, "Found [], wanted [\"up\"]."), (9, "kite_snap failed: "), (12, "There is no block kite_hight. The pack \"kite\" has kite_rise"), (15, "undefinedThing"),
            (18, "Found 1, wanted anything but 1."), (21, "it works on and on"), (null, ""),
        ];
        Assert.HasCount(wanted.Length, outcomes);
        for (var i = 0; i < wanted.Length; i++)
        {
            Assert.AreEqual((i < 7 ? TestState.Failed : TestState.Passed, wanted[i].Line), (outcomes[i].State, outcomes[i].Line), outcomes[i].ToString());
            StringAssert.Contains(outcomes[i].Message ?? "", wanted[i].Message);
            Assert.AreEqual(i < 7 ? "tests/kite.test.js" : null, outcomes[i].File);
        }
    }

    [TestMethod]
    [DataRow("test('a', function () {", 1)]
    [DataRow("var x = 1;\nx.y.z();", 2)]
    [DataRow("// nothing here", 1)]
    public void Run_AFileThatIsNoTest_IsOneFailureWithItsLine(string source, int line)
    {
        var outcome = Run(source).Single();
        Assert.AreEqual((TestState.Failed, "tests/kite.test.js", (int?)line), (outcome.State, outcome.File, outcome.Line), outcome.ToString());
    }

    private static List<TestOutcome> Run(string tests)
    {
        var folder = Directory.CreateTempSubdirectory("mlkids-kite-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "tests"));
            File.WriteAllText(Path.Combine(folder, "manifest.json"), Manifest);
            File.WriteAllText(Path.Combine(folder, "kite.js"), Pack);
            var file = Path.Combine(folder, "tests", "kite.test.js");
            File.WriteAllText(file, tests);
            return [.. ScriptTestRun.Run(folder, file, CancellationToken.None)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
