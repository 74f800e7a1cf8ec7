using System.Collections.Concurrent;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Stage.View;
using MLKids.Runtime.Tests.Conformance;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Scheduling;

/// <summary>A live program with all that it told.</summary>
internal sealed class Live : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _told = new(0);

    public Live(ProgramBuilder program, RunOptions? options = null, BlockSet? blocks = null)
        : this(ProjectReader.Read(program.ToSb3()), options, blocks)
    {
    }

    public Live(Project project, RunOptions? options = null, BlockSet? blocks = null)
    {
        Project = project;
        Runner = new LiveRunner(project, blocks ?? SayProtocol.Blocks, options ?? new RunOptions { Time = new VirtualTime() }) { IsWatched = true };
        Runner.Happened += e =>
        {
            if (e.Kind == "say" && Cast.ToText(e.Value) is { Length: > 0 } text)
                Said.Enqueue(text);
            _told.Release();
        };
        Runner.Reported += d => Tell(Found, d);
        Runner.Shown += (target, block, value) => Tell(Shown, (target, block, value));
        Runner.Changed += view =>
        {
            View = view;
            _told.Release();
        };
        Runner.Start();
    }

    public Project Project { get; }

    public LiveRunner Runner { get; }

    public ConcurrentQueue<string> Said { get; } = [];

    public ConcurrentQueue<Diagnostic> Found { get; } = [];

    public ConcurrentQueue<(string Target, string Block, object? Value)> Shown { get; } = [];

    public volatile StageView? View;

    /// <summary>Waits until something is so.</summary>
    public async Task Until(Func<bool> wanted, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!wanted())
        {
            try
            {
                await _told.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Waited in vain for {what}. Said: {string.Join(" / ", Said)}. Found: {string.Join(" / ", Found)}. Running: {string.Join(" ", View?.Running ?? [])}");
            }
        }
    }

    public Task UntilSaid(string text) => Until(() => Said.Contains(text), $"\"{text}\"");

    public Task UntilStill() => Until(() => View is { IsRunning: false }, "stillness");

    public SpriteView Sprite(string name) => View!.Layers.First(s => s.Name == name && !s.IsClone);

    /// <summary>Asks on the engine's thread.</summary>
    public async Task<T> Ask<T>(Func<IStage, T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Runner.Do(stage => answer.SetResult(question(stage)));
        return await answer.Task.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync() => await Runner.DisposeAsync().AsTask().WaitAsync(Patience);

    private void Tell<T>(ConcurrentQueue<T> told, T what)
    {
        told.Enqueue(what);
        _told.Release();
    }
}
