using MLKids.Learning.Device;
using MLKids.Learning.Featurizers;

namespace MLKids.Learning.Tests.Device;

[TestClass]
public sealed class DeviceProbeTests
{
    [TestMethod]
    public void Measure_ThisComputer_KnowsItsFacts()
    {
        var facts = DeviceProbe.Measure(TimeProvider.System);
        Assert.IsGreaterThan(100L << 20, facts.MemoryBytes!.Value);
        Assert.AreEqual(Environment.ProcessorCount, facts.Cores);
        Assert.AreEqual(Environment.Is64BitProcess, facts.Is64Bit);
        Assert.IsNotNull(facts.OperatingSystem);
        Assert.IsFalse(facts.IsMobile);
        Assert.IsNull(facts.ProbeMilliseconds);
    }

    [TestMethod]
    public void Measure_WithFeaturizer_TimesIt()
    {
        using var featurizer = new MobileNetFeaturizer();
        Assert.IsGreaterThan(0, DeviceProbe.Measure(TimeProvider.System, featurizer).ProbeMilliseconds!.Value);
    }

    [TestMethod]
    public void Measure_FeaturizerThatIsMissing_LeavesTheTimeUnknown()
    {
        using var featurizer = new MobileNetFeaturizer("/nowhere/weights.gguf");
        Assert.IsNull(DeviceProbe.Measure(TimeProvider.System, featurizer).ProbeMilliseconds);
    }

    [TestMethod]
    public void Measure_BrowserFacts_ArePassedThrough()
    {
        var browser = new BrowserFacts { DeviceMemory = 4 };
        Assert.AreSame(browser, DeviceProbe.Measure(TimeProvider.System, null, browser).Browser);
    }
}
