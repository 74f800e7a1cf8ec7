using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Calls;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Hosting;

/// <summary>One call of a block whose script runs in the environment.</summary>
internal sealed class HostedCall(Work work, RemoteDoor door, Action<string, object?[]> tell, TimeProvider time, long target, double now, long run, int turn) : BlockCall
{
    private Random? _random;

    public override ITarget Target => door.Target(target);

    public override IStage Stage => door.Stage;

    public override CancellationToken Stopped => work.Stopped;

    public override TimeProvider Time => time;

    public override double Now => now;

    /// <summary>Seeded from the program's, once a call.</summary>
    public override Random Random => _random ??= new Random(door.Wait("random", work.Id) is long seed ? (int)seed : 0);

    public override long Run => run;

    public override int Turn => turn;

    public override void RequestRedraw() => Ask(nameof(RequestRedraw));

    public override IReadOnlyList<IStartedScript> StartHats(string opcode, IReadOnlyDictionary<string, string>? fields = null, ITarget? target = null) =>
        (IReadOnlyList<IStartedScript>)Ask(nameof(StartHats), opcode, fields, target)!;

    public override void Stop(StopScope scope) => Ask(nameof(Stop), scope);

    public override void Report(Severity severity, string code, string childSentence, string message, string? hint = null) =>
        tell("report", [work.Id, (long)severity, code, childSentence, message, hint]);

    private object? Ask(string member, params object?[] arguments) => door.Ask(WellKnown.Call, typeof(BlockCall).GetMethod(member)!, arguments);
}
