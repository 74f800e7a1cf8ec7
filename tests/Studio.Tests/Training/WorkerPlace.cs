using MLKids.Learning.Examples;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;
using MLKids.Studio.Tests.CommandLine;
using MLKids.Studio.Training;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Training;

/// <summary>A project "shapes" of photos and the processes that train it.</summary>
internal sealed class WorkerPlace : IDisposable
{
    private readonly Place _place = new();
    private readonly List<TrainingWorkers> _workers = [];

    public WorkerPlace(int each = 8, bool temporary = false)
    {
        Project = temporary ? ProjectFile.CreateTemporary() : ProjectFile.Create(_place["shapes.mlkids"]);
        Model = Project.Models.Add("shapes");
        AddPhotos(each, 0);
        Models = new ModelStore(Project, TrainerCatalog.All);
    }

    /// <summary>One process at a time; it takes what it needs.</summary>
    public static TrainingLimits Limits => new() { AtOnce = 1, MemoryBytes = 2L << 30 };

    public ProjectFile Project { get; }

    public ModelInfo Model { get; }

    public ModelStore Models { get; }

    public string? Hash => Models.Find(Model.Id)?.Hash;

    public TrainingRequest Request => new(Project, Model.Name, Preset.Accurate);

    public TrainingWorkers Workers(TrainingLimits? limits = null)
    {
        var workers = new TrainingWorkers(limits ?? Limits);
        _workers.Add(workers);
        return workers;
    }

    public void AddPhotos(int each, int seed)
    {
        string[] labels = ["disc", "square"];
        for (var label = 0; label < labels.Length; label++)
        {
            var home = Project.Labels.GetOrAdd(Model.Id, labels[label]);
            Project.Examples.AddMany([.. Enumerable.Range(seed, each).Select(i => new NewExample(home.Id, Picture.Shape(label, i), $"{i}.png"))]);
        }
    }

    /// <summary>Waits for the end; every training has one within half a minute.</summary>
    public static TrainingReport Wait(TrainingJob job)
    {
        try
        {
            Assert.IsTrue(job.Completion.Wait(TimeSpan.FromSeconds(30)), $"stuck in {job.State}");
        }
        catch (AggregateException several)
        {
            throw several.InnerException!;
        }

        Assert.IsTrue(job.Ended.Wait(TimeSpan.FromSeconds(5)));
        return job.Completion.Result;
    }

    /// <summary>A listener that is told when a phase begins.</summary>
    public static IProgress<TrainingProgress> On(TrainingState state, Action<TrainingProgress> action) => new Heard(progress =>
    {
        if (progress.State == state)
            action(progress);
    });

    public void Dispose()
    {
        foreach (var workers in _workers)
            workers.Dispose();
        Project.Dispose();
        _place.Dispose();
    }

    private sealed class Heard(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
