using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using MLKids.Runtime.Scheduling;

namespace MLKids.Testing;

/// <summary>
/// The thread that a test's program lives on, as it does outside of tests: a large stack, and what follows an await in a block comes back to it. Code of the plugin that never
/// comes back fails the test; the thread is left to it, for nothing in a process can end it, and does not keep the process alive.
/// </summary>
internal sealed class EngineThread : IDisposable
{
    private const int StackBytes = 256 << 20;
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;
    private readonly TimeSpan _patience;

    /// <param name="patience">Longest that it works without a pause, while no debugger looks on.</param>
    public EngineThread(TimeSpan patience)
    {
        _patience = patience;
        _thread = new Thread(Main, StackBytes) { IsBackground = true, Name = "MLKids test" };
        _thread.Start();
    }

    public EngineContext Context { get; } = new();

    /// <summary>Work has not come back: nothing more can be done here.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Does the work there and waits for it. What it throws comes out here.</summary>
    /// <exception cref="PluginTestException">It does not come back, now or since earlier.</exception>
    public T Do<T>(Func<T> work)
    {
        if (Thread.CurrentThread == _thread)
            return work();
        if (IsLost)
            throw Lost();
        var done = new ManualResetEventSlim();
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
        if (!done.Wait(Debugger.IsAttached ? Timeout.InfiniteTimeSpan : _patience))
        {
            IsLost = true;
            throw Lost();
        }

        done.Dispose();
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
        if (!IsLost)
            _thread.Join(TimeSpan.FromSeconds(5));
    }

    private PluginTestException Lost() =>
        new($"The plugin's code has run for {_patience.TotalSeconds:0.#} s without a pause. Is there a loop without an end in it, or does it wait for a real thing? A debugger shows where; long work belongs into a Task or an IEnumerator<Pause>.");

    private void Main()
    {
        SynchronizationContext.SetSynchronizationContext(Context);
        foreach (var work in _work.GetConsumingEnumerable())
            work();
    }
}
