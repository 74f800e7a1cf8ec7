using MLKids.Learning.Device;
using MLKids.Studio.Training;

namespace MLKids.Studio.Tests.Training;

[TestClass]
public sealed class TrainingLimitsTests
{
    /// <summary>Memory in MiB, cores → trainings at once, MiB for each, and whether one stays ready.</summary>
    [TestMethod]
    [DataRow(1024, 1, 1, 512, false)]
    [DataRow(512, 2, 1, 384, false)]
    [DataRow(4096, 2, 1, 2048, true)]
    [DataRow(8192, 4, 2, 2048, true)]
    [DataRow(16384, 16, 8, 1024, true)]
    [DataRow(65536, 4, 2, 4096, true)]
    public void For_ADevice_LeavesRoomForTheStudio(int memory, int cores, int atOnce, int each, bool ready)
    {
        var limits = TrainingLimits.For(new DeviceFacts { MemoryBytes = (long)memory << 20, Cores = cores });
        Assert.AreEqual((atOnce, (long)each << 20, ready), (limits.AtOnce, limits.MemoryBytes, limits.Idle > TimeSpan.Zero));
    }

    [TestMethod]
    public void For_AnUnknownDevice_TrainsOneAtATime() => Assert.AreEqual(1, TrainingLimits.For(new DeviceFacts()).AtOnce);
}
