using System.Collections.Concurrent;
using MLKids.Blocks.MachineLearning;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Training;

/// <summary>
/// Tells the pages of a project how its trainings go on, whoever started them: messages <c>training/MODEL</c>, about ten a second, and one at every change of state.
/// Remembers why the last training of each model failed.
/// </summary>
internal sealed class TrainingWatch : IDisposable
{
    private const int MostLossPoints = 60;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private readonly Workspace _workspace;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<long, Run> _runs = new();

    public TrainingWatch(Workspace workspace, TimeProvider time)
    {
        (_workspace, _time) = (workspace, time);
        Learning.Trained += Tell;
        Learning.Finished += TellProject;
    }

    private LearningSession Learning => _workspace.Learning;

    public static TrainingWatch Of(Workspace workspace, TimeProvider time) => workspace.Part(w => new TrainingWatch(w, time));

    /// <summary>The running training of a model, or null.</summary>
    public TrainingNow? Running(ModelInfo model) => Learning.JobOf(model) is { State: <= TrainingState.Saving } job ? Now(model, job.Progress) : null;

    /// <summary>Why the last training of a model failed, or null: it went well, was stopped, or goes on.</summary>
    public Failure? FailureOf(ModelInfo model) => _runs.GetValueOrDefault(model.Id)?.Failure;

    public void Dispose()
    {
        Learning.Trained -= Tell;
        Learning.Finished -= TellProject;
    }

    private void Tell(ModelInfo model, TrainingProgress progress)
    {
        var run = _runs.GetOrAdd(model.Id, _ => new Run(_time.GetTimestamp()));
        if (progress.State is TrainingState.Waiting && run.State > TrainingState.Saving)
            _runs[model.Id] = run = new Run(_time.GetTimestamp());
        if (progress.State == TrainingState.Failed && Learning.JobOf(model)?.Error is { } error)
            run.Failure = Failure.Of(error).Failure;
        if (progress.State == run.State && run.Told is { } told && _time.GetElapsedTime(told) < Between)
            return;
        (run.State, run.Told) = (progress.State, _time.GetTimestamp());
        _workspace.Live.Publish($"training/{model.Id}", Now(model, progress), latest: true);
        if (progress.State is TrainingState.Failed or TrainingState.Cancelled)
            TellProject(model, null);
    }

    /// <summary>The new model answers: pages read the overview again.</summary>
    private void TellProject(ModelInfo model, TrainingReport? report) => _workspace.Live.Publish("project", null, latest: true);

    private TrainingNow Now(ModelInfo model, TrainingProgress progress)
    {
        var losses = Learning.JobOf(model)?.LossHistory ?? [];
        var step = Math.Max(1, (losses.Count + MostLossPoints - 1) / MostLossPoints);
        return new TrainingNow(
            progress.State,
            Math.Round(progress.Done, 4),
            progress.Text,
            _runs.TryGetValue(model.Id, out var run) ? Math.Round(_time.GetElapsedTime(run.Began).TotalSeconds, 1) : 0,
            [.. losses.Where((_, at) => at % step == 0 || at == losses.Count - 1)]);
    }

    /// <summary>Told by one thread at a time (a job never tells twice at once).</summary>
    private sealed class Run(long began)
    {
        public long Began { get; } = began;

        public TrainingState? State { get; set; }

        public long? Told { get; set; }

        public volatile Failure? Failure;
    }
}
