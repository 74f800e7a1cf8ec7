using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Testing;

/// <summary>A call as the plugin's block sees it: the program's, and the test takes down which hats it starts.</summary>
internal sealed class RecordingCall(BlockCall call, Action<StartedHat> started) : BlockCall
{
    public override ITarget Target => call.Target;

    public override IStage Stage => call.Stage;

    public override CancellationToken Stopped => call.Stopped;

    public override TimeProvider Time => call.Time;

    public override double Now => call.Now;

    public override Random Random => call.Random;

    public override long Run => call.Run;

    public override int Turn => call.Turn;

    public override void RequestRedraw() => call.RequestRedraw();

    public override IReadOnlyList<IStartedScript> StartHats(string opcode, IReadOnlyDictionary<string, string>? fields = null, ITarget? target = null)
    {
        started(new StartedHat(opcode, fields ?? new Dictionary<string, string>()));
        return call.StartHats(opcode, fields, target);
    }

    public override void Stop(StopScope scope) => call.Stop(scope);

    public override void Report(Severity severity, string code, string childSentence, string message, string? hint = null) => call.Report(severity, code, childSentence, message, hint);
}
