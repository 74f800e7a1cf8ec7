using MLKids.Learning.Device;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Device;

[TestClass]
public sealed class DeviceCheckTests
{
    private const long Gigabyte = 1L << 30;

    private static readonly DeviceFacts Good = new()
    {
        MemoryBytes = 8 * Gigabyte, Cores = 4, HasWideVectors = true, HasArmVectors = false, Is64Bit = true, IsMobile = false, OperatingSystem = "Test OS", ProbeMilliseconds = 6,
        Browser = new() { DeviceMemory = 8, HardwareConcurrency = 4, WebGl = true, MaxTextureSize = 16384, MaxRenderbufferSize = 16384, Renderer = "ANGLE (Intel, Intel(R) UHD Graphics 620)" },
    };

    public static IEnumerable<object[]> Boundaries =>
    [
        ["memory 2 GB", Good with { MemoryBytes = 2 * Gigabyte }, DeviceCodes.LittleMemory],
        ["memory 2 GB + 1", Good with { MemoryBytes = (2 * Gigabyte) + 1 }, ""],
        ["cores 2", Good with { Cores = 2 }, DeviceCodes.FewCores],
        ["cores 3", Good with { Cores = 3 }, ""],
        ["no vectors", Good with { HasWideVectors = false, HasArmVectors = false }, DeviceCodes.NoVectors],
        ["arm vectors", Good with { HasWideVectors = false, HasArmVectors = true }, ""],
        ["arm vectors unknown", Good with { HasWideVectors = false, HasArmVectors = null }, ""],
        ["32-bit", Good with { Is64Bit = false }, DeviceCodes.ThirtyTwoBit],
        ["mobile", Good with { IsMobile = true }, DeviceCodes.Mobile],
        ["probe 50 ms", Good with { ProbeMilliseconds = 50 }, ""],
        ["probe 50.1 ms", Good with { ProbeMilliseconds = 50.1 }, DeviceCodes.SlowProbe],
        ["browser memory 2", Browser(Good.Browser! with { DeviceMemory = 2 }), DeviceCodes.BrowserLittleMemory],
        ["browser memory 0.25", Browser(Good.Browser! with { DeviceMemory = 0.25 }), DeviceCodes.BrowserLittleMemory],
        ["browser memory 4", Browser(Good.Browser! with { DeviceMemory = 4 }), ""],
        ["browser memory 0", Browser(Good.Browser! with { DeviceMemory = 0 }), ""],
        ["browser cores 2", Browser(Good.Browser! with { HardwareConcurrency = 2 }), DeviceCodes.BrowserFewCores],
        ["browser cores 3", Browser(Good.Browser! with { HardwareConcurrency = 3 }), ""],
        ["browser cores 0", Browser(Good.Browser! with { HardwareConcurrency = 0 }), ""],
        ["no webgl", Browser(Good.Browser! with { WebGl = false }), DeviceCodes.NoWebGl],
        ["texture 4096", Browser(Good.Browser! with { MaxTextureSize = 4096 }), DeviceCodes.SmallTextures],
        ["texture 4097", Browser(Good.Browser! with { MaxTextureSize = 4097 }), ""],
        ["renderbuffer 4096", Browser(Good.Browser! with { MaxRenderbufferSize = 4096 }), DeviceCodes.SmallTextures],
        ["renderbuffer alone 4096", Browser(new() { MaxRenderbufferSize = 4096 }), DeviceCodes.SmallTextures],
        ["renderbuffer 4097", Browser(Good.Browser! with { MaxRenderbufferSize = 4097 }), ""],
        .. WeakRenderers.Select(name => new object[] { name, Browser(Good.Browser! with { Renderer = name }), DeviceCodes.WeakRenderer }),
        ["mali g78", Browser(Good.Browser! with { Renderer = "Mali-G78" }), ""],
        ["adreno 640", Browser(Good.Browser! with { Renderer = "Adreno (TM) 640" }), ""],
    ];

    private static string[] WeakRenderers =>
    [
        "Mali-400 MP", "Mali-450 MP", "Mali-T604", "Mali-T760", "PowerVR GE8320", "PowerVR SGX 540", "VideoCore IV HW", "Google SwiftShader", "Adreno (TM) 306", "Adreno (TM) 430", "llvmpipe (LLVM 15)",
        "ADRENO (tm) 320", "ANGLE (mali-t720)",
    ];

    [TestMethod]
    [DynamicData(nameof(Boundaries))]
    public void Assess_AtALimit_FindsIt(string name, DeviceFacts facts, string code)
    {
        var report = DeviceCheck.Assess(facts);
        CollectionAssert.AreEqual(code.Length == 0 ? Array.Empty<string>() : [code], report.Findings.Select(finding => finding.Code).ToArray(), name);
        Assert.AreEqual(code.Length == 0 ? Preset.Accurate : Preset.Simplified, report.Preset);
        Assert.AreEqual(code.Length != 0, report.OffersSimplified);
    }

    [TestMethod]
    public void Assess_NothingKnown_IsAccurateAndSaysSo()
    {
        foreach (var facts in new DeviceFacts[] { new(), new() { OperatingSystem = "X" }, new() { Browser = new() } })
        {
            var report = DeviceCheck.Assess(facts);
            Assert.AreEqual(Preset.Accurate, report.Preset);
            Assert.AreEqual(DeviceCodes.NothingKnown, report.Findings.Single().Code);
            Assert.AreEqual(DeviceSeverity.Note, report.Findings.Single().Severity);
        }
    }

    [TestMethod]
    public void Assess_OneUnknownFactEach_IsNoSign()
    {
        foreach (var facts in new[] { Good with { MemoryBytes = null }, Good with { Cores = null }, Good with { Is64Bit = null }, Good with { IsMobile = null }, Good with { ProbeMilliseconds = null }, Good with { Browser = null } })
            Assert.IsEmpty(DeviceCheck.Assess(facts).Findings);
    }

    [TestMethod]
    public void Assess_SeveralSigns_NamesAllAndGivesTheFirstAsReason()
    {
        var report = DeviceCheck.Assess(Good with { Cores = 1, IsMobile = true, MemoryBytes = Gigabyte });
        CollectionAssert.AreEqual(new[] { DeviceCodes.LittleMemory, DeviceCodes.FewCores, DeviceCodes.Mobile }, report.Findings.Select(finding => finding.Code).ToArray());
        Assert.AreEqual("Training uses the simplified model, because this computer has little memory.", report.Reason);
    }

    [TestMethod]
    public void Assess_OwnLimits_AreUsed()
    {
        var limits = new DeviceLimits { MemoryBytes = 16 * Gigabyte, Cores = 4, TextureSize = 16384, ProbeMilliseconds = 1, WeakRenderers = ["uhd"], BrowserMemory = 8, BrowserCores = 4 };
        Assert.HasCount(7, DeviceCheck.Assess(Good, limits).Findings);
    }

    [TestMethod]
    public void Assess_EveryFinding_NamesFoundAndLimitAndGivesGuidance()
    {
        var report = DeviceCheck.Assess(Good with { MemoryBytes = Gigabyte, ProbeMilliseconds = 120.4 });
        Assert.AreEqual("Found 1024 MB of memory; up to 2048 MB counts as little.", report.Findings[0].Message);
        Assert.AreEqual("Found 120 ms for one picture; more than 50 ms counts as slow.", report.Findings[1].Message);
        Assert.IsTrue(report.Findings.All(finding => finding.Guidance.Length > 20));
    }

    private static DeviceFacts Browser(BrowserFacts browser) => Good with { Browser = browser };
}
