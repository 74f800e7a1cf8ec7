using MLKids.Learning;
using MLKids.Learning.Coaching;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Examples;

/// <summary>
/// Computes features while the child collects, so that training starts warm, and then looks for tips. One quiet worker a project, some time after the last change. Whoever trains
/// pauses it; what it has computed is in the file by then, so nothing is featurized twice.
/// </summary>
internal sealed class FeatureWarmer : IDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(600);

    private readonly Workspace _workspace;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private readonly Dictionary<long, IReadOnlyList<Tip>> _tips = [];
    private CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;
    private bool _again, _working, _closed;
    private int _pauses;

    private FeatureWarmer(Workspace workspace)
    {
        _workspace = workspace;
        _timer = TimeProvider.System.CreateTimer(_ => Begin(), null, Calm, Timeout.InfiniteTimeSpan);
        workspace.Project.Changed += Wake;
        workspace.Learning.Resting = Pause;
    }

    public static FeatureWarmer For(Workspace workspace) => new(workspace);

    /// <summary>The tips about a model that are known now; null while nobody has looked yet. New ones are told as the live message "tips".</summary>
    public TipsView? Tips(long model)
    {
        lock (_lock)
            return _tips.TryGetValue(model, out var tips) ? new TipsView(model, tips) : null;
    }

    /// <summary>Stops the work until the result is disposed of. When this returns, everything computed is saved and the machine is free.</summary>
    public IDisposable Pause()
    {
        Task work;
        lock (_lock)
        {
            _pauses++;
            _stop.Cancel();
            work = _work;
        }

        work.Wait();
        return new Pausing(this);
    }

    public void Dispose()
    {
        _workspace.Project.Changed -= Wake;
        _workspace.Learning.Resting = null;
        lock (_lock)
            _closed = true;
        _timer.Dispose();
        Pause();
        _stop.Dispose();
    }

    private void Wake()
    {
        lock (_lock)
            if (!_closed)
                _timer.Change(Calm, Timeout.InfiniteTimeSpan);
    }

    private void Begin()
    {
        lock (_lock)
        {
            _again = true;
            if (_closed || _working || _pauses > 0)
                return;
            _working = true;
            _stop.Dispose();
            _stop = new CancellationTokenSource();
            var stop = _stop.Token;
            _work = Task.Factory.StartNew(() => Work(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private void Work(CancellationToken stop)
    {
        while (Next())
            try
            {
                foreach (var model in _workspace.Project.Models.All())
                    Look(model, stop);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                // Paused or closed: the next look comes when it goes on.
            }
    }

    private bool Next()
    {
        lock (_lock)
        {
            _working = _again && !_closed && _pauses == 0;
            _again = false;
            return _working;
        }
    }

    private void Look(ModelInfo model, CancellationToken stop)
    {
        try
        {
            var featurizer = FeaturizerOf(model);
            if (featurizer is not null && !_workspace.Project.IsReadOnly)
                new FeatureCache(_workspace.Project).Fill(model.Id, featurizer, workers: Math.Max(1, Environment.ProcessorCount / 2), cancellation: stop);
            Tell(model.Id, Coach.Before(_workspace.Project, model.Id, featurizer, stop));
        }
        catch (LearningException)
        {
            // Whatever is wrong with the examples, training will say it where somebody reads it.
        }
    }

    private IFeaturizer? FeaturizerOf(ModelInfo model) => model.Kind is ModelKind.Pictures or ModelKind.Sounds ? _workspace.Bench.Featurizers.For(model.Kind) : null;

    private void Tell(long model, IReadOnlyList<Tip> tips)
    {
        lock (_lock)
            _tips[model] = tips;
        _workspace.Live.Publish("tips", new TipsView(model, tips));
    }

    private void Resume()
    {
        lock (_lock)
            if (--_pauses > 0 || _closed)
                return;
        Wake();
    }

    private sealed class Pausing(FeatureWarmer warmer) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
                warmer.Resume();
        }
    }
}
