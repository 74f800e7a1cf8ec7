using System.Text.Json.Nodes;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Tests.Conformance;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Scheduling;

/// <summary>Monitors show variables, lists and reporters, and keep no program running.</summary>
[TestClass]
public sealed class MonitorTests
{
    [TestMethod]
    public async Task ReadMonitors_AtTheEnd_TellsWhatIsShown()
    {
        var builder = new ProgramBuilder().Sprite("Cat", cat => cat
            .Variable("score", "0")
            .Variable("secret", "0")
            .WhenFlag(
                Set("score", 7),
                new Node("motion_gotoxy").With("X", 12).With("Y", 5),
                new Node("data_showvariable").Field("VARIABLE", "secret", "secret")));
        var json = builder.ToJson();
        json["monitors"] = new JsonArray(Monitor("score", "data_variable", "Cat", true), Monitor("cat_x", "motion_xposition", "Cat", true), Monitor("cat_y", "motion_yposition", "Cat", false));
        var project = ProjectReader.Read(builder.Zip(json.ToJsonString()));
        IReadOnlyList<MonitorValue> shown = [];
        ProgramRunner? runner = null;
        var options = new RunOptions { Time = new VirtualTime(), OnFrame = () => shown = runner!.ReadMonitors() };
        runner = new ProgramRunner(project, SayProtocol.Blocks, options);
        Assert.AreEqual(RunEnd.Finished, await runner.Run());

        Assert.AreEqual("Cat score 7, Cat secret 0, Cat motion_xposition 12", string.Join(", ", shown.Select(m => $"{m.Sprite} {m.Name} {m.Value}")));
    }

    private static JsonObject Monitor(string id, string opcode, string sprite, bool visible) => new()
    {
        ["id"] = id,
        ["opcode"] = opcode,
        ["spriteName"] = sprite,
        ["params"] = new JsonObject(),
        ["visible"] = visible,
    };
}
