using MLKids.Learning.Examples;
using MLKids.Learning.Models;
using MLKids.Learning.Training.Tasks;

namespace MLKids.Learning.Training;

/// <summary>The work of one training in this process, from examples to the saved model.</summary>
internal sealed class TrainingRun(
    TrainingRequest request,
    IRunningTraining running,
    LearningCatalog catalog,
    TimeProvider time)
{
    private const int MostLossPoints = 200;

    public TrainingReport Run()
    {
        using var meter = new MemoryMeter();
        var (project, model) = (request.Project, running.Model);
        var state = ModelStore.DataState(project, model.Id);
        var steps = new TrainingSteps(request, running, catalog);
        steps.Begin(TrainingState.Preparing);
        var result = Task().Run(steps);
        steps.Begin(TrainingState.Saving);
        var report = new TrainingReport
        {
            ModelName = model.Name,
            Preset = request.Preset,
            PresetName = catalog.NameOf(request.Preset) ?? "",
            Reason = request.Reason,
            FeaturizerId = result.Parts.FeaturizerId,
            TrainerId = result.Parts.Learned.TrainerId,
            Seed = request.Seed,
            Examples = result.Examples,
            TestExamples = result.TestExamples,
            Labels = result.Scores?.Labels ?? [],
            Skipped = result.Skipped,
            Accuracy = result.Scores?.Accuracy,
            AccuracyKind = result.AccuracyKind,
            Folds = result.Folds,
            AccuracyNote = result.Note,
            Confusion = result.Scores?.Confusion ?? [],
            Numbers = result.Numbers,
            Writing = result.Writing,
            Mistakes = result.Scores?.Mistakes ?? [],
            Sureness = result.Scores?.Sureness,
            LossHistory = Thin(steps.Losses),
            Seconds = steps.Seconds,
            PeakMemoryMB = meter.PeakMB,
            Streaming = result.Streaming,
            Warnings = result.Warnings,
            Date = time.GetUtcNow(),
            ModelHash = "",
        };
        return new ModelStore(project, catalog).Save(model.Id, result.Parts, state, report).Report;
    }

    private ILearningTask Task() => running.Model.Kind switch
    {
        ModelKind.PredictNumbers => new NumberTask(),
        ModelKind.Text => new TextTask(),
        _ => new LabelTask(catalog.Featurizer(request.Project, running.Model, request.Preset)),
    };

    private static IReadOnlyList<LossPoint> Thin(IReadOnlyList<LossPoint> losses)
    {
        if (losses.Count <= MostLossPoints)
            return losses;
        var step = (losses.Count - 1) / (double)(MostLossPoints - 1);
        return [.. Enumerable.Range(0, MostLossPoints).Select(i => losses[(int)Math.Round(i * step)])];
    }
}
