using MLKids.Learning;
using MLKids.Learning.Models;
using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>
/// Trains the models of one owner in processes of their own, each when its turn comes. Whatever happens to such a process, this one goes on, the
/// project is whole and the earlier model answers.
/// </summary>
internal sealed class ProcessTrainingWorker(string owner, TrainingQueue queue, WorkerPool pool, LearningCatalog catalog, TrainingLimits limits, TimeProvider time) : ITrainingWorker
{
    /// <summary>After these errors the process may be hurt and gets no further order.</summary>
    private static readonly string[] Hurting = [LearningCodes.OutOfMemory, LearningCodes.TrainingFailed];

    public TrainingReport Work(TrainingRequest request, IRunningTraining running)
    {
        using var ticket = queue.Enter(owner, running.Model.Name);
        ticket.Wait(before => running.Tell(TrainingState.Waiting, 0, before == 0 ? "you are next" : $"{before} before you"), running.Cancellation);
        running.Tell(ticket.State = TrainingState.Preparing, 0, "looking at the examples");
        var process = pool.Take();
        var healthy = false;
        try
        {
            return Train(process, ticket, request, running, ref healthy);
        }
        finally
        {
            pool.GiveBack(process, healthy);
        }
    }

    /// <param name="healthy">Becomes true when the process has done its order, well or not, and can do another one.</param>
    private TrainingReport Train(WorkerProcess process, TrainingTicket ticket, TrainingRequest request, IRunningTraining running, ref bool healthy)
    {
        var kills = KernelKills.Count();
        var models = new ModelStore(request.Project, catalog);
        DateTimeOffset? earlier = null;
        var saving = false;
        using var watch = new WorkerWatch(process, ticket, limits, time);
        using var cancel = running.Cancellation.Register(process.Kill);
        process.Send(new WorkerOrder
        {
            Train = new(
                request.Project.Path, running.Model.Id, request.Preset, request.Reason, request.Seed, request.Budget, request.Workers, request.Check, catalog.ExtensionOf(request.Preset)?.Folder),
        });
        while (process.Read() is { } word)
        {
            watch.Heard();
            foreach (var loss in word.Losses ?? [])
                running.AddLoss(loss);
            if (word.Progress is { } progress)
            {
                running.Tell(ticket.State = progress.State, progress.Done, progress.Text, progress.Loss);
                if (progress.State == TrainingState.Saving)
                {
                    (saving, earlier) = (true, Newest(models, running)?.Date);
                    process.Send(new WorkerOrder { Save = true });
                }
            }

            healthy = word.Saved || (word.Error is { } failed && !Hurting.Contains(failed.Code));
            if (word.Error is { } error)
                throw error.Code == LearningCodes.OutOfMemory
                    ? End(process, ticket, request, running).OutOfMemory(request.Preset, limits.MemoryBytes, error.Message)
                    : new LearningException(error.Code, error.ChildSentence, error.Message);
            if (word.Saved)
                return models.Get(running.Model.Id).Report;
        }

        // Once it may save, only the project knows whether it has.
        if (saving && Newest(models, running) is { } report && report.Date != earlier)
            return report;
        running.Cancellation.ThrowIfCancellationRequested();
        throw Explain(End(process, ticket, request, running), watch, kills, request.Preset);
    }

    private LearningException Explain(WorkerEnd end, WorkerWatch watch, long? kills, Preset preset)
    {
        if (watch.TookTooMuch)
            return end.OutOfMemory(preset, limits.MemoryBytes, "its process took more than it may");
        if (watch.WasSilent)
            return end.Silent(limits.Silence);
        if (KernelKills.Count() > kills)
            return end.OutOfMemory(preset, limits.MemoryBytes, "the operating system ended its process to get memory back");
        if (end.SpeaksOfMemory)
            return end.OutOfMemory(preset, limits.MemoryBytes, $"its process said: {end.Errors}");

        // At its limit the runtime may crash before it can say why.
        return end.PeakBytes > limits.MemoryBytes / 4 * 3
            ? end.OutOfMemory(preset, limits.MemoryBytes, $"its process ended with exit code {end.Code} close to the limit")
            : end.Unexpected();
    }

    private static WorkerEnd End(WorkerProcess process, TrainingTicket ticket, TrainingRequest request, IRunningTraining running)
    {
        process.Kill();
        var (code, errors) = process.End();
        return new WorkerEnd(code, errors, ticket.PeakBytes, request.Project.Examples.CountByLabel(running.Model.Id).Sum(label => label.Count));
    }

    private static TrainingReport? Newest(ModelStore models, IRunningTraining running)
    {
        try
        {
            return models.Find(running.Model.Id)?.Report;
        }
        catch (LearningException)
        {
            // What is damaged does not answer; a new model will.
            return null;
        }
    }
}
