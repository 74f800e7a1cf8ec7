using System.Diagnostics.CodeAnalysis;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Training;

/// <summary>
/// One training, on a thread of its own. Ends in exactly one of finished, failed and cancelled, and <see cref="Completion"/> always
/// completes.
/// Until the new model is saved, and when it fails or is cancelled, the earlier one keeps answering.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer, and a worker may look at its token after everybody has left.")]
public sealed class TrainingJob
{
    /// <summary>
    /// A worker that has not stopped by itself this long after <see cref="Cancel"/> is no longer waited for; nothing of it is saved.
    /// </summary>
    public static readonly TimeSpan CancelGrace = TimeSpan.FromMilliseconds(300);

    private readonly Lock gate = new();
    private readonly Lock telling = new();
    private readonly CancellationTokenSource cancellation = new();
    private readonly TaskCompletionSource<TrainingReport> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IProgress<TrainingProgress>? listener;
    private readonly Action released;
    private readonly TimeProvider time;
    private readonly List<LossPoint> losses = [];
    private TrainingProgress progress = new(TrainingState.Waiting, 0, null, "waiting");
    private ITimer? grace;

    internal TrainingJob(ModelInfo model, IProgress<TrainingProgress>? listener, Action released, TimeProvider time)
    {
        Model = model;
        this.listener = listener;
        this.released = released;
        this.time = time;
        Token = cancellation.Token;

        // A failure is told by State and Error too; nobody has to await the task.
        completion.Task.ContinueWith(task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
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
            lock (gate)
                return progress;
        }
    }

    /// <summary>The losses of the model's own fit so far, one a round.</summary>
    public IReadOnlyList<LossPoint> LossHistory
    {
        get
        {
            lock (gate)
                return [.. losses];
        }
    }

    /// <summary>Why it failed; null otherwise.</summary>
    public LearningException? Error { get; private set; }

    /// <summary>The report; faulted with <see cref="Error"/> when the training failed; cancelled when it was cancelled.</summary>
    public Task<TrainingReport> Completion => completion.Task;

    /// <summary>
    /// The worker has let go of project and featurizer: they may be disposed. Usually at the time of <see cref="Completion"/>.
    /// </summary>
    public Task Ended => ended.Task;

    internal CancellationToken Token { get; }

    /// <summary>Stops the training. It counts as cancelled within half a second, whatever the worker does.</summary>
    /// <returns>False when it is too late: the model is being saved, or the training has ended.</returns>
    public bool Cancel()
    {
        lock (gate)
        {
            if (progress.State >= TrainingState.Saving)
                return false;
            grace ??= time.CreateTimer(_ => Finish(TrainingState.Cancelled, null, null), null, CancelGrace, Timeout.InfiniteTimeSpan);
        }

        // Asynchronously: a callback on the token that hangs must not hang the stop button.
        _ = cancellation.CancelAsync();
        return true;
    }

    internal void Run(Func<TrainingJob, TrainingReport> work)
    {
        new Thread(() => Work(work)) { IsBackground = true, Name = $"training {Model.Id}" }.Start();
    }

    /// <summary>Enters a phase or goes on in it.</summary>
    /// <exception cref="OperationCanceledException">The job has been cancelled: nothing more may be done, above all nothing
    /// saved.</exception>
    internal void Tell(TrainingState state, double done, string text, double? loss = null)
    {
        lock (gate)
        {
            if (Token.IsCancellationRequested || grace is not null || progress.State > TrainingState.Saving)
                throw new OperationCanceledException(Token);
            progress = new TrainingProgress(state, Math.Max(progress.Done, Math.Clamp(done, 0, 1)), loss ?? progress.Loss, text);
        }

        TellListener();
    }

    internal void AddLoss(LossPoint point)
    {
        lock (gate)
            losses.Add(point);
    }

    internal void TellListener()
    {
        if (listener is null)
            return;
        lock (telling)
        {
            try
            {
                listener.Report(Progress);
            }
            catch (Exception)
            {
                // A listener's fault is not the training's.
            }
        }
    }

    private void Work(Func<TrainingJob, TrainingReport> work)
    {
        try
        {
            var report = work(this);
            Finish(TrainingState.Finished, report, null);
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested || grace is not null)
        {
            Finish(TrainingState.Cancelled, null, null);
        }
        catch (Exception error)
        {
            Finish(TrainingState.Failed, null, TrainingFailure.Explain(error));
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    private void Finish(TrainingState state, TrainingReport? report, LearningException? error)
    {
        lock (gate)
        {
            // Once saving has begun, the grace of a cancel does not count; once ended, nothing does.
            if (progress.State > TrainingState.Saving || (state == TrainingState.Cancelled && progress.State == TrainingState.Saving))
                return;
            Error = error;
            var done = state == TrainingState.Finished ? 1 : progress.Done;
            var text = error?.ChildSentence ?? (state == TrainingState.Finished ? "ready" : "stopped");
            progress = new TrainingProgress(state, done, progress.Loss, text);
        }

        released();
        grace?.Dispose();
        if (report is not null)
            completion.TrySetResult(report);
        else if (error is not null)
            completion.TrySetException(error);
        else
            completion.TrySetCanceled(Token);
        TellListener();
    }
}
