using MLKids.Blocks.Contracts;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Scheduling;

internal enum ThreadStatus
{
    Running,
    YieldFrame,
    Waiting,
    Done,
}

/// <summary>One run of one script by one sprite or clone.</summary>
internal sealed class ScriptThread(Sprite target, ScriptIr ir, object record) : IStartedScript
{
    private CancellationTokenSource? _stopped;

    public Sprite Target { get; } = target;

    public ScriptIr Ir { get; } = ir;

    /// <summary>The engine's side of it.</summary>
    public object Record { get; } = record;

    public ThreadStatus Status { get; set; } = ThreadStatus.Running;

    /// <summary>In the scheduler's list. A thread that has just finished stays listed until the pass ends.</summary>
    public bool IsListed { get; set; } = true;

    public bool IsKilled { get; private set; }

    /// <summary>What a waiting block waits for.</summary>
    public PendingCall? Pending { get; set; }

    /// <summary>The block that takes several frames.</summary>
    public IEnumerator<Pause>? Steps { get; set; }

    /// <summary>Where that block was called.</summary>
    public CallSite? StepsOf { get; set; }

    /// <summary>The value of the last block that was begun.</summary>
    public object? Result { get; set; }

    public bool IsRunning => IsListed;

    public bool CanRunThisFrame => IsListed && Status == ThreadStatus.Running;

    /// <summary>Cancelled when the script is stopped; made when first asked for.</summary>
    public CancellationToken Stopped
    {
        get
        {
            if (IsKilled)
                return new CancellationToken(canceled: true);
            return (_stopped ??= new CancellationTokenSource()).Token;
        }
    }

    /// <summary>Ends it: whatever it waits for is cancelled, late answers go nowhere.</summary>
    public void Kill()
    {
        if (IsKilled)
            return;
        IsKilled = true;
        Status = ThreadStatus.Done;
        Pending = null;
        Steps?.Dispose();
        Steps = null;
        _stopped?.Cancel();
    }
}

/// <summary>A block that a script waits for.</summary>
internal sealed record PendingCall(CallSite Site, Task Task);
