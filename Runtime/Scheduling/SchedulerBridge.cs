using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Scheduling;

/// <summary>The scheduler's side of the engine: one thread is stepped at a time, and what its code calls is done for it. No failure leaves a script hanging.</summary>
internal sealed partial class Scheduler : IScriptBridge
{
    /// <summary>Turns of a warp loop between two looks at the clock.</summary>
    private const int GuardTurns = 32;

    /// <summary>Longest a warp script runs before the picture's turn, as in Scratch.</summary>
    private static readonly TimeSpan WarpLimit = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest that code which cannot pause may run.</summary>
    private static readonly TimeSpan HardLimit = TimeSpan.FromSeconds(20);

    private ScriptThread? _current;
    private long _stepStarted;

    /// <summary>Set from any thread: the script that runs now ends at its next look at the clock.</summary>
    public volatile bool Aborted;

    public bool IsDead => _current?.IsKilled ?? false;

    public bool IsAborted => Aborted;

    private void Step(ScriptThread thread)
    {
        if (thread.Pending is not null)
            throw new InvalidOperationException("A waiting script is not stepped.");
        _current = thread;
        _stepStarted = Time.GetTimestamp();
        try
        {
            var code = _code.Run(thread.Record);
            if (thread.IsKilled)
                return;
            thread.Status = code switch
            {
                HostFunctions.Yield => ThreadStatus.Running,
                HostFunctions.YieldFrame => ThreadStatus.YieldFrame,
                HostFunctions.Wait => ThreadStatus.Waiting,
                _ => ThreadStatus.Done,
            };
        }
        catch (ScriptEndException e)
        {
            thread.Kill();
            if (e.Diagnostic is not null)
                Report(e.Diagnostic);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            thread.Kill();
            Report(About(thread, RunCodes.EngineFailed, "This script stopped because something inside went wrong.", $"The script engine failed: {e.GetType().Name}: {e.Message}"));
        }
        finally
        {
            _current = null;
        }
    }

    public int Guard()
    {
        if (Aborted)
            throw new ScriptEndException(null);
        return Time.GetElapsedTime(_stepStarted) > WarpLimit ? -1 : GuardTurns;
    }

    public int Pulse()
    {
        if (Aborted)
            throw new ScriptEndException(null);
        if (Time.GetElapsedTime(_stepStarted) > HardLimit)
            throw End(RunCodes.TooLong, "This block worked too long without a break. Make it smaller.", $"A custom block ran for {HardLimit.TotalSeconds:0} s without a pause.");
        return GuardTurns;
    }

    public int Step(bool warp)
    {
        var thread = _current!;
        while (thread.Steps is { } steps)
        {
            bool more;
            try
            {
                more = steps.MoveNext();
            }
            catch (Exception e) when (e is not (ScriptEndException or OutOfMemoryException))
            {
                Failed(thread.StepsOf!, thread.Target, e);
                more = false;
            }

            if (!more)
                break;
            if (steps.Current == Pause.Frame)
                return HostFunctions.YieldFrame;
            if (!warp || Guard() < 0)
                return HostFunctions.Yield;
        }

        thread.Steps?.Dispose();
        thread.Steps = null;
        return HostFunctions.GoOn;
    }

    public void Over() =>
        throw End(RunCodes.TooDeep, "This block calls itself without end. Give it a stop.", "Custom blocks call each other too deep; the script was ended.");

    public void Halt(int scope) => Stop(scope == 0 ? StopScope.All : StopScope.OtherScripts, _current, _current!.Target);

    public void Show(Variable variable, bool shown) => variable.Shown = shown;

    public void Show(ScratchList list, bool shown) => list.Shown = shown;

    private ScriptEndException End(string code, string childSentence, string message) => new(About(_current!, code, childSentence, message));

    private static Diagnostic About(ScriptThread thread, string code, string childSentence, string message) =>
        new(code, Severity.Error, childSentence, message) { BlockId = thread.Ir.HatId, Opcode = thread.Ir.Hat.Definition.Opcode, Target = thread.Target.Name };
}

/// <summary>Ends the running script from inside its code.</summary>
internal sealed class ScriptEndException(Diagnostic? diagnostic) : Exception(diagnostic?.Message)
{
    public Diagnostic? Diagnostic { get; } = diagnostic;
}
