using MLKids.Learning.Trainers;
using MLKids.Learning.Training;
using MLKids.Packs.Learning;
using MLKids.Testing.Learning;
using MLKids.Tests;

namespace MLKids.Packs.Tests.Learning;

/// <summary>A trainer in a process of its own keeps every promise of a trainer: the sample's, through the wire.</summary>
[TestClass]
public sealed class RemoteTrainerContractTests : TrainerContract
{
    private static readonly Lazy<LearningExtension> Sample = new(() => PluginLearning.Read(Path.Combine(SharedData.Root, "samples", "plugins", "nearest-neighbours")));

    [ClassCleanup]
    public static void End() => Sample.Value.Dispose();

    protected override ITrainer Create() => Sample.Value.Trainers[0];
}
