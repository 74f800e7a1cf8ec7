using MLKids.Extension.Manifests;
using MLKids.Learning.Device;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Reports;

/// <summary>What this computer is like, and what follows from it. Measured once, when first asked.</summary>
internal sealed class DeviceSheet(StudioOptions options, FeaturizerCatalog featurizers)
{
    private readonly Lazy<Task<(DeviceFacts, DeviceReport)>> _measured = new(() => Task.Run(() =>
    {
        var facts = options.Device ?? DeviceProbe.Measure(options.Time, featurizers.For(ModelKind.Pictures));
        return (facts, DeviceCheck.Assess(facts, ManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "manifest.json")).DeviceLimits));
    }));

    public Task<(DeviceFacts Facts, DeviceReport Report)> Get() => _measured.Value;
}
