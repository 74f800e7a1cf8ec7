using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using MLKids.Runtime.Scheduling;

namespace MLKids.Testing;

/// <summary>The thread that a test's program lives on, as it does outside of tests: a large stack, and what follows an await in a block comes back to it.</summary>
internal sealed class EngineThread : IDisposable
{
    private const int StackBytes = 256 << 20;
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    public EngineThread()
    {
        _thread = new Thread(Main, StackBytes) { IsBackground = true, Name = "MLKids test" };
        _thread.Start();
    }

    public EngineContext Context { get; } = new();

    /// <summary>Does the work there and waits for it. What it throws comes out here.</summary>
    public T Do<T>(Func<T> work)
    {
        if (Thread.CurrentThread == _thread)
            return work();
        using var done = new ManualResetEventSlim();
        var answer = default(T);
        ExceptionDispatchInfo? failure = null;
        _work.Add(() =>
        {
            try
            {
                answer = work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }

            done.Set();
        });
        done.Wait();
        failure?.Throw();
        return answer!;
    }

    /// <inheritdoc cref="Do{T}"/>
    public void Do(Action work) => Do(() =>
    {
        work();
        return true;
    });

    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join(TimeSpan.FromSeconds(5));
    }

    private void Main()
    {
        SynchronizationContext.SetSynchronizationContext(Context);
        foreach (var work in _work.GetConsumingEnumerable())
            work();
    }
}
