using System.Runtime.ExceptionServices;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Values;
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

    /// <summary>Letters of one text; Scratch has no limit but memory.</summary>
    private const int TextLimit = 10_000_000;

    private ScriptThread? _current;
    private Sprite? _asked;
    private long _stepStarted;

    /// <summary>Set from any thread: the script that runs now ends at its next look at the clock.</summary>
    public volatile bool Aborted;

    public object? Result => _current?.Result;

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

    /// <summary>Delivers what waiting blocks have got; called between frames.</summary>
    public void Deliver()
    {
        foreach (var thread in _threads)
        {
            if (thread.Pending is not { Task.IsCompleted: true } pending)
                continue;
            thread.Pending = null;
            thread.Result = Answer(pending);
            thread.Status = ThreadStatus.Running;

            object? Answer(PendingCall call)
            {
                try
                {
                    call.Task.GetAwaiter().GetResult();
                    return Checked(call.Site, thread.Target, Value(call.Task));
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    return Failed(call.Site, thread.Target, e);
                }
            }
        }
    }

    private static object? Value(Task task) => task switch
    {
        Task<string> text => text.Result,
        Task<double> number => number.Result,
        Task<bool> truth => truth.Result,
        Task<object?> any => any.Result,
        _ => null,
    };

    public object? Call(CallSite site, object?[] arguments)
    {
        var target = _current?.Target ?? _asked!;
        var call = new ScriptCall(this, _current, target, site);
        try
        {
            var answer = site.Block.Invoke(arguments, call);
            switch (site.Block.Definition.Kind)
            {
                case CallKind.Waiting:
                    _current!.Pending = new PendingCall(site, answer as Task ?? Task.FromResult(answer));
                    return null;
                case CallKind.Stepwise:
                    _current!.Steps = (IEnumerator<Pause>?)answer;
                    _current.StepsOf = site;
                    return null;
                default:
                    return Checked(site, target, answer);
            }
        }
        catch (Exception e) when (e is not (ScriptEndException or OutOfMemoryException))
        {
            if (site.Block.Definition.Kind == CallKind.Waiting && _current is not null)
                _current.Pending = new PendingCall(site, Task.FromException(e));
            return site.Block.Definition.Kind == CallKind.Immediate ? Failed(site, target, e) : null;
        }
    }

    public BlockCall CallFor(CallSite site) => new ScriptCall(this, _current, _current?.Target ?? _asked!, site);

    public BlockValue Failed(CallSite site, Exception error)
    {
        if (error is ScriptEndException or OutOfMemoryException)
            ExceptionDispatchInfo.Throw(error);
        return BlockValue.From(Failed(site, _current?.Target ?? _asked!, error));
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

    private bool Ask(Sprite sprite, int script)
    {
        _asked = sprite;
        try
        {
            return _code.Ask(sprite, script);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
        finally
        {
            _asked = null;
        }
    }

    private object? Checked(CallSite site, ITarget target, object? answer)
    {
        if (answer is not string { Length: > TextLimit } text)
            return answer;
        Report(About(site, target, RunCodes.TextTooLong, "This text got too long, so I cut it.", $"A text of {text.Length:N0} letters; at most {TextLimit:N0} are kept."));
        return text[..TextLimit];
    }

    private object Failed(CallSite site, ITarget target, Exception e)
    {
        var failure = e as BlockException;
        // A wait that was cancelled because its script was stopped is no finding.
        if (e is not OperationCanceledException)
            Report(About(site, target, failure?.Code ?? RunCodes.BlockFailed, failure?.ChildSentence ?? "This block does not work right now.", failure?.Message ?? $"{e.GetType().Name}: {e.Message}") with { Hint = failure?.Hint });
        return failure?.Answer ?? Syntax.EmptyOf(site.Block.Definition.Result);
    }

    private ScriptEndException End(string code, string childSentence, string message) => new(About(_current!, code, childSentence, message));

    private static Diagnostic About(ScriptThread thread, string code, string childSentence, string message) =>
        new(code, Severity.Error, childSentence, message) { BlockId = thread.Ir.HatId, Opcode = thread.Ir.Hat.Definition.Opcode, Target = thread.Target.Name };

    private static Diagnostic About(CallSite site, ITarget target, string code, string childSentence, string message) =>
        new(code, Severity.Error, childSentence, message) { BlockId = site.BlockId, Opcode = site.Block.Definition.Opcode, Target = target.Name };
}

/// <summary>Ends the running script from inside its code.</summary>
internal sealed class ScriptEndException(Diagnostic? diagnostic) : Exception(diagnostic?.Message)
{
    public Diagnostic? Diagnostic { get; } = diagnostic;
}
