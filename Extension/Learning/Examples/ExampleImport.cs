using System.Security.Cryptography;

namespace MLKids.Learning.Examples;

/// <summary>One run of <see cref="ExampleStore.AddMany"/>: collects a batch, writes it in one transaction, reports it.</summary>
internal sealed class ExampleImport(ProjectFile project, Action<NewExample>? validate, IProgress<int>? progress)
{
    private const int BatchExamples = 64;
    private const long BatchBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan BatchTime = TimeSpan.FromSeconds(1);

    private readonly List<(NewExample Example, byte[] Hash)> _batch = [];
    private readonly List<RefusedExample> _refused = [];
    private long _batchBytes;
    private int _added;
    private int _duplicates;

    public ImportReport Run(IEnumerable<NewExample> examples, CancellationToken cancellation)
    {
        using var step = project.History.Group("add examples");
        var batchStart = project.Time.GetTimestamp();
        var cancelled = false;
        foreach (var example in examples)
        {
            cancelled = cancellation.IsCancellationRequested;
            if (cancelled)
                break;
            Take(example);
            if (_batch.Count < BatchExamples && _batchBytes < BatchBytes && project.Time.GetElapsedTime(batchStart) < BatchTime)
                continue;
            Save();
            batchStart = project.Time.GetTimestamp();
        }

        Save();
        return new ImportReport(_added, _duplicates, _refused, cancelled);
    }

    private void Take(NewExample example)
    {
        try
        {
            ExampleStore.Refuse(example);
            validate?.Invoke(example);
            _batch.Add((example, SHA256.HashData(example.Bytes)));
            _batchBytes += example.Bytes.Length;
        }
        catch (LearningException reason)
        {
            _refused.Add(new RefusedExample(example.FileName, reason.Code, reason.ChildSentence, reason.Message));
        }
    }

    private void Save()
    {
        if (_batch.Count > 0)
        {
            var results = project.Change("add examples", db => _batch.ConvertAll(entry => project.Examples.Insert(db, entry.Example, entry.Hash)));
            _added += results.Count(result => !result.Duplicate);
            _duplicates += results.Count(result => result.Duplicate);
            _batch.Clear();
            _batchBytes = 0;
        }

        progress?.Report(_added + _duplicates + _refused.Count);
    }
}
