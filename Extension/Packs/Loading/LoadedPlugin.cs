using System.Reflection;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Extension;
using MLKids.Extension.Manifests;

namespace MLKids.Packs.Loading;

/// <summary>
/// A plugin's code, loaded in this process: its assemblies in a context of their own. For the process that runs packs and for authors' tests; the environment itself never
/// loads strangers' code. One thread.
/// </summary>
internal sealed class LoadedPlugin : IDisposable
{
    private readonly PluginContext _context;
    private readonly PluginHost _host;

    private LoadedPlugin(PluginContext context, PluginHost host, Manifest manifest, BlockSet blocks) => (_context, _host, Manifest, Blocks) = (context, host, manifest, blocks);

    public Manifest Manifest { get; }

    /// <summary>The plugin's blocks.</summary>
    public BlockSet Blocks { get; }

    /// <summary>Loads a plugin, calls its <see cref="IExtension.OnLoad"/> and makes its packs.</summary>
    /// <param name="folder">With a <c>manifest.json</c>.</param>
    /// <param name="time">The clock that packs see.</param>
    /// <param name="hats">Starts hats.</param>
    /// <param name="report">Shows findings.</param>
    /// <param name="offer">Adds the services that packs may ask for.</param>
    /// <exception cref="ManifestException">The manifest or the plugin is wrong.</exception>
    /// <exception cref="AuthoringException">A pack is wrong; all mistakes together.</exception>
    public static LoadedPlugin Load(string folder, TimeProvider time, IHatStarter hats, Action<Diagnostic> report, Action<PluginHost>? offer = null)
    {
        var context = new PluginContext(folder);
        var host = new PluginHost(time, hats, report);
        try
        {
            host.AddService(time);
            host.AddService(hats);
            offer?.Invoke(host);
            var manifest = host.Load(folder, context.LoadOwn);
            var blocks = LoadedScript.Join(host.DiscoverBlocks([], context.PlaceOf), folder, manifest, host, time, hats, report);
            return new LoadedPlugin(context, host, manifest, blocks);
        }
        catch
        {
            host.Dispose();
            context.Unload();
            throw;
        }
    }

    /// <summary>Passes the lifecycle on.</summary>
    public PluginHost Lifecycle => _host;

    /// <summary>Tells the plugin, and lets its code go: it is collected once nobody refers to it.</summary>
    /// <returns>Alive as long as something still does.</returns>
    public WeakReference Unload()
    {
        _host.Dispose();
        _context.Unload();
        return new WeakReference(_context);
    }

    public void Dispose() => Unload();
}
