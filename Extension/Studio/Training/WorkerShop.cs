using MLKids.Packs.Processes;
using System.Collections.Concurrent;
using System.Diagnostics;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;
using MLKids.Packs.Learning;

namespace MLKids.Studio.Training;

/// <summary>The inside of a worker process: does one order after the other until the Studio is gone.</summary>
internal sealed class WorkerShop : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly LineReader _input;
    private readonly Stream _output;
    private readonly Lock _speaking = new();
    private readonly BlockingCollection<WorkerOrder> _orders = [];
    private readonly SemaphoreSlim _maySave = new(0);
    private readonly ManualResetEventSlim _working = new();
    private readonly HashSet<ModelKind> _warm = [];
    private readonly LearningCatalog _catalog = new();
    private readonly LocalTrainingWorker _worker;

    public WorkerShop(LineReader input, Stream output)
    {
        (_input, _output) = (input, output);
        _worker = new LocalTrainingWorker(_catalog);
        new Thread(Listen) { IsBackground = true, Name = "orders" }.Start();
        new Thread(GiveSigns) { IsBackground = true, Name = "signs of life" }.Start();
    }

    public void Run()
    {
        foreach (var order in _orders.GetConsumingEnumerable())
        {
            _working.Set();
            if (order.Warm is { } kind && _warm.Add(kind))
                new WarmUp(_catalog.Featurizers, _worker).Run(kind);
            if (order.Train is { } train)
                Train(train);
            _working.Reset();

            // Small while it waits.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _orders.Dispose();
        _maySave.Dispose();
        _working.Dispose();
    }

    /// <summary>One word at a time, whole.</summary>
    internal void Say(WorkerWord word)
    {
        lock (_speaking)
        {
            try
            {
                _output.Write(WorkerJson.Line(word));
                _output.Flush();
            }
            catch (IOException)
            {
                // The Studio is gone; the other thread hears it too.
            }
        }
    }

    /// <summary>Returns when the Studio has said that the model may be saved.</summary>
    internal void WaitForSave() => _maySave.Wait();

    private void Train(TrainOrder order)
    {
        try
        {
            using var project = ProjectFile.Open(order.Project);
            var model = project.Models.Get(order.ModelId);
            _catalog.Use(order.Extension is { } folder ? [PluginLearning.Read(folder)] : []);
            using var running = new SpokenTraining(this, model);
            _worker.Work(
                new TrainingRequest(project, model.Name, order.Preset)
                {
                    Reason = order.Reason,
                    Seed = order.Seed,
                    Workers = order.Threads,
                    Check = order.Check,

                    // This process may take less memory than the Studio.
                    Budget = order.Budget with { FeatureBytes = Math.Min(order.Budget.FeatureBytes, TrainingBudget.Default.FeatureBytes) },
                },
                running);
        }
        catch (Exception error)
        {
            var known = TrainingFailure.Explain(error);
            Say(new WorkerWord { Error = new(known.Code, known.ChildSentence, Cut(known.Message)) });
            return;
        }

        Say(new WorkerWord { Saved = true });
    }

    private static string Cut(string text) => text.Length <= 4000 ? text : text[..4000] + " …";

    private void Listen()
    {
        while (_input.Read() is { } line)
        {
            if (WorkerJson.Order(line) is not { } order)
                continue;
            if (order.Save)
                _maySave.Release();
            else
                _orders.Add(order);
        }

        // The Studio is gone. Nobody waits for the model: no clean end, which might save it.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private void GiveSigns()
    {
        using var never = new ManualResetEventSlim();
        while (true)
        {
            _working.Wait();
            Say(new WorkerWord());
            never.Wait(Beat);
        }
    }
}
