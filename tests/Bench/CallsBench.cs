using System.Diagnostics;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Bench;

/// <summary>What the call of a block costs that is a method here, and of one whose code is elsewhere and answers at once.</summary>
internal sealed class CallsBench(Report report)
{
    private const int Calls = 100_000;

    private static readonly BlockSet Blocks = BlockSet.Discover(StandardPacks.All.Append(typeof(NearBlocks))).With(FarBlocks());

    public async Task Run()
    {
        var rows = new List<object?[]>();
        foreach (var emit in new[] { EmitMode.Native, EmitMode.JavaScript })
        {
            var empty = await Seconds(emit, null);
            foreach (var (name, opcode) in new[] { ("a method", "near_plusOne"), ("elsewhere, immediate", "far_now"), ("elsewhere, waiting, answers at once", "far_soon") })
            {
                var spent = await Seconds(emit, opcode) - empty;
                rows.Add([emit, name, $"{Calls / Math.Max(spent, 1e-9) / 1e6:0.00}", $"{spent / Calls * 1e9:N0}"]);
            }
        }

        report.Table($"{Calls:N0} calls of a reporter with one number in a loop without pauses, the loop itself taken off; best of 5", ["emitter", "block", "million calls a second", "ns a call"], rows);
    }

    private static async Task<double> Seconds(EmitMode emit, string? opcode)
    {
        var change = Change("n", opcode is null ? 1 : new Node(opcode).With("X", Get("n")));
        var project = ProjectReader.Read(new ProgramBuilder().Sprite("Cat", s => s
            .Variable("n")
            .WhenFlag(Call("all"))
            .Define("all", 0, true, Repeat(Calls, change, Set("n", 0)))).ToSb3());
        var best = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var clock = Stopwatch.StartNew();
            await new ProgramRunner(project, Blocks, new RunOptions { Emit = emit, Turbo = true }).Run();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static BlockSet FarBlocks() => BlockSet.Of([new PackDefinition("far", "Far", "#0fbd8c", [])], [Far("now", CallKind.Immediate), Far("soon", CallKind.Waiting)]);

    private static BoundBlock Far(string id, CallKind kind) => BoundBlock.Of(
        new BlockDefinition
        {
            PackId = "far",
            Id = id,
            Shape = BlockShape.Reporter,
            Kind = kind,
            Text = new BlockText("[X] and one"),
            Arguments = [new ArgumentDefinition("X", ArgumentType.Number, null, null)],
            Result = ArgumentType.Number,
            GivesValue = true,
        },
        (arguments, _) => (double)arguments[0]! + 1);

    [BlockPack("near", "Near")]
    private sealed class NearBlocks
    {
        [Reporter("plusOne", "[X] and one")]
        public static double PlusOne(double x) => x + 1;
    }
}
