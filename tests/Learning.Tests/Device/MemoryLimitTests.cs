using MLKids.Learning.Device;

namespace MLKids.Learning.Tests.Device;

[TestClass]
public sealed class MemoryLimitTests
{
    private readonly string _root = Directory.CreateTempSubdirectory("cgroup").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_root, true);

    [TestMethod]
    public void CgroupLimit_Version2WithTighterParent_TakesTheParents()
    {
        Write("a/memory.max", "1000000\n");
        Write("a/b/memory.max", "max\n");
        Assert.AreEqual(1000000, Limit("0::/a/b\n"));
    }

    [TestMethod]
    public void CgroupLimit_Version2InContainer_ReadsTheRoot()
    {
        Write("memory.max", "536870912\n");
        Assert.AreEqual(536870912, Limit("0::/\n"));
    }

    [TestMethod]
    public void CgroupLimit_Version2WithoutLimit_IsNone()
    {
        Write("memory.max", "max\n");
        Assert.IsNull(Limit("0::/\n"));
    }

    [TestMethod]
    public void CgroupLimit_Version1_ReadsTheMemoryController()
    {
        Write("memory/docker/x/memory.limit_in_bytes", "2147483648\n");
        Write("memory/memory.limit_in_bytes", "9223372036854771712\n");
        Assert.AreEqual(2147483648, Limit("5:cpu,cpuacct:/docker/y\n4:memory:/docker/x\n"));
    }

    [TestMethod]
    public void CgroupLimit_NoFiles_IsNone() => Assert.IsNull(MemoryLimit.CgroupLimit(Path.Combine(_root, "no"), Path.Combine(_root, "no2")));

    [TestMethod]
    public void CgroupLimit_DamagedFiles_IsNone()
    {
        Write("memory.max", "");
        Write("a/memory.max", "-5");
        Assert.IsNull(Limit("nonsense\n0::/a\n::\n"));
    }

    private long? Limit(string membership)
    {
        Write("membership", membership);
        return MemoryLimit.CgroupLimit(_root, Path.Combine(_root, "membership"));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
