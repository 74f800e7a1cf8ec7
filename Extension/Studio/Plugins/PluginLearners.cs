using MLKids.Learning.Training;
using MLKids.Packs.Learning;
using MLKids.Packs.Shelf;

namespace MLKids.Studio.Plugins;

/// <summary>What the extensions on the shelf add to learning (featurizers, trainers, presets) is in the catalogue as long as they are there.</summary>
internal sealed class PluginLearners : IDisposable
{
    private readonly PluginShelf _shelf;
    private readonly LearningCatalog _catalog;
    private readonly Lock _lock = new();
    private Dictionary<(string Folder, int Version), LearningExtension> _taken = [];

    public PluginLearners(PluginShelf shelf, LearningCatalog catalog)
    {
        (_shelf, _catalog) = (shelf, catalog);
        shelf.Changed += Take;
        Take();
    }

    public void Dispose() => _shelf.Changed -= Take;

    private void Take()
    {
        lock (_lock)
        {
            var now = new Dictionary<(string Folder, int Version), LearningExtension>();
            foreach (var plugin in _shelf.Plugins)
                if (plugin is { State: PluginState.Ready, Manifest: { } manifest } && (manifest.Featurizers.Count > 0 || manifest.Trainers.Count > 0 || manifest.OtherPresets.Count > 0))
                    now[(plugin.Folder, plugin.Version)] = _taken.GetValueOrDefault((plugin.Folder, plugin.Version)) ?? PluginLearning.Of(plugin.Folder, manifest);
            if (now.Keys.ToHashSet().SetEquals(_taken.Keys))
                return;
            _taken = now;
            _catalog.Use([.. now.Values]);
        }
    }
}
