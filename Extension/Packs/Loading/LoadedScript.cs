using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Extension;
using MLKids.Extension.Manifests;
using MLKids.Runtime.Packs;

namespace MLKids.Packs.Loading;

/// <summary>A script of a plugin, following the plugin's lifecycle. Of the thread that loads it, whose context brings timers and promises back.</summary>
internal sealed class LoadedScript : IExtension
{
    private const long LargestBytes = 10_000_000;
    private readonly ScriptPack _script;

    private LoadedScript(ScriptPack script) => _script = script;

    /// <summary>Loads the plugin's scripts; they go with the host.</summary>
    /// <returns>The blocks that it has already, and theirs.</returns>
    /// <exception cref="ManifestException">A script cannot be read.</exception>
    /// <exception cref="AuthoringException">A script's packs are wrong.</exception>
    public static BlockSet Join(BlockSet blocks, string folder, Manifest manifest, PluginHost host, TimeProvider time, IHatStarter hats, Action<Diagnostic> report)
    {
        foreach (var file in manifest.ScriptPacks)
        {
            var script = ScriptPack.Load(file, Read(folder, file), new ScriptPackOptions { Time = time, Hats = hats, Report = report, Context = SynchronizationContext.Current });
            host.Join(manifest, new LoadedScript(script));
            if (script.Blocks.Packs.FirstOrDefault(p => blocks.HasPack(p.Id)) is { } twice)
                throw new AuthoringException([new Diagnostic(AuthoringCodes.DuplicatePack, Severity.Error, "This extension has a mistake inside.", $"The pack id \"{twice.Id}\" of {file} is there twice in this plugin. Give one of them another id.")]);
            blocks = blocks.With(script.Blocks);
        }

        return blocks;
    }

    public void OnStart() => _script.Start();

    public void OnStop() => _script.Stop();

    public void OnUnload() => _script.Dispose();

    private static string Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return new FileInfo(path).Length <= LargestBytes ? File.ReadAllText(path) : throw new IOException($"it has more than {LargestBytes:N0} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ManifestException([new Diagnostic(ManifestCodes.NoEntry, Severity.Error, "This extension cannot be opened.", $"Manifest: mlkids.blockPacks names \"{file}\", which cannot be read: {e.Message}.")]);
        }
    }
}
