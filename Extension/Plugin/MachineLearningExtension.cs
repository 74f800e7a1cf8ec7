using System.Diagnostics.CodeAnalysis;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.MachineLearning;
using MLKids.Extension.Manifests;
using MLKids.Learning.Device;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;

namespace MLKids.Extension;

/// <summary>
/// The plugin's entry: brings the learning session that its blocks share, which trains where the host's <see cref="TrainingService"/> says, else in this process. The device check picks the preset for programs, where nobody can be asked; a setting forces it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "OnUnload disposes: a plugin's lifecycle is its host's.")]
public sealed class MachineLearningExtension : IExtension
{
    private IExtensionHost? _host;
    private LearningCatalog? _own;
    private LearningSession? _session;
    private MicrophoneWatch? _microphone;

    public void OnLoad(IExtensionHost host)
    {
        _host = host;
        var limits = host.GetService<Manifest>()?.DeviceLimits ?? new DeviceLimits();
        var chosen = new Lazy<PresetChoice>(() => Choose(host, limits));
        // A host with several projects open lends one catalogue to all: weights are loaded once.
        var catalog = host.GetService<LearningCatalog>() ?? (_own = new LearningCatalog());
        var trainer = host.GetService<TrainingService>() ?? new TrainingService(catalog, host.Time);
        _session = new LearningSession(trainer, catalog, () => chosen.Value, host.Hats);
        host.AddService(catalog);
        host.AddService(_session);
        host.AddService(new CameraWatch(_session));
        host.AddService(_microphone = new MicrophoneWatch(_session, catalog.Featurizers, host.Hats));
    }

    public void OnProjectOpened(string? path)
    {
        if (_host?.GetService<ProjectFile>() is { } project)
            _session?.Open(project);
    }

    public void OnStop()
    {
        _session?.StopProgram();
        _microphone?.End();
    }

    public void OnUnload()
    {
        _microphone?.End();
        _session?.Dispose();
        _own?.Dispose();
    }

    private static PresetChoice Choose(IExtensionHost host, DeviceLimits limits)
    {
        if (host.GetService<ForcedPreset>() is { } forced)
            return new PresetChoice(forced.Preset, forced.Reason);
        var report = DeviceCheck.Assess(DeviceProbe.Measure(host.Time), limits);
        return new PresetChoice(report.Preset, report.Reason);
    }
}

/// <summary>A setting that overrides the device check, with the sentence for the report.</summary>
public sealed record ForcedPreset(Preset Preset, string Reason);
