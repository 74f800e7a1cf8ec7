using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Extension.Manifests;
using MLKids.Packs.Loading;

namespace MLKids.Packs.Shelf;

internal enum PluginState { Ready, Wrong }

internal sealed class ShelvedPlugin
{
    public required string Folder { get; init; }
    public string Name => Manifest?.Name ?? Path.GetFileName(Folder);
    public string DisplayName => Manifest?.DisplayName ?? Path.GetFileName(Folder);
    public IReadOnlyList<PackDefinition> Packs => Blocks.Packs;
    public Manifest? Manifest { get; init; }
    public PluginState State { get; init; }
    public IReadOnlyList<Diagnostic> Mistakes { get; init; } = [];
    public BlockSet Blocks { get; init; } = BlockSet.Discover(Array.Empty<Type>());
}

internal sealed class PluginShelf : IDisposable
{
    private readonly IReadOnlyList<string> _folders;
    public PluginShelf(IReadOnlyList<string> folders) { _folders = folders; Read(); }
    public IReadOnlyList<ShelvedPlugin> Plugins { get; private set; } = [];
    public event Action? Changed;
    public void Refresh() { Read(); Changed?.Invoke(); }
    private void Read()
    {
        var all = new List<ShelvedPlugin>();
        foreach (var f in _folders)
            foreach (var d in File.Exists(Path.Combine(f, "manifest.json")) ? [f] : Directory.Exists(f) ? Directory.GetDirectories(f) : [])
                try { var l = LoadedPlugin.Load(d, TimeProvider.System, new NoHats(), _ => { }); all.Add(new ShelvedPlugin { Folder = d, Manifest = l.Manifest, Blocks = l.Blocks }); }
                catch (ManifestException e) { all.Add(new ShelvedPlugin { Folder = d, State = PluginState.Wrong, Mistakes = e.Mistakes }); }
        Plugins = all;
    }
    public PluginSession Open(Action<Diagnostic> report) => new(this);
    public void Dispose() { }
    private sealed class NoHats : IHatStarter { public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null) { } }
}

internal sealed class PluginSession : IDisposable
{
    private readonly PluginShelf _shelf;
    private Func<ShelvedPlugin, bool> _isIn = _ => true;
    public PluginSession(PluginShelf shelf) { _shelf = shelf; Make(); shelf.Changed += Make; }
    public BlockSet Blocks { get; private set; } = null!;
    public event Action? Changed;
    public IReadOnlyCollection<string> Stopped => [];
    public void Restart(string plugin) { }
    public void Choose(Func<ShelvedPlugin, bool> isIn) { _isIn = isIn; Make(); }
    private void Make() { Blocks = _shelf.Plugins.Where(_isIn).Aggregate(BlockSet.Discover(Array.Empty<Type>()), (a, b) => a.With(b.Blocks)); Changed?.Invoke(); }
    public void Dispose() { _shelf.Changed -= Make; }
}

internal static class PluginArchive2
{
    public static string Install(string file, string folder)
    {
        using var f = File.OpenRead(file);
        using var z = new System.IO.Compression.GZipStream(f, System.IO.Compression.CompressionMode.Decompress);
        Directory.CreateDirectory(folder);
        System.Formats.Tar.TarFile.ExtractToDirectory(z, folder, false);
        return Path.Combine(folder, "package");
    }
}
