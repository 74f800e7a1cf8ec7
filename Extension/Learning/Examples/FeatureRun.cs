using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MLKids.Learning.Featurizers;

namespace MLKids.Learning.Examples;

/// <summary>A content without features, with the first example that shows it.</summary>
internal sealed record MissingFeatures(long ContentId, long ExampleId, string FileName);

/// <summary>
/// One run of <see cref="FeatureCache.Fill"/>: workers featurize, whoever fills a batch saves it (the others wait: the queue is bounded).
/// </summary>
internal sealed class FeatureRun(ProjectFile project, IFeaturizer featurizer, int total, IProgress<FeatureProgress>? progress) : IDisposable
{
    private const int BatchRows = 64;
    private static readonly TimeSpan BatchTime = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<(long ContentId, byte[] Vector, long? Fingerprint)> _batch = [];
    private readonly List<RefusedExample> _skipped = [];
    private readonly ThreadLocal<float[]> _buffer = new(() => new float[featurizer.FeatureLength]);
    private long _lastSave = project.Time.GetTimestamp();
    private int _done;

    public int Computed { get; private set; }

    /// <summary>Sorted by example, so that the report does not depend on the threads.</summary>
    public IReadOnlyList<RefusedExample> Skipped => [.. _skipped.OrderBy(example => example.ExampleId)];

    public void Featurize(MissingFeatures missing)
    {
        try
        {
            var bytes = project.Read(db => ExampleStore.ReadContent(db, missing.ContentId, project.Path));
            var features = _buffer.Value!;
            long? fingerprint = null;
            if (featurizer is IFingerprintingFeaturizer both)
                fingerprint = unchecked((long)both.FeaturizeAndFingerprint(bytes, features));
            else
                featurizer.Featurize(bytes, features);
            if (!TensorPrimitives.IsFiniteAll<float>(features))
                throw new LearningException(
                    LearningCodes.NotFinite, "I cannot use this one. Try another.", $"Featurizer '{featurizer.Id}' gave NaN or infinity.");
            lock (_gate)
            {
                _batch.Add((missing.ContentId, MemoryMarshal.AsBytes(features.AsSpan()).ToArray(), fingerprint));
                if (_batch.Count >= BatchRows || project.Time.GetElapsedTime(_lastSave) >= BatchTime)
                    Save();
            }
        }
        catch (Exception reason) when (Skips(reason))
        {
            lock (_gate)
                _skipped.Add(Refused(missing, reason));
        }

        lock (_gate)
            progress?.Report(new FeatureProgress(++_done, total));
    }

    /// <summary>Writes what was computed since the last batch.</summary>
    public void Save()
    {
        lock (_gate)
        {
            if (_batch.Count == 0)
                return;
            Computed += project.Write(db => _batch.Sum(row => db.Execute(
                "INSERT INTO feature (content_id, featurizer, vector, fingerprint) VALUES ($content, $featurizer, $vector, $fingerprint) "
                + "ON CONFLICT (content_id, featurizer) DO UPDATE SET vector = excluded.vector, fingerprint = excluded.fingerprint",
                ("$content", row.ContentId),
                ("$featurizer", featurizer.Id),
                ("$vector", row.Vector),
                ("$fingerprint", row.Fingerprint))));
            _batch.Clear();
            _lastSave = project.Time.GetTimestamp();
        }
    }

    public void Dispose() => _buffer.Dispose();

    /// <summary>
    /// Faults of the one example are skipped, whatever a decoder throws on it; faults of machine, featurizer or file end the run.
    /// </summary>
    internal static bool Skips(Exception reason) => reason switch
    {
        LearningException known => known.Code is not (LearningCodes.MissingFeaturizer or LearningCodes.ExtensionFailed or LearningCodes.OutOfMemory or LearningCodes.CannotWrite),
        OutOfMemoryException or OperationCanceledException or ObjectDisposedException => false,
        _ => true,
    };

    private static RefusedExample Refused(MissingFeatures missing, Exception reason) => reason is LearningException known
        ? new(missing.FileName, known.Code, known.ChildSentence, known.Message, missing.ExampleId)
        : new(
            missing.FileName,
            LearningCodes.UnreadablePicture,
            "I cannot read this one. Try another.",
            $"{reason.GetType().Name}: {reason.Message}",
            missing.ExampleId);
}
