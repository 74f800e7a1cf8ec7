using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Writing;
using MLKids.Learning.Training;

namespace MLKids.Blocks.MachineLearning;

/// <summary>
/// What the machine-learning blocks of a program share: the open project, its models, running trainings, pictures. One trainer path serves blocks, command line and
/// studio. Safe to use from several threads.
/// </summary>
/// <param name="trainer">Trains.</param>
/// <param name="catalog">What can be learned with; owned by the caller.</param>
/// <param name="automatic">The preset that the device check chose, asked when a training starts.</param>
/// <param name="hats">Starts "when training finishes".</param>
public sealed class LearningSession(TrainingService trainer, LearningCatalog catalog, Func<PresetChoice> automatic, IHatStarter hats) : IDisposable
{
    /// <summary>Opcode of the hat that starts when a training has ended well.</summary>
    public const string TrainingFinishesHat = "ml_whenTrainingFinishes";

    private readonly Lock _lock = new();
    private readonly Dictionary<long, TrainingJob> _jobs = [];
    private readonly HashSet<TrainingJob> _ofProgram = [];
    private readonly HashSet<long> _failed = [];
    private ProjectFile? _project;
    private ModelStore? _models;
    private NeverSay? _neverSay;
    private IReadOnlyList<string> _moreNeverSay = [];
    private long _answers;

    /// <summary>How trainings go on: model and progress, on worker threads. At most about twenty a second for each training.</summary>
    public event Action<ModelInfo, TrainingProgress>? Trained;

    /// <summary>Ended trainings with their reports, on worker threads.</summary>
    public event Action<ModelInfo, TrainingReport>? Finished;

    /// <summary>Asked before each training: whatever else computes with the project's examples rests until the result is disposed of. May be null.</summary>
    public Func<IDisposable>? Resting { get; set; }

    /// <summary>The program's pictures and sounds.</summary>
    public Shelf Shelf { get; } = new();

    /// <summary>Words that models of text never write: the built-in list, or <c>never-say.txt</c> beside the project, and <see cref="MoreNeverSay"/>.</summary>
    /// <exception cref="LearningException">There is a list beside the project, but it cannot be read.</exception>
    public NeverSay NeverSay => _neverSay ??= NeverSay.For(Project).And(_moreNeverSay);

    /// <summary>The host's own words that are never written. Default none.</summary>
    public IReadOnlyList<string> MoreNeverSay
    {
        get => _moreNeverSay;
        set => (_moreNeverSay, _neverSay) = (value, null);
    }

    /// <summary>A setting that trainings obey whatever a button or a block asks for; null leaves the choice. Default null.</summary>
    public PresetChoice? Forced { get; set; }

    /// <summary>What can be learned with.</summary>
    public LearningCatalog Catalog => catalog;

    /// <summary>Answers given since this session began.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    /// <summary>The seed of the next trainings. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>The open project.</summary>
    /// <exception cref="BlockException">None is open.</exception>
    public ProjectFile Project => _project ?? throw new BlockException(LearningBlockCodes.NoProject, "Open or make a project first.", "No project is open.");

    /// <summary>The open project, or null: for menus, which are asked at any time.</summary>
    internal ProjectFile? FindProject() => _project;

    /// <summary>The project's trained models.</summary>
    public ModelStore Models => _models ?? throw new BlockException(LearningBlockCodes.NoProject, "Open or make a project first.", "No project is open.");

    /// <summary>Takes another project; trainings of the one before are stopped. The caller owns the project and keeps it open until <see cref="Close"/>.</summary>
    public void Open(ProjectFile project)
    {
        Close();
        lock (_lock)
        {
            _project = project;
            _models = new ModelStore(project, catalog);
            _neverSay = null;
        }
    }

    /// <summary>Lets go of the project, once all trainings have stopped.</summary>
    public void Close()
    {
        StopTraining();
        TrainingJob[] jobs;
        lock (_lock)
        {
            jobs = [.. _jobs.Values];
            _jobs.Clear();
            _failed.Clear();
            (_project, _models) = (null, null);
        }

        foreach (var job in jobs)
            job.Ended.Wait();
    }

