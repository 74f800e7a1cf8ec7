using System.Diagnostics.CodeAnalysis;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Training;

/// <summary>
/// One training, on a thread of its own. Ends in exactly one of finished, failed and cancelled, and <see cref="Completion"/> always
/// completes.
/// Until the new model is saved, and when it fails or is cancelled, the earlier one keeps answering.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer, and a worker may look at its token after everybody has left.")]
public sealed class TrainingJob : IRunningTraining
{
    /// <summary>
    /// A worker that has not stopped by itself this long after <see cref="Cancel"/> is no longer waited for; nothing of it is saved.
    /// </summary>
    public static readonly TimeSpan CancelGrace = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private readonly Lock _telling = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<TrainingReport> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new();
    private readonly IProgress<TrainingProgress>? _listener;
    private readonly Action _released;
    private readonly TimeProvider _time;
    private readonly List<LossPoint> _losses = [];
    private TrainingProgress _progress = new(TrainingState.Waiting, 0, null, "waiting");
    private ITimer? _grace;

    internal TrainingJob(ModelInfo model, IProgress<TrainingProgress>? listener, Action released, TimeProvider time)
    {
        Model = model;
        _listener = listener;
        _released = released;
        _time = time;
        Cancellation = _cancellation.Token;

        // A failure is told by State and Error too; nobody has to await the task.
        _completion.Task.ContinueWith(task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>What is trained.</summary>
    public ModelInfo Model { get; }

    /// <summary>The phase.</summary>
    public TrainingState State => Progress.State;

    /// <summary>The latest progress.</summary>
    public TrainingProgress Progress
    {
        get
        {
            lock (_gate)
                return _progress;
        }
    }

    /// <summary>The losses of the model's own fit so far, one a round.</summary>
    public IReadOnlyList<LossPoint> LossHistory
    {
        get
        {
            lock (_gate)
                return [.. _losses];
        }
    }

    /// <summary>Why it failed; null otherwise.</summary>
    public LearningException? Error { get; private set; }

    /// <summary>The report; faulted with <see cref="Error"/> when the training failed; cancelled when it was cancelled.</summary>
    public Task<TrainingReport> Completion => _completion.Task;

    /// <summary>
    /// The worker has let go of project and featurizer: they may be disposed. Usually at the time of <see cref="Completion"/>.
    /// </summary>
    public Task Ended => _ended.Task;

    internal CancellationToken Cancellation { get; }

    CancellationToken IRunningTraining.Cancellation => Cancellation;

    Task IRunningTraining.Over => _over.Task;

    /// <summary>Stops the training. It counts as cancelled within half a second, whatever the worker does.</summary>
    /// <returns>False when it is too late: the model is being saved, or the training has ended.</returns>
    public bool Cancel()
    {
        lock (_gate)
        {
            if (_progress.State >= TrainingState.Saving)
                return false;
            _grace ??= _time.CreateTimer(_ => Finish(TrainingState.Cancelled, null, null), null, CancelGrace, Timeout.InfiniteTimeSpan);
        }

        // Asynchronously: a callback on the token that hangs must not hang the stop button.
        _ = _cancellation.CancelAsync();
        return true;
    }

    internal void Run(Func<IRunningTraining, TrainingReport> work)
    {
        new Thread(() => Work(work)) { IsBackground = true, Name = $"training {Model.Id}" }.Start();
    }

    void IRunningTraining.Tell(TrainingState state, double done, string text, double? loss)
    {
        lock (_gate)
        {
            if (Cancellation.IsCancellationRequested || _grace is not null || _progress.State > TrainingState.Saving)
                throw new OperationCanceledException(Cancellation);
            _progress = new TrainingProgress(state, Math.Max(_progress.Done, Math.Clamp(done, 0, 1)), loss ?? _progress.Loss, text);
        }

        TellListener();
    }

    void IRunningTraining.AddLoss(LossPoint point)
    {
        lock (_gate)
            _losses.Add(point);
    }

    internal void TellListener()
    {
        if (_listener is null)
            return;
        lock (_telling)
        {
            try
            {
                _listener.Report(Progress);
            }
            catch (Exception)
            {
                // A listener's fault is not the training's.
            }
        }
    }

    private void Work(Func<IRunningTraining, TrainingReport> work)
    {
        try
        {
            var report = work(this);
            Finish(TrainingState.Finished, report, null);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested || _grace is not null)
        {
            Finish(TrainingState.Cancelled, null, null);
        }
        catch (Exception error)
        {
            Finish(TrainingState.Failed, null, TrainingFailure.Explain(error));
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    private void Finish(TrainingState state, TrainingReport? report, LearningException? error)
    {
        lock (_gate)
        {
            // Once saving has begun, the grace of a cancel does not count; once ended, nothing does.
            if (_progress.State > TrainingState.Saving || (state == TrainingState.Cancelled && _progress.State == TrainingState.Saving))
                return;
            Error = error;
            var done = state == TrainingState.Finished ? 1 : _progress.Done;
            var text = error?.ChildSentence ?? (state == TrainingState.Finished ? "ready" : "stopped");
            _progress = new TrainingProgress(state, done, _progress.Loss, text);
        }

        _released();
        _over.TrySetResult();
        _grace?.Dispose();
        if (report is not null)
            _completion.TrySetResult(report);
        else if (error is not null)
            _completion.TrySetException(error);
        else
            _completion.TrySetCanceled(Cancellation);
        TellListener();
    }
}
