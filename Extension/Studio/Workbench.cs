using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.MachineLearning;
using MLKids.Blocks.Standard;
using MLKids.Extension;
using MLKids.Extension.Manifests;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;
using MLKids.Packs.Sessions;

namespace MLKids.Studio;

/// <summary>The environment put together: plugins, their services, the open project. Command line and studio use the same.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly HatRelay _hats = new();
    private readonly PluginHost _plugins;
    private readonly PluginSession? _outside;
    private BlockSet? _own;

    /// <param name="report">Shows findings; on any thread.</param>
    /// <param name="preset">"auto", or a preset's id.</param>
    /// <param name="catalog">Lent by a host that has several workbenches; null: this has its own.</param>
    /// <param name="trainer">Where models are trained; null: in this process.</param>
    /// <exception cref="ManifestException">The plugin is wrong.</exception>
    public Workbench(Action<Diagnostic> report, string preset = "auto", LearningCatalog? catalog = null, TrainingService? trainer = null, PluginSession? outside = null)
    {
        _outside = outside;
        if (outside is not null)
            outside.Changed += () => BlocksChanged?.Invoke();
        _plugins = new PluginHost(TimeProvider.System, _hats, report);
        if (catalog is not null)
            _plugins.AddService(catalog);
        if (trainer is not null)
            _plugins.AddService(trainer);
        if (preset != "auto")
            _plugins.AddService(new ForcedPreset(Preset.Of(preset), $"Asked for: {catalog?.NameOf(Preset.Of(preset)) ?? preset}."));
        Manifest = _plugins.Load(AppContext.BaseDirectory);
    }

    public Manifest Manifest { get; }

    public LearningSession Learning => Service<LearningSession>();

    /// <summary>Why a block is left out of <see cref="DiscoverBlocks"/>, or null. Default: all are in.</summary>
    public Func<BlockDefinition, string?> Refusal { get; set; } = _ => null;

    public FeaturizerCatalog Featurizers => Service<LearningCatalog>().Featurizers;

    /// <summary>Takes a project; the caller disposes of it after the workbench.</summary>
    public void Open(ProjectFile project)
    {
        _plugins.AddService(project);
        _plugins.ProjectOpened(project.IsTemporary ? null : project.Path);
    }

    /// <summary>All blocks that are let in: Scratch's own and the plugins'.</summary>
    /// <exception cref="AuthoringException">A pack is wrong.</exception>
    public BlockSet DiscoverBlocks() => Joined((_own ??= _plugins.DiscoverBlocks(StandardPacks.All)).Without(Refusal));

    private BlockSet Joined(BlockSet own) => _outside is null ? own : own.With(_outside.Blocks.Without(OutsideRefusal));

    public event Action? BlocksChanged;

    public Func<BlockDefinition, string?> OutsideRefusal { get; set; } = _ => null;

    /// <summary>Hats from outside go to this program from now on.</summary>
    public void SendHatsTo(IHatStarter program) => _hats.Program = program;

    /// <summary>The green flag.</summary>
    public void Start() => _plugins.Start();

    public void Tick() => _plugins.Tick();

    public void Stop() => _plugins.Stop();

    public void Dispose()
    {
        _outside?.Dispose();
        _plugins.Dispose();
    }

    private T Service<T>() where T : class =>
        (T?)_plugins.GetService(typeof(T)) ?? throw new InvalidOperationException($"The plugin {Manifest.Name} did not bring {typeof(T).Name}.");

    private sealed class HatRelay : IHatStarter
    {
        public volatile IHatStarter? Program;

        public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null) => Program?.Post(opcode, fields);
    }
}
