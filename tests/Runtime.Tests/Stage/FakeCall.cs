using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Tests.Stage;

/// <summary>A call whose started hats, stops and reports are only noted.</summary>
internal sealed class FakeCall(FakeWorld world, ITarget target) : BlockCall
{
    public CancellationTokenSource Stopping { get; } = new();

    public ManualTime Clock { get; } = new();

    /// <summary>What StartHats was asked: opcode and fields.</summary>
    public List<string> Started { get; } = [];

    /// <summary>What StartHats answers.</summary>
    public List<FakeScript> Scripts { get; } = [];

    public override ITarget Target => target;

    public override IStage Stage => world.Stage;

    public override CancellationToken Stopped => Stopping.Token;

    public override TimeProvider Time => Clock;

    public override double Now => world.Now;

    public override Random Random => world.Random;

    public override void RequestRedraw() => world.RequestRedraw();

    public override IReadOnlyList<IStartedScript> StartHats(string opcode, IReadOnlyDictionary<string, string>? fields = null, ITarget? target = null)
    {
        Started.Add($"{opcode} {string.Join(",", fields!.Select(f => $"{f.Key}={f.Value}"))}");
        return Scripts;
    }

    public override void Stop(StopScope scope) => throw new NotSupportedException();

    public override void Report(Severity severity, string code, string childSentence, string message, string? hint = null) =>
        throw new NotSupportedException();
}

internal sealed class FakeScript : IStartedScript
{
    public bool IsRunning { get; set; } = true;

    public bool CanRunThisFrame { get; set; } = true;
}
