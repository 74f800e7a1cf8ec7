using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Extension.Manifests;
using MLKids.Runtime.Packs;

namespace MLKids.Packs.Loading;

/// <summary>The script packs of one plugin, each in an engine of its own. One thread.</summary>
internal sealed class LoadedScripts : IDisposable
{
    private readonly List<ScriptPack> _packs = [];

    /// <summary>Loads all that the manifest names.</summary>
    /// <param name="folder">The plugin's.</param>
    /// <param name="manifest">Names them.</param>
    /// <param name="blocks">What the plugin has already.</param>
    /// <param name="options">What they are given.</param>
    /// <returns>The blocks of before and theirs.</returns>
    /// <exception cref="ManifestException">A file cannot be read.</exception>
    /// <exception cref="AuthoringException">Packs are wrong; all mistakes together.</exception>
    public BlockSet Load(string folder, Manifest manifest, BlockSet blocks, ScriptPackOptions options)
    {
        var mistakes = new List<Diagnostic>();
        foreach (var file in manifest.ScriptPacks)
        {
            try
            {
                var pack = ScriptPack.Load(file, Source(folder, file), options);
                _packs.Add(pack);
                mistakes.AddRange(pack.Blocks.Packs.Where(p => blocks.HasPack(p.Id)).Select(p =>
                    new Diagnostic(AuthoringCodes.DuplicatePack, Severity.Error, "This extension has a mistake inside.", $"The pack id \"{p.Id}\" of {file} is there twice in this plugin. Give one of them another id.")));
                blocks = blocks.With(pack.Blocks);
            }
            catch (AuthoringException e)
            {
                mistakes.AddRange(e.Mistakes);
            }
        }

        return mistakes.Count == 0 ? blocks : throw new AuthoringException(mistakes);
    }

    public void Start() => _packs.ForEach(p => p.Start());

    public void Stop() => _packs.ForEach(p => p.Stop());

    public void Dispose() => _packs.ForEach(p => p.Dispose());

    private static string Source(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ManifestException([new Diagnostic(ManifestCodes.NoEntry, Severity.Error, "This extension cannot be opened.", $"Manifest: mlkids.blockPacks names \"{file}\", which cannot be read: {e.Message}.")]);
        }
    }
}
