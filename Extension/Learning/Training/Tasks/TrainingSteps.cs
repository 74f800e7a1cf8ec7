using System.Diagnostics;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training.Tasks;

/// <summary>What a task needs while it works: the request, the trainers, and the bar that it moves.</summary>
internal sealed class TrainingSteps(TrainingRequest request, IRunningTraining running, LearningCatalog catalog)
{
    // Where each phase ends on the bar. Featurizing dominates a first training; without it the bar jumps, which no child minds.
    private const double Prepared = 0.5, Learned = 0.65, Checked = 0.97;

    private readonly Dictionary<string, double> _seconds = [];
    private readonly List<LossPoint> _losses = [];
    private readonly Stopwatch _clock = new();
    private TrainingState _state;

    public TrainingRequest Request => request;

    public ProjectFile Project => request.Project;

    public ModelInfo Model => running.Model;

    public CancellationToken Cancellation => running.Cancellation;

    /// <summary>Seconds of each phase that has ended.</summary>
    public IReadOnlyDictionary<string, double> Seconds => _seconds;

    /// <summary>Losses of the model's own fit.</summary>
    public IReadOnlyList<LossPoint> Losses => _losses;

    /// <summary>The preset's row for so many examples and labels.</summary>
    public PresetSettings Preset(int rows, int labels) => catalog.Preset(Model.Kind, request.Preset, rows, labels);

    /// <summary>The trainer of an id.</summary>
    /// <exception cref="LearningException">It is not in this build, or of another kind (<see cref="LearningCodes.MissingFeaturizer"/>).</exception>
    public T Learner<T>(string id)
        where T : class, ILearner =>
        catalog.Trainers.GetValueOrDefault(id) as T ?? throw new LearningException(
            LearningCodes.MissingFeaturizer,
            "A part of MLKids is missing. Ask for help.",
            $"No {typeof(T).Name} '{id}'; available are: {string.Join(", ", catalog.Trainers.Keys.Order(StringComparer.Ordinal))}.");

    /// <summary>Enters a phase.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Begin(TrainingState state)
    {
        if (_clock.IsRunning)
            _seconds[_state.ToString()] = Math.Round(_clock.Elapsed.TotalSeconds, 3);
        _clock.Restart();
        _state = state;
        var (done, text) = state switch
        {
            TrainingState.Preparing => (0, "looking at the examples"),
            TrainingState.Learning => (Prepared, "learning"),
            TrainingState.Checking => (Learned, "checking"),
            _ => (Checked, "saving"),
        };
        running.Tell(state, done, text);
    }

    /// <summary>Tells how many examples have been looked at.</summary>
    public void Looked(FeatureProgress progress) => running.Tell(
        TrainingState.Preparing,
        progress.Total == 0 ? Prepared : Prepared * progress.Done / progress.Total,
        progress.Total == 0 ? "all examples are known" : $"{progress.Done} of {progress.Total} examples looked at");

    /// <summary>Tells how far the model's own fit is.</summary>
    public void Fitted(FitProgress fit)
    {
        var point = new LossPoint(fit.Round, fit.Loss);
        _losses.Add(point);
        running.AddLoss(point);
        running.Tell(TrainingState.Learning, Prepared + ((Learned - Prepared) * fit.Done), "learning", fit.Loss);
    }

    /// <summary>Tells how far the measuring is, 0..1.</summary>
    public void Asked(double done) => running.Tell(TrainingState.Checking, Learned + ((Checked - Learned) * done), "checking");
}
