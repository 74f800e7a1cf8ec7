using MLKids.Blocks.Values;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Tests.Conformance;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Scheduling;

/// <summary>A program is edited while it runs.</summary>
[TestClass]
public sealed class LiveEditTests
{
    [TestMethod]
    [DataRow(EmitMode.JavaScript)]
    [DataRow(EmitMode.Native)]
    public async Task Edit_OfAReceiver_IsUsedFromItsNextStart_AndVariablesStay(EmitMode emit)
    {
        var (before, after) = (Read("old"), Read("new"));
        var said = new List<string>();
        ProgramRunner? runner = null;
        var frame = 0;
        var options = new RunOptions
        {
            Time = new VirtualTime(),
            Emit = emit,
            TimeLimit = TimeSpan.FromSeconds(5),
            OnFrame = () =>
            {
                if (++frame == 5)
                    runner!.Edit(after);
            },
        };
        runner = new ProgramRunner(before, SayProtocol.Blocks, options);
        runner.Happened += e =>
        {
            if (e.Kind == "say")
                said.Add(Cast.ToText(e.Value));
        };
        await runner.Run();

        // The counting script was under way at the edit: it goes on, with its counter; the receiver is the new one from its next start.
        Assert.AreEqual("old 1", said[0]);
        Assert.AreEqual("new 10", said[^1]);
        Assert.HasCount(10, said);
        Assert.IsTrue(said.Count(s => s.StartsWith("old", StringComparison.Ordinal)) is >= 3 and <= 7, string.Join(", ", said));
    }

    private static Project Read(string word) => ProjectReader.Read(new ProgramBuilder().Sprite("Cat", cat => cat
        .Variable("n", "0")
        .WhenFlag(Repeat(10, Change("n", 1), Broadcast("tell"), Wait(0)))
        .Script(Receive("tell"), Say(Join(word + " ", Get("n"))))).ToSb3());
}
