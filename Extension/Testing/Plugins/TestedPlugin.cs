using System.Reflection;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Extension;
using MLKids.Extension.Manifests;
using MLKids.Packs.Loading;

namespace MLKids.Testing;

/// <summary>The plugin of a test: from its folder, with its assemblies in a context of their own, or from classes that the test's project refers to, in place.</summary>
internal sealed class TestedPlugin : IDisposable
{
    private readonly IDisposable _loaded;

    private TestedPlugin(IDisposable loaded, PluginHost lifecycle, Manifest? manifest, BlockSet blocks) => (_loaded, Lifecycle, Manifest, Blocks) = (loaded, lifecycle, manifest, blocks);

    public PluginHost Lifecycle { get; }

    /// <summary>Null for classes that no manifest names.</summary>
    public Manifest? Manifest { get; }

    public BlockSet Blocks { get; }

    /// <exception cref="ManifestException">The manifest or the plugin is wrong.</exception>
    /// <exception cref="AuthoringException">A pack is wrong; all mistakes together.</exception>
    public static TestedPlugin Load(string folder, TimeProvider time, IHatStarter hats, Action<Diagnostic> report, Action<PluginHost> offer)
    {
        var plugin = LoadedPlugin.Load(folder, time, hats, report, offer);
        return new TestedPlugin(plugin, plugin.Lifecycle, plugin.Manifest, plugin.Blocks);
    }

    /// <summary>The whole plugin of the first class's assembly if its manifest lies in a folder above; else these classes alone.</summary>
    /// <exception cref="ManifestException">The manifest or the plugin is wrong.</exception>
    /// <exception cref="AuthoringException">A pack is wrong; all mistakes together.</exception>
    public static TestedPlugin Of(IReadOnlyList<Type> packs, IServiceProvider? services, TimeProvider time, IHatStarter hats, Action<Diagnostic> report, Action<PluginHost> offer)
    {
        var assembly = packs[0].Assembly;
        var host = new PluginHost(time, hats, report);
        host.AddService(time);
        host.AddService(hats);
        offer(host);
        if (FolderOf(assembly) is { } folder)
        {
            var manifest = host.Load(folder, name => name == assembly.GetName().Name ? assembly : Assembly.Load(name));
            return new TestedPlugin(host, host, manifest, LoadedScript.Join(host.DiscoverBlocks([]), folder, manifest, host, time, hats, report));
        }

        return new TestedPlugin(host, host, null, BlockSet.Discover(packs, new Both(host, services)));
    }

    /// <summary>The folder above an assembly whose manifest names it.</summary>
    private static string? FolderOf(Assembly assembly)
    {
        for (var folder = Path.GetDirectoryName(assembly.Location); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "manifest.json");
            try
            {
                if (File.Exists(file) && ManifestReader.ReadFile(file).AssemblyPacks.Contains(assembly.GetName().Name))
                    return folder;
            }
            catch (ManifestException)
            {
                // Another plugin's, or somebody else's file of that name.
            }
        }

        return null;
    }

    /// <summary>The block as a program in the environment has it: its code may answer at once or later. What it throws and which hats it starts is told.</summary>
    public static BoundBlock Watched(BoundBlock block, Action<StartedHat> started, Action<Exception> failed)
    {
        if (block.Definition.Kind is CallKind.None or CallKind.Stepwise)
            return block;
        var kind = block.Definition is { Kind: CallKind.Immediate, Shape: not BlockShape.Hat } ? CallKind.Waiting : block.Definition.Kind;
        return BoundBlock.Of(block.Definition with { Kind = kind }, (arguments, call) =>
        {
            try
            {
                var answer = block.Invoke(arguments, new RecordingCall(call, started));
                if (answer is Task task)
                    task.ContinueWith(t => failed(t.Exception!.InnerException!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                return answer;
            }
            catch (Exception e)
            {
                failed(e);
                throw;
            }
        });
    }

    public void Dispose() => _loaded.Dispose();

    private sealed class Both(IServiceProvider first, IServiceProvider? second) : IServiceProvider
    {
        public object? GetService(Type serviceType) => first.GetService(serviceType) ?? second?.GetService(serviceType);
    }
}
