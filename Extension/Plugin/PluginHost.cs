using System.Reflection;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Extension.Manifests;

namespace MLKids.Extension;

/// <summary>
/// Loads plugins, gives their packs the services they ask for, and passes the lifecycle on. A plugin that throws is reported with its name and the environment goes on.
/// </summary>
public sealed class PluginHost(TimeProvider time, IHatStarter hats, Action<Diagnostic> report) : IServiceProvider, IDisposable
{
    private readonly TimeProvider _time = time;
    private readonly IHatStarter _hats = hats;
    private readonly Action<Diagnostic> _report = report;
    private readonly Dictionary<Type, object> _services = [];
    private readonly List<(Manifest Manifest, IExtension? Extension)> _plugins = [];
    private readonly List<(Manifest Manifest, IExtension? Extension)> _parts = [];
    private readonly List<Assembly> _packs = [];

    /// <summary>Folder in which each plugin has one for its own files; null for the usual one of this person.</summary>
    public string? DataRoot { get; set; }

    /// <summary>Whether some plugin does something each frame.</summary>
    public bool Ticks => _plugins.Any(p => p.Extension?.GetType().GetInterfaceMap(typeof(IExtension)) is { } map
        && Array.Exists(map.TargetMethods, m => m.Name.EndsWith(nameof(IExtension.OnTick), StringComparison.Ordinal) && m.DeclaringType != typeof(IExtension)));

    /// <summary>Manifests of the loaded plugins.</summary>
    public IReadOnlyList<Manifest> Plugins => [.. _plugins.Select(p => p.Manifest)];

    /// <summary>Offers a service to plugins and packs; the last one of a type wins.</summary>
    public void AddService<T>(T service) where T : class => _services[typeof(T)] = service;

    /// <summary>This person's folder for programs' own files.</summary>
    public static string UsualDataRoot() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "MLKids");

    public object? GetService(Type serviceType) => _services.GetValueOrDefault(serviceType);

    /// <summary>Loads the plugin in a folder with a <c>manifest.json</c>. Scripts among its packs are not loaded here.</summary>
    /// <param name="folder">The plugin's.</param>
    /// <param name="load">Gives an assembly by name, or throws what <see cref="Assembly.Load(string)"/> throws; null: they lie beside the program.</param>
    /// <exception cref="ManifestException">The manifest or the plugin is wrong.</exception>
    public Manifest Load(string folder, Func<string, Assembly>? load = null)
    {
        load ??= Assembly.Load;
        var manifest = ManifestReader.ReadFile(Path.Combine(folder, ManifestReader.FileName));
        var extension = CreateEntry(manifest, load);
        _packs.AddRange(manifest.AssemblyPacks.Select(name => LoadAssembly(name, "blockPacks", load)));
        _plugins.Add((manifest, extension));
        AddService(manifest);
        Guarded(manifest, "OnLoad", () => extension?.OnLoad(new Host(this, manifest)));
        return manifest;
    }

    /// <summary>Another part of a loaded plugin follows the lifecycle from now on.</summary>
    public void Join(Manifest manifest, IExtension part) => _parts.Add((manifest, part));

    /// <summary>The blocks of the given packs and of all loaded plugins, in this order.</summary>
    /// <param name="standard">Classes of packs that belong to no plugin.</param>
    /// <param name="places">Where a class or method stands in its source, for mistakes; null where nobody knows.</param>
    /// <exception cref="AuthoringException">A pack is wrong.</exception>
    /// <exception cref="ManifestException">A plugin's block needs a permission that its manifest does not ask for.</exception>
    public BlockSet DiscoverBlocks(IEnumerable<Type> standard, Func<MemberInfo, SourcePlace?>? places = null)
    {
        var blocks = BlockSet.Discover(standard.Concat(_packs.SelectMany(p => p.GetTypes())), this, places);
        var mistakes = blocks.Blocks
            .Where(b => _packs.Contains(b.Method!.DeclaringType!.Assembly))
            .SelectMany(b => b.Definition.Needs.Select(need => (b.Definition.Opcode, Need: need)))
            .Where(n => !_plugins.Any(p => p.Manifest.Permissions.Contains(n.Need)))
            .Select(n => Mistake(ManifestCodes.MissingPermission, $"the block {n.Opcode} needs \"{n.Need}\", which mlkids.permissions does not name"))
            .ToList();
        return mistakes.Count == 0 ? blocks : throw new ManifestException(mistakes);
    }

    public void ProjectOpened(string? path) => Each("OnProjectOpened", e => e.OnProjectOpened(path));

    public void Start() => Each("OnStart", e => e.OnStart());

    public void Tick() => Each("OnTick", e => e.OnTick());

    public void Stop() => Each("OnStop", e => e.OnStop());

    public void Dispose()
    {
        Each("OnUnload", e => e.OnUnload());
        _plugins.Clear();
        _parts.Clear();
    }

    private void Each(string moment, Action<IExtension> call)
    {
        foreach (var (manifest, extension) in _plugins.Concat(_parts))
            if (extension is not null)
                Guarded(manifest, moment, () => call(extension));
    }

    private void Guarded(Manifest manifest, string moment, Action call)
    {
        try
        {
            call();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _report(new Diagnostic(ManifestCodes.PluginFailed, Severity.Error, "An extension has a problem. The rest goes on.", $"{manifest.Name} failed in {moment}: {e.GetType().Name}: {e.Message}"));
        }
    }

    private static IExtension? CreateEntry(Manifest manifest, Func<string, Assembly> load)
    {
        if (manifest.Entry is null)
            return null;
        var type = LoadAssembly(manifest.Entry.Assembly, "entry.assembly", load).GetType(manifest.Entry.Type);
        if (type is null || type.IsAbstract || !typeof(IExtension).IsAssignableFrom(type) || type.GetConstructor(Type.EmptyTypes) is null)
            throw new ManifestException([Mistake(ManifestCodes.NoEntry, $"mlkids.entry.type is \"{manifest.Entry.Type}\", wanted a class of {manifest.Entry.Assembly} that implements IExtension and has a constructor without parameters")]);
        try
        {
            return (IExtension)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException e)
        {
            throw new ManifestException([Mistake(ManifestCodes.PluginFailed, $"the constructor of {manifest.Entry.Type} threw {e.InnerException?.GetType().Name}: {e.InnerException?.Message}")]);
        }
    }

    private static Assembly LoadAssembly(string name, string field, Func<string, Assembly> load)
    {
        try
        {
            return load(name);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or ArgumentException)
        {
            throw new ManifestException([Mistake(ManifestCodes.NoEntry, $"mlkids.{field} is \"{name}\", which cannot be loaded: {e.Message}")]);
        }
    }

    private static Diagnostic Mistake(string code, string what) => new(code, Severity.Error, "This extension cannot be opened.", $"Manifest: {what}.");

    private sealed class Host(PluginHost owner, Manifest manifest) : IExtensionHost
    {
        public string DataFolder
        {
            get
            {
                var folder = Path.Combine(owner.DataRoot ?? UsualDataRoot(), manifest.Name);
                Directory.CreateDirectory(folder);
                return folder;
            }
        }

        public TimeProvider Time => owner._time;

        public IHatStarter Hats => owner._hats;

        public void AddService<T>(T service) where T : class => owner.AddService(service);

        public T? GetService<T>() where T : class => (T?)owner.GetService(typeof(T));

        public void Report(Diagnostic diagnostic) => owner._report(diagnostic);
    }
}