    /// <summary>Trains a model and waits. One that is being trained already is waited for, not trained twice.</summary>
    /// <param name="modelName">The model.</param>
    /// <param name="preset">The preset; null for the one that fits this computer.</param>
    /// <param name="stopped">Stops a training that this call started.</param>
    /// <exception cref="LearningException">It cannot be trained; an earlier model goes on answering.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<TrainingReport> Train(string modelName, PresetChoice? preset, CancellationToken stopped)
    {
        var (job, started) = Start(modelName, preset);
        using var registration = started ? stopped.Register(() => job.Cancel()) : default;
        try
        {
            return await job.Completion.WaitAsync(started ? CancellationToken.None : stopped).ConfigureAwait(false);
        }
        finally
        {
            // Whoever asks next must not find it still training; the watch may come later.
            if (job.Completion.IsCompleted)
                Forget(job);
        }
    }

    /// <summary>Starts a training without waiting; nothing if the model is being trained.</summary>
    /// <param name="modelName">The model.</param>
    /// <param name="preset">The preset; null for the one that fits this computer.</param>
    /// <param name="seed">Null for <see cref="Seed"/>.</param>
    /// <exception cref="LearningException">There is no such model.</exception>
    public (TrainingJob Job, bool Started) Start(string modelName, PresetChoice? preset, int? seed = null)
    {
        lock (_lock)
        {
            var model = Project.Models.Get(modelName);
            if (_jobs.TryGetValue(model.Id, out var running))
                return (running, false);
            var choice = Forced ?? preset ?? automatic();
            _failed.Remove(model.Id);
            var rest = Resting?.Invoke();
            TrainingJob job;
            try
            {
                job = trainer.Start(new TrainingRequest(Project, model.Name, choice.Preset)
                {
                    Reason = choice.Reason,
                    Seed = seed ?? Seed,
                    Progress = new Listener(p => Trained?.Invoke(model, p)),
                });
            }
            catch
            {
                rest?.Dispose();
                throw;
            }

            _jobs.Add(model.Id, job);
            _ = Watch(model, job, rest);
            return (job, true);
        }
    }

    /// <summary>As <see cref="Start"/>, by a program that does not wait for the end: its stop sign ends the training, see <see cref="StopProgram"/>.</summary>
    /// <exception cref="LearningException">There is no such model.</exception>
    public TrainingJob StartFromProgram(string modelName)
    {
        var (job, started) = Start(modelName, preset: null);
        if (started)
            lock (_lock)
                _ofProgram.Add(job);
        return job;
    }

    /// <summary>The program was stopped: ends the trainings that it began. One that somebody began on another page goes on.</summary>
    public void StopProgram()
    {
        lock (_lock)
        {
            foreach (var job in _ofProgram)
                job.Cancel();
            _ofProgram.Clear();
        }
    }

    /// <summary>Stops all trainings; earlier models go on answering.</summary>
    public void StopTraining()
    {
        lock (_lock)
            foreach (var job in _jobs.Values)
                job.Cancel();
    }

    /// <summary>The running training of a model, or null.</summary>
    public TrainingJob? JobOf(ModelInfo model)
    {
        lock (_lock)
            return _jobs.GetValueOrDefault(model.Id);
    }

    /// <summary>Whether any model is being trained.</summary>
    public bool IsTraining
    {
        get
        {
            lock (_lock)
                return _jobs.Count > 0;
        }
    }

    /// <summary>Whether the last training of a model failed.</summary>
    public bool HasFailed(ModelInfo model)
    {
        lock (_lock)
            return _failed.Contains(model.Id);
    }

