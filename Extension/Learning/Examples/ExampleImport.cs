using System.Security.Cryptography;

namespace MLKids.Learning.Examples;

/// <summary>One run of <see cref="ExampleStore.AddMany"/>: collects a batch, writes it in one transaction, reports it.</summary>
internal sealed class ExampleImport(ProjectFile project, Action<NewExample>? validate, IProgress<int>? progress)
{
    private const int BatchExamples = 64;
    private const long BatchBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan BatchTime = TimeSpan.FromSeconds(1);

    private readonly List<(NewExample Example, byte[] Hash)> batch = [];
    private readonly List<RefusedExample> refused = [];
    private long batchBytes;
    private int added;
    private int duplicates;

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
            if (batch.Count < BatchExamples && batchBytes < BatchBytes && project.Time.GetElapsedTime(batchStart) < BatchTime)
                continue;
            Save();
            batchStart = project.Time.GetTimestamp();
        }

        Save();
        return new ImportReport(added, duplicates, refused, cancelled);
    }

    private void Take(NewExample example)
    {
        try
        {
            ExampleStore.Refuse(example);
            validate?.Invoke(example);
            batch.Add((example, SHA256.HashData(example.Bytes)));
            batchBytes += example.Bytes.Length;
        }
        catch (LearningException reason)
        {
            refused.Add(new RefusedExample(example.FileName, reason.Code, reason.ChildSentence, reason.Message));
        }
    }

    private void Save()
    {
        if (batch.Count > 0)
        {
            var results = project.Change("add examples", db => batch.ConvertAll(entry => project.Examples.Insert(db, entry.Example, entry.Hash)));
            added += results.Count(result => !result.Duplicate);
            duplicates += results.Count(result => result.Duplicate);
            batch.Clear();
            batchBytes = 0;
        }

        progress?.Report(added + duplicates + refused.Count);
    }
}
