using MLKids.Learning.Featurizers;

namespace MLKids.Learning.Examples;

/// <summary>
/// Rows that are learned from besides the examples themselves (see <see cref="IAugmentingFeaturizer"/>). Each names the rows it was made of, so that
/// whoever holds one of these back does not learn from it by a back door.
/// </summary>
public sealed class ExtraRows : IDisposable
{
    private readonly IExampleSource _whole;
    private readonly IExampleSource? _extra;
    private readonly (int Parent, int? Other)[] _origins;

    private ExtraRows(IExampleSource whole, IExampleSource? extra, (int Parent, int? Other)[] origins) => (_whole, _extra, _origins) = (whole, extra, origins);

    /// <summary>How many there are.</summary>
    public int Count => _origins.Length;

    /// <summary>Computes what is missing in the project's feature cache, and loads the rows. Nothing is computed twice; what was computed is kept.</summary>
    /// <param name="project">The project.</param>
    /// <param name="loaded">The examples.</param>
    /// <param name="learn">Rows of <paramref name="loaded"/> that are learned from; the others are in no view.</param>
    /// <param name="featurizer">Any; those that know no views give no rows.</param>
    /// <param name="numbers">The preset's.</param>
    /// <param name="budget">In memory or streamed; should be what is left of that of the examples.</param>
    /// <param name="workers">Threads; 0 means as many as the machine has cores.</param>
    /// <param name="progress">Told at the start and after each view that had to be computed, from any thread.</param>
    /// <param name="cancellation">Looked at between views.</param>
    /// <exception cref="LearningException">The featurizer itself is missing, or features cannot be written. A bad view is left out.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ExtraRows Load(
        ProjectFile project,
        LoadedExamples loaded,
        IReadOnlyList<int> learn,
        IFeaturizer featurizer,
        IReadOnlyDictionary<string, double> numbers,
        TrainingBudget budget,
        int workers = 0,
        IProgress<FeatureProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (featurizer is not IAugmentingFeaturizer augmenting)
            return new(loaded.Source, null, []);
        var cache = new ExtraRowCache(project, augmenting, loaded, learn);
        var views = augmenting.Plan(cache.Examples, numbers, cancellation);
        if (views.Count == 0)
            return new(loaded.Source, null, []);
        cache.Fill(views, workers, progress, cancellation);
        var (extra, used) = cache.Read(views, budget, cancellation);
        return new(loaded.Source, extra, [.. used.Select(view => (learn[view.Parent], view.Other is { } other ? learn[other] : (int?)null))]);
    }

    /// <summary>Some of the examples with the extra rows that are made of these alone.</summary>
    /// <param name="rows">Rows of the examples, in the order wanted; the extra rows follow.</param>
    public IExampleSource With(int[] rows)
    {
        if (_extra is null)
            return new ExampleSubset(_whole, rows);
        var place = new Dictionary<int, int>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
            place.TryAdd(rows[i], i);
        var extra = Enumerable.Range(0, Count)
            .Where(i => place.ContainsKey(_origins[i].Parent) && (_origins[i].Other is not { } other || place.ContainsKey(other)))
            .ToArray();
        var parents = Array.ConvertAll(extra, i => place[_origins[i].Parent]);
        return new ExtendedSubset(new ExampleSubset(_whole, rows), new ExampleSubset(_extra, extra), parents);
    }

    /// <summary>Deletes the scratch file, if there is one.</summary>
    public void Dispose() => (_extra as IDisposable)?.Dispose();
}
