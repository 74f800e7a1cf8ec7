using System.Diagnostics.CodeAnalysis;

namespace MLKids.Packs.Hosting;

/// <summary>One piece of a plugin's code at work, as the environment numbered it. Code that it starts belongs to it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Code that goes on after its answer may still hold the token.")]
internal sealed class Work
{
    private static readonly AsyncLocal<Work?> Here = new();
    private readonly CancellationTokenSource _stopped = new();

    public Work(long id, string what, PackThread thread) => (Id, What, Context) = (id, what, new WorkContext(this, thread));

    /// <summary>The work that the calling code belongs to, or null.</summary>
    public static Work? Current
    {
        get => Here.Value;
        set => Here.Value = value;
    }

    public long Id { get; }

    /// <summary>For findings.</summary>
    public string What { get; }

    /// <summary>Cancelled when its script is stopped.</summary>
    public CancellationToken Stopped => _stopped.Token;

    public SynchronizationContext Context { get; }

    public void Stop() => _stopped.Cancel();

    private sealed class WorkContext(Work work, PackThread thread) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => thread.Post(work, () => d(state));

        public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Waiting for the thread of the blocks would stop it: use Post.");

        public override SynchronizationContext CreateCopy() => this;
    }
}
