using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using MLKids.Learning.Featurizers;

namespace MLKids.Learning.Examples;

/// <summary>The features of views in the project's feature table: under the parent's content, by featurizer and view.</summary>
internal sealed class ExtraRowCache
{
    private const int SavedAtOnce = 64;

    private readonly ProjectFile _project;
    private readonly IFeaturizer _featurizer;
    private readonly long[] _contents;
    private readonly Lock _gate = new();
    private readonly List<(long Content, string Key, byte[] Vector)> _unsaved = [];

    /// <param name="project">The project.</param>
    /// <param name="featurizer">Whose views.</param>
    /// <param name="loaded">The examples.</param>
    /// <param name="learn">Those that views may be made of.</param>
    internal ExtraRowCache(ProjectFile project, IFeaturizer featurizer, LoadedExamples loaded, IReadOnlyList<int> learn)
    {
        (_project, _featurizer) = (project, featurizer);
        var wanted = learn.Select(row => loaded.ExampleIds[row]).ToHashSet();
        var known = project.Read(db => db.Rows(
                row => (Id: row.GetInt64(0), Content: row.GetInt64(1), Hash: row.GetString(2)),
                "SELECT e.id, e.content_id, lower(hex(c.hash)) FROM example e JOIN content c ON c.id = e.content_id"))
            .Where(example => wanted.Contains(example.Id))
            .ToDictionary(example => example.Id);
        _contents = new long[learn.Count];
        var examples = new ViewedExample[learn.Count];
        for (var i = 0; i < examples.Length; i++)
        {
            // An example that was deleted meanwhile has no content to make views of, but features of its own.
            var (_, content, hash) = known.GetValueOrDefault(loaded.ExampleIds[learn[i]], (0, 0, new string('0', 64)));
            _contents[i] = content;
            examples[i] = new(hash, loaded.Source.Labels[loaded.Source.LabelOf(learn[i])], () => Bytes(content));
        }
        Examples = examples;
    }

    /// <summary>What views may be made of.</summary>
    internal IReadOnlyList<ViewedExample> Examples { get; }

    /// <summary>Computes and saves what is missing.</summary>
    internal void Fill(IReadOnlyList<ExtraView> views, int workers, IProgress<FeatureProgress>? progress, CancellationToken cancellation)
    {
        // One run at a time in a project, as for the examples themselves.
        _project.Featurizing.Wait(cancellation);
        try
        {
            var known = Known();
            var missing = views.DistinctBy(Key).Where(view => !known.Contains(Key(view))).ToList();
            progress?.Report(new FeatureProgress(0, missing.Count));
            var done = 0;
            var options = new ParallelOptions { MaxDegreeOfParallelism = workers > 0 ? workers : Math.Max(1, Environment.ProcessorCount), CancellationToken = cancellation };
            try
            {
                Parallel.ForEach(missing, options, view =>
                {
                    Compute(view);
                    lock (_gate)
                        progress?.Report(new FeatureProgress(++done, missing.Count));
                });
            }
            catch (AggregateException several)
            {
                ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
            }
            finally
            {
                Save();
            }
        }
        finally
        {
            _project.Featurizing.Release();
        }
    }

    /// <summary>The views' rows; those without usable features are left out.</summary>
    internal (IExampleSource Rows, List<ExtraView> Used) Read(IReadOnlyList<ExtraView> views, TrainingBudget budget, CancellationToken cancellation)
    {
        var sink = new RowSink(_featurizer.FeatureLength, views.Count, budget.Streams(views.Count, _featurizer.FeatureLength));
        try
        {
            var used = new List<ExtraView>();
            foreach (var view in views)
            {
                cancellation.ThrowIfCancellationRequested();
                var (content, key) = Key(view);
                if (_project.Read(db => db.Scalar(
                    "SELECT vector FROM feature WHERE content_id = $content AND featurizer = $key", ("$content", content), ("$key", key))) is byte[] vector
                    && sink.Take(vector))
                    used.Add(view);
            }
            return (sink.ToSource(), used);
        }
        catch
        {
            sink.Dispose();
            throw;
        }
    }

    private void Compute(ExtraView view)
    {
        var features = new float[_featurizer.FeatureLength];
        try
        {
            view.Featurize(Examples[view.Parent].Read(), view.Other is { } other ? Examples[other].Read() : [], features);
        }
        catch (Exception reason) when (FeatureRun.Skips(reason))
        {
            // Without it there is a little less to learn from; what is wrong with the example itself was reported with it.
            return;
        }
        lock (_gate)
        {
            var (content, key) = Key(view);
            _unsaved.Add((content, key, MemoryMarshal.AsBytes(features.AsSpan()).ToArray()));
            if (_unsaved.Count >= SavedAtOnce)
                Save();
        }
    }

    private void Save()
    {
        lock (_gate)
        {
            if (_unsaved.Count == 0)
                return;
            _project.Write(db => _unsaved.Sum(row => db.Execute(
                "INSERT INTO feature (content_id, featurizer, vector) VALUES ($content, $key, $vector) "
                + "ON CONFLICT (content_id, featurizer) DO UPDATE SET vector = excluded.vector",
                ("$content", row.Content),
                ("$key", row.Key),
                ("$vector", row.Vector))));
            _unsaved.Clear();
        }
    }

    private (long Content, string Key) Key(ExtraView view) => (_contents[view.Parent], $"{_featurizer.Id}+{view.Key}");

    private HashSet<(long, string)> Known() => [.. _project.Read(db => db.Rows(
        row => (row.GetInt64(0), row.GetString(1)),
        "SELECT content_id, featurizer FROM feature WHERE length(vector) = $bytes AND substr(featurizer, 1, $length) = $start",
        ("$bytes", _featurizer.FeatureLength * sizeof(float)),
        ("$length", _featurizer.Id.Length + 1),
        ("$start", _featurizer.Id + "+")))];

    private byte[] Bytes(long content) => _project.Read(db => ExampleStore.ReadContent(db, content, _project.Path));
}