    /// <summary>Adds an example to a label; model and label are made if they are new (the model's kind follows from the example). Saved when this returns.</summary>
    /// <param name="input">A picture's or sound's text, a sentence, or a row of values.</param>
    /// <param name="label">The label; models that predict numbers or write text have none and do not look at it.</param>
    /// <param name="modelName">The model.</param>
    /// <exception cref="LearningException">It cannot be read, a bad name, no room, or it cannot be written.</exception>
    /// <exception cref="BlockException">It is no picture or sound.</exception>
    public AddResult Add(string input, string label, string modelName)
    {
        var kind = Project.Models.Find(modelName)?.Kind ?? ModelInputs.KindOf(input);
        var inputs = Inputs;
        inputs.Check(kind, input);
        lock (_lock)
        {
            var model = Project.Models.Find(modelName) ?? Project.Models.Add(modelName, kind);
            var home = Project.Labels.GetOrAdd(model.Id, kind.HasLabels() ? label : kind.HomeLabel());
            return Project.Examples.Add(new NewExample(home.Id, inputs.Content(kind, input, ColumnsFor(model, input)), MachineLearning.Shelf.KindOf(input) is null ? "" : input));
        }
    }

    /// <summary>The model's answer for an input, with the model that gave it.</summary>
    /// <exception cref="LearningException">No such model, not trained yet, another kind of model, or the input cannot be read.</exception>
    public (TrainedModel Model, Prediction Prediction) Predict(string input, string modelName)
    {
        var (kind, model) = Answering(modelName);
        return (model, model.Predict(model.Learned is IHead ? Inputs.Features(kind, model, input) : []));
    }

    /// <summary>The model's answer for a picture that is on no shelf.</summary>
    /// <exception cref="LearningException">As for the other.</exception>
    public (TrainedModel Model, Prediction Prediction) Predict(ReadOnlyMemory<byte> content, string modelName)
    {
        var (kind, model) = Answering(modelName);
        return (model, model.Predict(content.Span, catalog.Featurizers.Load(kind, model.FeaturizerId, model.FeaturizerState)));
    }

    /// <summary>The numbers that a model predicts for a row, in the order of its <see cref="TrainedModel.Labels"/>.</summary>
    /// <exception cref="LearningException">No such model, not trained yet, another kind of model, or the row cannot be read.</exception>
    public (TrainedModel Model, IReadOnlyList<float> Values) PredictNumbers(string input, string modelName)
    {
        var (kind, model) = Answering(modelName);
        return (model, model.PredictNumbers(model.Learned is IRegressor ? Inputs.Features(kind, model, input) : []));
    }

    /// <summary>The newest trained model of a name.</summary>
    /// <exception cref="LearningException">No such model, or not trained yet.</exception>
    public (ModelKind Kind, TrainedModel Model) Answering(string modelName)
    {
        var info = Project.Models.Get(modelName);
        if (Models.Find(info.Id) is { } model)
        {
            Interlocked.Increment(ref _answers);
            return (info.Kind, model);
        }

        throw JobOf(info) is null
            ? new LearningException(LearningCodes.NoModel, "This model has not learned yet. Train it first.", $"The model '{info.Name}' was never trained.")
            : new LearningException(LearningBlockCodes.StillLearning, "This model is still learning. Wait until it is ready.", $"The model '{info.Name}' is being trained for the first time.");
    }

    public void Dispose() => Close();

    private ModelInputs Inputs => new(Shelf, catalog.Featurizers);

    /// <summary>Values alone need the columns of the rows before them; values with names do not, and all rows need not be read for each.</summary>
    private ColumnSet? ColumnsFor(ModelInfo model, string input) =>
        model.Kind.HasColumns() && !ModelInputs.IsRow(input) ? ModelColumns.Find(Project, model)?.All : null;

    private async Task Watch(ModelInfo model, TrainingJob job, IDisposable? rest)
    {
        using var resting = rest;
        try
        {
            var report = await job.Completion.ConfigureAwait(false);
            Forget(job);
            Finished?.Invoke(model, report);
            hats.Post(TrainingFinishesHat, new Dictionary<string, string> { ["MODEL"] = model.Name });
        }
        catch (Exception e) when (e is LearningException or OperationCanceledException)
        {
            Forget(job);
        }
    }

    private void Forget(TrainingJob ended)
    {
        lock (_lock)
        {
            if (_jobs.GetValueOrDefault(ended.Model.Id) != ended)
                return;
            _jobs.Remove(ended.Model.Id);
            _ofProgram.Remove(ended);
            if (ended.State == TrainingState.Failed)
                _failed.Add(ended.Model.Id);
        }
    }

    private sealed class Listener(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
