using MLKids.Extension.Manifests;
using MLKids.Learning.Device;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Training;

/// <summary>
/// What this computer is like: measured once, in the background, when a page first asks. What a test (or a teacher) states of it replaces all that is measured and all
/// that browsers tell.
/// </summary>
internal sealed class DeviceWatch(StudioOptions options, FeaturizerCatalog featurizers)
{
    private readonly Lazy<Task<DeviceFacts>> _measured = new(() => Task.Run(() => DeviceProbe.Measure(options.Time, Pictures(featurizers))));
    private readonly Lazy<DeviceLimits> _limits = new(() => ManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "manifest.json")).DeviceLimits);

    /// <summary>What is known of this computer itself.</summary>
    public async Task<DeviceFacts> Facts() => options.Device ?? await _measured.Value;

    /// <summary>The check's answer for this computer itself.</summary>
    public async Task<DeviceReport> Assess() => DeviceCheck.Assess(await Facts(), _limits.Value);

    /// <summary>The check's answer for somebody who sits before this browser.</summary>
    public async Task<DeviceReport> Assess(BrowserFacts browser) =>
        DeviceCheck.Assess(options.Device ?? await _measured.Value with { Browser = browser }, _limits.Value);

    /// <summary>Without the weights of pictures the rest is measured all the same.</summary>
    private static IFeaturizer? Pictures(FeaturizerCatalog featurizers)
    {
        try
        {
            return featurizers.For(ModelKind.Pictures);
        }
        catch (Learning.LearningException)
        {
            return null;
        }
    }
}
