using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;

namespace MLKids.Packs.Learning;

/// <summary>
/// A plugin's trainer. Its code runs in a process of its own, never here: it gets the rows in small pieces and gives back the bytes of a head; cancelling ends the process.
/// </summary>
internal sealed class RemoteTrainer : ITrainer, IDisposable
{
    /// <summary>Rows that are asked after a fit, so that a head that answers nonsense is never saved.</summary>
    private const int ProbedRows = 8;

    private readonly TrainerPool _pool;
    private readonly IReadOnlyDictionary<string, double> _numbers;

    public RemoteTrainer(string id, TrainerPool pool, IReadOnlyDictionary<string, double>? numbers = null) => (Id, _pool, _numbers) = (id, pool, numbers ?? new Dictionary<string, double>());

    public string Id { get; }

    public ITrainer With(IReadOnlyDictionary<string, double> numbers) => new RemoteTrainer(Id, _pool, numbers);

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(examples);
        TrainingRows.Check(examples, cancellation);
        if ((long)examples.Count * examples.FeatureLength * sizeof(float) > _pool.Limits.FeatureBytes)
            throw new LearningException(
                LearningCodes.ExtensionFailed,
                "These are too many examples for this way. Choose another one.",
                $"{examples.Count} rows of {examples.FeatureLength} floats; the trainer '{Id}' of an extension gets at most {_pool.Limits.FeatureBytes >> 20} MB.");
        var head = _pool.Use(Id, answering: false, process => Fit(process, examples, seed, progress, cancellation), cancellation);
        Probe(head, examples);
        return head;
    }

    public IHead Load(BinaryReader reader) => RemoteHead.Load(reader, Id, _pool);

    public void Dispose() => _pool.Dispose();

    private RemoteHead Fit(TrainerProcess process, IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        process.Await(_pool.Limits.FitSilence, _pool.Limits.Fit);
        process.Send(TrainerWord.Fit, w =>
        {
            w.Write(Id);
            w.Write(seed);
            w.Write(_numbers.Count);
            foreach (var (name, number) in _numbers)
            {
                w.Write(name);
                w.Write(number);
            }

            w.Write(examples.FeatureLength);
            w.Write(examples.Labels.Count);
            foreach (var label in examples.Labels)
                w.Write(label);
            w.Write(examples.Count);
        });
        SendRows(process, examples, cancellation);
        while (true)
        {
            var (word, body) = process.Read();
            cancellation.ThrowIfCancellationRequested();
            switch (word)
            {
                case TrainerWord.Progress:
                    var told = new FitProgress(Math.Clamp(body.ReadDouble(), 0, 1), body.ReadDouble(), body.ReadInt32());
                    if (double.IsFinite(told.Done) && double.IsFinite(told.Loss))
                        progress?.Report(told);
                    break;
                case TrainerWord.Fitted:
                    return Fitted(process, examples, body);
                case TrainerWord.Failed:
                    throw new TrainerRefusedException(body.ReadString(), body.ReadString(), body.ReadString());
                default:
                    throw process.Nonsense($"{word} while it was fitting");
            }
        }
    }

    private static void SendRows(TrainerProcess process, IExampleSource examples, CancellationToken cancellation)
    {
        var features = new float[TrainingRows.BatchRows * examples.FeatureLength];
        for (var start = 0; start < examples.Count; start += TrainingRows.BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] rows = [.. Enumerable.Range(start, Math.Min(TrainingRows.BatchRows, examples.Count - start))];
            examples.Read(rows, features.AsSpan(0, rows.Length * examples.FeatureLength));
            process.Send(TrainerWord.Rows, w =>
            {
                w.Write(rows.Length);
                foreach (var row in rows)
                {
                    w.Write(examples.LabelOf(row));
                    w.Write(examples.GroupOf(row));
                }

                TrainerWire.Write(w, features.AsSpan(0, rows.Length * examples.FeatureLength));
            });
        }
    }

    private RemoteHead Fitted(TrainerProcess process, IExampleSource examples, BinaryReader body)
    {
        var (features, labels, bytes) = (body.ReadInt32(), body.ReadInt32(), TrainerWire.Bytes(body));
        if (features != examples.FeatureLength || labels != examples.Labels.Count)
            throw process.Nonsense($"a head for {features} features and {labels} labels, wanted {examples.FeatureLength} and {examples.Labels.Count}");
        if (bytes.Length > _pool.Limits.HeadBytes)
            throw process.Nonsense($"a head that saves {bytes.Length:N0} bytes, wanted at most {_pool.Limits.HeadBytes:N0}");
        return new RemoteHead(Id, _pool, features, labels, bytes);
    }

    private static void Probe(RemoteHead head, IExampleSource examples)
    {
        int[] rows = [.. Enumerable.Range(0, Math.Min(ProbedRows, examples.Count))];
        var features = new float[rows.Length * examples.FeatureLength];
        examples.Read(rows, features);
        head.PredictAll(features, new float[rows.Length * head.LabelCount]);
    }
}
