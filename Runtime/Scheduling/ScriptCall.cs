using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Values;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Scheduling;

/// <summary>One call of a block by one script.</summary>
internal sealed class ScriptCall(Scheduler scheduler, ScriptThread? thread, ITarget target, CallSite site, double run = 0, double turn = 0) : BlockCall
{
    public override ITarget Target => target;

    public override IStage Stage => scheduler.Stage;

    public override CancellationToken Stopped => thread?.Stopped ?? CancellationToken.None;

    public override TimeProvider Time => scheduler.Time;

    public override double Now => scheduler.Now;

    public override Random Random => scheduler.Random;

    public override long Run => (long)run;

    public override int Turn => (int)turn;

    public override void RequestRedraw() => scheduler.RequestRedraw();

    public override IReadOnlyList<IStartedScript> StartHats(string opcode, IReadOnlyDictionary<string, string>? fields = null, ITarget? target = null) =>
        scheduler.StartHats(opcode, fields, target);

    public override void Stop(StopScope scope) => scheduler.Stop(scope, thread, target);

    /// <summary>Shows a clicked reporter's value at its block.</summary>
    public void ShowValue(BlockValue value) => scheduler.Show((Sprite)target, site.BlockId, value.ToObject());

    public override void Report(Severity severity, string code, string childSentence, string message, string? hint = null) =>
        scheduler.Report(new Diagnostic(code, severity, childSentence, message)
        {
            BlockId = site.BlockId,
            Opcode = site.Block.Definition.Opcode,
            Target = target.Name,
            Hint = hint,
        });
}
