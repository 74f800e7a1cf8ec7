using MLKids.Learning.Training;
using MLKids.Packs.Shelf;

namespace MLKids.Packs.Learning;

/// <summary>Keeps a catalogue in step with a shelf: what plugins add to learning comes, changes and goes with their folders.</summary>
internal sealed class ShelfLearning : IDisposable
{
    private readonly Lock _lock = new();
    private readonly PluginShelf _shelf;
    private readonly LearningCatalog _catalog;
    private Dictionary<(string Folder, int Version), LearningExtension> _known = [];

    public ShelfLearning(PluginShelf shelf, LearningCatalog catalog)
    {
        (_shelf, _catalog) = (shelf, catalog);
        shelf.Changed += Take;
        Take();
    }

    public void Dispose() => _shelf.Changed -= Take;

    /// <summary>One that has not changed goes on: who trains with it is not disturbed by another's new version.</summary>
    private void Take()
    {
        lock (_lock)
        {
            var now = new Dictionary<(string, int), LearningExtension>();
            foreach (var plugin in _shelf.Plugins)
                if (plugin.Manifest is { } manifest && (manifest.OtherPresets.Count > 0 || manifest.Trainers.Count > 0 || manifest.Featurizers.Count > 0))
                    now[(plugin.Folder, plugin.Version)] = _known.GetValueOrDefault((plugin.Folder, plugin.Version)) ?? PluginLearning.Of(plugin.Folder, manifest);
            _known = now;
            _catalog.Use([.. now.Values]);
        }
    }
}
