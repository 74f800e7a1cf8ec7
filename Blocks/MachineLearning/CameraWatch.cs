using System.Collections.Concurrent;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;

namespace MLKids.Blocks.MachineLearning;

/// <summary>
/// Looks at the camera for models that hats watch: about ten times a second, on a worker, as long as somebody asks. The hat reads the latest answer and never waits.
/// </summary>
public sealed class CameraWatch(LearningSession session)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Watched> _watched = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The label that the model sees now, or null when it is not sure or has not looked yet.</summary>
    public string? Sees(BlockCall call, string model)
    {
        var watched = _watched.GetOrAdd(model, _ => new Watched());
        watched.LastAsked = call.Time.GetTimestamp();
        if (Interlocked.Exchange(ref watched.Busy, 1) == 0)
            _ = Task.Run(() => Look(call, model, watched));
        return watched.Label;
    }

    private async Task Look(BlockCall call, string model, Watched watched)
    {
        try
        {
            await Look(call, call.Stage.Input, model, watched).ConfigureAwait(false);
        }
        finally
        {
            watched.Label = null;
            watched.Busy = 0;
        }
    }

    private async Task Look(BlockCall call, IStageInput input, string model, Watched watched)
    {
        while (call.Time.GetElapsedTime(watched.LastAsked) < Forgotten)
        {
            var pause = Between;
            try
            {
                var picture = await input.TakePicture(CancellationToken.None).ConfigureAwait(false);
                var (trained, prediction) = session.Predict(picture, model);
                watched.Label = trained.IsSure(prediction) ? prediction.Label : null;
            }
            catch (Exception e) when (e is LearningException or BlockException)
            {
                watched.Label = null;
                pause = AfterTrouble;
                var (code, sentence) = Explained.Trouble(e);
                call.Report(Severity.Warning, code, sentence, e.Message);
            }

            await Task.Delay(pause, call.Time).ConfigureAwait(false);
        }
    }

    private sealed class Watched
    {
        public int Busy;

        public long LastAsked { get; set; }

        public volatile string? Label;
    }
}
