using MLKids.Learning;
using MLKids.Learning.Models;
using MLKids.Learning.Training;
using MLKids.Packs.Learning;
using MLKids.Studio.Training;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Training;

/// <summary>A plugin's way to learn, from the Studio: in the training process, which has a process of the plugin's own.</summary>
[TestClass]
[DoNotParallelize]
public sealed class OtherWaysTests
{
    private static readonly string Sample = Path.Combine(SharedData.Root, "samples", "plugins", "nearest-neighbours");
    private static readonly Preset Neighbours = Preset.Of("org.mlkids.samples.neighbours.pictures");

    [TestMethod]
    public void Train_InAPluginsWay_GivesTheSameModelThereAsHere()
    {
        using var place = new WorkerPlace();
        using var catalog = new LearningCatalog();
        catalog.Use([PluginLearning.Read(Sample)]);
        using var workers = new TrainingWorkers(WorkerPlace.Limits, catalog: catalog);
        var request = place.Request with { Preset = Neighbours, Seed = 7 };
        var there = WorkerPlace.Wait(workers.For("ann").Start(request));
        Assert.AreEqual((Neighbours, "nearest neighbours"), (there.Preset, there.PresetName));
        var here = WorkerPlace.Wait(new TrainingService(catalog).Start(request));
        Assert.AreEqual(here.ModelHash, there.ModelHash);
        Assert.AreEqual(here.Accuracy, there.Accuracy);

        // The next training is our own again, in the same process.
        Assert.AreEqual("softmax-head", WorkerPlace.Wait(workers.For("ann").Start(place.Request with { Preset = Preset.Simplified })).TrainerId);
    }

    [TestMethod]
    public void Train_InAWayThatIsGone_FailsAndKeepsTheModel()
    {
        using var place = new WorkerPlace();
        var workers = place.Workers();
        var before = WorkerPlace.Wait(workers.For("ann").Start(place.Request)).ModelHash;
        var job = workers.For("ann").Start(place.Request with { Preset = Neighbours });
        Assert.ThrowsExactly<AggregateException>(() => job.Completion.Wait(TimeSpan.FromSeconds(30)));
        Assert.AreEqual(LearningCodes.MissingExtension, job.Error?.Code);
        Assert.AreEqual(before, new ModelStore(place.Project, new LearningCatalog()).Get(place.Model.Id).Hash);
    }
}
