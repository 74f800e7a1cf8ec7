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
using MLKids.Packs.Calls;
using MLKids.Packs.Sessions;
using MLKids.Packs.Shelf;

namespace MLKids.Studio;

/// <summary>The environment put together: plugins, their services, the open project. Command line and studio use the same.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly HatRelay _hats = new();
    private readonly PluginHost _plugins;
    private readonly PluginServices? _services;
    private BlockSet? _own;

    /// <param name="report">Shows findings; on any thread.</param>
    /// <param name="preset">"auto", or a preset's id.</param>
    /// <param name="catalog">Lent by a host that has several workbenches; null: this has its own.</param>
    /// <param name="trainer">Where models are trained; null: in this process.</param>
    /// <param name="shelf">Plugins from outside; null: none.</param>
    /// <param name="allows">Which of them this program has; null: all. Asked again at <see cref="PluginSession.Refresh"/>.</param>
    /// <param name="dataRoot">Where plugins from outside keep what is theirs; null: at this person's usual place.</param>
    /// <exception cref="ManifestException">The plugin is wrong.</exception>
    public Workbench(
        Action<Diagnostic> report, string preset = "auto", LearningCatalog? catalog = null, TrainingService? trainer = null,
        PluginShelf? shelf = null, Func<ShelvedPlugin, bool>? allows = null, string? dataRoot = null)
    {
        _plugins = new PluginHost(TimeProvider.System, _hats, report);
        if (catalog is not null)
            _plugins.AddService(catalog);
        if (trainer is not null)
            _plugins.AddService(trainer);
        if (preset != "auto")
            _plugins.AddService(new ForcedPreset(Preset.Of(preset), $"Asked for: {catalog?.NameOf(Preset.Of(preset)) ?? preset}."));
        Manifest = _plugins.Load(AppContext.BaseDirectory);
        if (shelf is null)
            return;
        _services = new PluginServices { Hats = _hats, Models = new ProjectModels(Learning), Report = report, DataRoot = dataRoot };
        Outside = shelf.Open(_services, allows);
    }

    public Manifest Manifest { get; }

    /// <summary>Plugins from outside, or null.</summary>
    public PluginSession? Outside { get; }

    public LearningSession Learning => Service<LearningSession>();

    /// <summary>Why a block is left out of <see cref="DiscoverBlocks"/>, or null. Default: all are in.</summary>
    public Func<BlockDefinition, string?> Refusal { get; set; } = _ => null;

    /// <summary>The same for the blocks of plugins from outside.</summary>
    public Func<BlockDefinition, string?> OutsideRefusal { get; set; } = _ => null;

    public FeaturizerCatalog Featurizers => Service<LearningCatalog>().Featurizers;

    /// <summary>Takes a project; the caller disposes of it after the workbench.</summary>
    public void Open(ProjectFile project)
    {
        _plugins.AddService(project);
        _plugins.ProjectOpened(project.IsTemporary ? null : project.Path);
        Outside?.ProjectOpened(project.IsTemporary ? null : project.Path);
    }

    /// <summary>All blocks that are let in: Scratch's own and the plugins'.</summary>
    /// <exception cref="AuthoringException">A pack is wrong.</exception>
    public BlockSet DiscoverBlocks()
    {
        // Once: packs remember things from one call to the next.
        var blocks = (_own ??= _plugins.DiscoverBlocks(StandardPacks.All)).Without(Refusal);
        return Outside is null ? blocks : blocks.With(Outside.Blocks.Without(OutsideRefusal));
    }

    /// <summary>Hats from outside go to this program from now on, and plugins from outside reach its stage.</summary>
    /// <param name="program">Where hats are started.</param>
    /// <param name="atStage">Brings a deed to the program's stage, on its engine's thread between two frames.</param>
    public void Serve(IHatStarter program, Action<Action<IStage>> atStage)
    {
        _hats.Program = program;
        if (_services is not null)
            _services.AtStage = atStage;
    }

    /// <summary>The green flag.</summary>
    public void Start()
    {
        _plugins.Start();
        Outside?.Start();
    }

    public void Tick()
    {
        _plugins.Tick();
        Outside?.Tick();
    }

    public void Stop()
    {
        _plugins.Stop();
        Outside?.Stop();
    }

    public void Dispose()
    {
        Outside?.Dispose();
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
