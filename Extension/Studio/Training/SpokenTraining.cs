using System.Diagnostics;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>A training in a worker process: what it tells goes to the Studio, and it saves only when the Studio agrees. Cancelling kills the process.</summary>
internal sealed class SpokenTraining(WorkerShop shop, ModelInfo model) : IRunningTraining, IDisposable
{
    /// <summary>More often nobody can see it.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(40);

    /// <summary>Losses in one word, so that its line stays short.</summary>
    private const int MostLosses = 500;

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _over = new();
    private List<LossPoint> _losses = [];
    private TrainingState? _state;
    private long _last;

    public ModelInfo Model => model;

    public CancellationToken Cancellation => CancellationToken.None;

    public Task Over => _over.Task;

    public void Tell(TrainingState state, double done, string text, double? loss = null)
    {
        lock (_lock)
        {
            if (state == _state && Stopwatch.GetElapsedTime(_last) < Least && _losses.Count < MostLosses)
                return;
            (_state, _last) = (state, Stopwatch.GetTimestamp());
            shop.Say(new WorkerWord { Progress = new(state, done, loss, text), Losses = _losses.Count == 0 ? null : _losses });
            _losses = [];
        }

        if (state == TrainingState.Saving)
            shop.WaitForSave();
    }

    public void AddLoss(LossPoint point)
    {
        lock (_lock)
            _losses.Add(point);
    }

    public void Dispose() => _over.TrySetResult();
}
