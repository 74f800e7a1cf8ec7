using System.Runtime.ExceptionServices;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Values;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Scheduling;

/// <summary>What blocks answer. Whatever comes, here it becomes one value of the declared type and at most one finding.</summary>
internal sealed partial class Scheduler
{
    /// <summary>Letters of one text; Scratch has no limit but memory.</summary>
    private const int TextLimit = 10_000_000;

    private readonly LastAnswers _lastAnswers = new();
    private Sprite? _asked;
    private double _runs;

    public object? Result => _current?.Result;

    public double NextRun() => ++_runs;

    public object Call(CallSite site, object?[] arguments)
    {
        var answer = site.Block.Definition.Kind == CallKind.Waiting && _asked is { } asked
            ? _lastAnswers.Ask(asked, site, () => Answer(site, arguments), task => Outcome(site, asked, task))
            : Answer(site, arguments);
        return answer is null or Task ? Syntax.EmptyOf(site.Block.Definition.Result) : answer;
    }

    public bool Begin(CallSite site, object?[] arguments, double run, double turn)
    {
        var thread = _current!;
        try
        {
            switch (site.Block.Invoke(arguments, new ScriptCall(this, thread, thread.Target, site, run, turn)))
            {
                case Task task:
                    thread.Pending = new PendingCall(site, task);
                    return true;
                case IEnumerator<Pause> steps:
                    (thread.Steps, thread.StepsOf) = (steps, site);
                    return false;
                case var answer:
                    thread.Result = Checked(site, thread.Target, answer);
                    return false;
            }
        }
        catch (Exception e) when (e is not (ScriptEndException or OutOfMemoryException))
        {
            thread.Result = Failed(site, thread.Target, e);
            return false;
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
            thread.Result = Outcome(pending.Site, thread.Target, pending.Task);
            thread.Status = ThreadStatus.Running;
        }
    }

    /// <summary>Asks a block outside of any script, for a monitor.</summary>
    public object AskFor(Sprite sprite, CallSite site, object?[] arguments)
    {
        _asked = sprite;
        try
        {
            return Call(site, arguments);
        }
        finally
        {
            _asked = null;
        }
    }

    public BlockCall CallFor(CallSite site) => new ScriptCall(this, _current, Caller, site);

    public BlockValue Failed(CallSite site, Exception error)
    {
        if (error is ScriptEndException or OutOfMemoryException)
            ExceptionDispatchInfo.Throw(error);
        return BlockValue.From(Failed(site, Caller, error));
    }

    private Sprite Caller => _current?.Target ?? _asked!;

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

    // A value, or the task of one that is still to come.
    private object Answer(CallSite site, object?[] arguments)
    {
        try
        {
            var answer = site.Block.Invoke(arguments, CallFor(site));
            return answer as Task ?? Checked(site, Caller, answer);
        }
        catch (Exception e) when (e is not (ScriptEndException or OutOfMemoryException))
        {
            return Failed(site, Caller, e);
        }
    }

    private object Outcome(CallSite site, ITarget target, Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
            return Checked(site, target, task switch
            {
                Task<string> text => text.Result,
                Task<double> number => number.Result,
                Task<bool> truth => truth.Result,
                Task<BlockValue> value => value.Result,
                Task<object?> any => any.Result,
                _ => null,
            });
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Failed(site, target, e);
        }
    }

    private object Checked(CallSite site, ITarget target, object? answer)
    {
        var value = Cast.ToResult(site.Block.Definition.Result, answer);
        if (site.Block.Definition.Branches > 0)
            return Stack(site, target, value);
        if (value is not string { Length: > TextLimit } text)
            return value;
        Report(About(site, target, RunCodes.TextTooLong, "This text got too long, so I cut it.", $"A text of {text.Length:N0} letters; at most {TextLimit:N0} are kept."));
        return text[..TextLimit];
    }

    private double Stack(CallSite site, ITarget target, object answer)
    {
        var stack = Math.Truncate(Cast.ToNumber(answer));
        if (Math.Abs(stack) <= site.Block.Definition.Branches)
            return stack;
        Report(About(site, target, RunCodes.NoSuchStack, "This block does not work right now.", $"The block asked for stack {Cast.ToText(answer)}; it has {site.Block.Definition.Branches}."));
        return 0;
    }

    private object Failed(CallSite site, ITarget target, Exception e)
    {
        var failure = e as BlockException;
        // A wait that was cancelled because its script was stopped is no finding.
        if (e is not OperationCanceledException)
            Report(About(site, target, failure?.Code ?? RunCodes.BlockFailed, failure?.ChildSentence ?? "This block does not work right now.", failure?.Message ?? $"{e.GetType().Name}: {e.Message}") with { Hint = failure?.Hint });
        return failure?.Answer is { } answer ? Cast.ToResult(site.Block.Definition.Result, answer) : Syntax.EmptyOf(site.Block.Definition.Result);
    }

    private static Diagnostic About(CallSite site, ITarget target, string code, string childSentence, string message) =>
        new(code, Severity.Error, childSentence, message) { BlockId = site.BlockId, Opcode = site.Block.Definition.Opcode, Target = target.Name };
}
