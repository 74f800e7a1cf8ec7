using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using MLKids.Learning.Featurizers;

namespace MLKids.Learning.Examples;

/// <summary>
/// Reads the cached features of a model in one pass over each label, in rowid order, into memory or into a scratch file; where featurizing
/// is cheap, features are computed on the way. Labels without any usable example are left out. The same project gives the same rows in the
/// same order, whichever way is taken.
/// </summary>
public sealed class ExampleLoader
{
    private const int WriteBuffer = 1 << 20;

    private readonly ProjectFile _project;
    private readonly IFeaturizer _featurizer;
    private readonly int _featureLength;
    private readonly List<string> _labels = [];
    private readonly List<int> _labelOf = [];
    private readonly List<long> _ids = [];
    private readonly List<bool> _forTesting = [];
    private readonly List<(long Content, string? Burst, ulong? Fingerprint)> _origins = [];
    private readonly List<RefusedExample> _refused = [];
    private CancellationToken _cancellation;

    private ExampleLoader(ProjectFile project, IFeaturizer featurizer)
    {
        _project = project;
        _featurizer = featurizer;
        _featureLength = featurizer.FeatureLength;
    }

    private delegate void RowSink(ReadOnlySpan<byte> row);

    /// <summary>Loads the rows of a model.</summary>
    /// <param name="project">The project.</param>
    /// <param name="modelId">The model.</param>
    /// <param name="featurizer">Which features; cached ones of another length are passed over.</param>
    /// <param name="budget">In memory or streamed.</param>
    /// <param name="cancellation">Looked at between examples.</param>
    /// <exception cref="LearningException">The file is damaged, or the scratch file cannot be written (<see
    /// cref="LearningCodes.CannotWrite"/>).</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static LoadedExamples Load(
        ProjectFile project, long modelId, IFeaturizer featurizer, TrainingBudget budget, CancellationToken cancellation = default)
    {
        var loader = new ExampleLoader(project, featurizer) { _cancellation = cancellation };
        var bits = (featurizer as IFingerprintingFeaturizer)?.NearDuplicateBits ?? 0;
        var loaded = project.Read(db =>
        {
            // One snapshot: what another process adds meanwhile belongs to the next training.
            using var snapshot = db.BeginTransaction(deferred: true);
            var count = (int)db.Number(
                "SELECT count(*) FROM example e JOIN label l ON l.id = e.label_id WHERE l.model_id = $model", ("$model", modelId));
            return budget.Streams(count, featurizer.FeatureLength)
                ? loader.ToFile(modelId, bits)
                : loader.ToMemory(modelId, count, bits);
        });
        if (loaded.Refused.Count > 0 && !featurizer.IsCheap && !project.IsReadOnly)
            loader.ForgetDamaged();
        return loaded;
    }

    private void ForgetDamaged() => _project.Write(db => _refused.Sum(example => db.Execute(
        "DELETE FROM feature WHERE featurizer = $featurizer AND content_id = (SELECT content_id FROM example WHERE id = $id)",
        ("$featurizer", _featurizer.Id),
        ("$id", example.ExampleId))));

    private LoadedExamples ToMemory(long modelId, int count, int bits)
    {
        var features = new float[checked(count * _featureLength)];
        ReadAll(modelId, row => row.CopyTo(MemoryMarshal.AsBytes(features.AsSpan((_ids.Count - 1) * _featureLength, _featureLength))));
        if (_ids.Count < count)
            Array.Resize(ref features, _ids.Count * _featureLength);
        return Loaded(new ExampleTable(features, _featureLength, _labels, [.. _labelOf], ExampleGroups.Find(_origins, bits)), streaming: false);
    }

    private LoadedExamples ToFile(long modelId, int bits)
    {
        SafeFileHandle? file = null;
        try
        {
            file = ExampleStream.CreateScratch();
            var buffer = new byte[Math.Max(WriteBuffer, _featureLength * sizeof(float))];
            var (filled, offset) = (0, 0L);
            void Flush()
            {
                RandomAccess.Write(file, buffer.AsSpan(0, filled), offset);
                offset += filled;
                filled = 0;
            }

            ReadAll(modelId, row =>
            {
                if (filled + row.Length > buffer.Length)
                    Flush();
                row.CopyTo(buffer.AsSpan(filled));
                filled += row.Length;
            });
            Flush();
            return Loaded(new ExampleStream(file, _featureLength, _labels, [.. _labelOf], ExampleGroups.Find(_origins, bits)), streaming: true);
        }
        catch (Exception error)
        {
            file?.Dispose();
            if (error is IOException or UnauthorizedAccessException)
                throw ProjectTrouble.Unwritable(Path.GetTempPath(), "scratch file of features: " + error.Message, error);
            throw;
        }
    }

    private LoadedExamples Loaded(IExampleSource source, bool streaming) => new(source, _ids, _forTesting, streaming, _refused);

    private void ReadAll(long modelId, RowSink sink)
    {
        foreach (var label in _project.Labels.Of(modelId))
        {
            var before = _ids.Count;
            _project.Read(db => ReadLabel(db, label, sink));
            if (_ids.Count > before)
                _labels.Add(label.Name);
        }
    }

    private int ReadLabel(SqliteConnection db, LabelInfo label, RowSink sink)
    {
        using var command = db.CreateCommand();
        command.CommandText = _featurizer.IsCheap
            ? "SELECT e.id, e.content_id, e.burst, e.for_testing, NULL, c.bytes, e.file_name FROM example e INDEXED BY example_label "
                + "JOIN content c ON c.id = e.content_id WHERE e.label_id = $label ORDER BY e.id"
            : "SELECT e.id, e.content_id, e.burst, e.for_testing, f.fingerprint, f.vector, e.file_name FROM example e INDEXED BY example_label "
                + "JOIN feature f ON f.content_id = e.content_id AND f.featurizer = $featurizer WHERE e.label_id = $label ORDER BY e.id";
        command.Parameters.AddWithValue("$featurizer", _featurizer.Id);
        command.Parameters.AddWithValue("$label", label.Id);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            _cancellation.ThrowIfCancellationRequested();
            var fingerprint = row.IsDBNull(4) ? (ulong?)null : unchecked((ulong)row.GetInt64(4));
            var bytes = (byte[])row.GetValue(5);
            if (_featurizer.IsCheap)
            {
                if (Compute(row, bytes, out fingerprint) is not { } computed)
                    continue;
                bytes = computed;
            }
            else if (bytes.Length != _featureLength * sizeof(float))
            {
                continue;
            }

            if (!TensorPrimitives.IsFiniteAll<float>(MemoryMarshal.Cast<byte, float>(bytes)))
            {
                Refuse(row, LearningCodes.NotFinite, "I cannot use this one. Try another.", "The features hold NaN or infinity.");
                continue;
            }

            _labelOf.Add(_labels.Count);
            _ids.Add(row.GetInt64(0));
            _origins.Add((row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2), fingerprint));
            _forTesting.Add(row.GetInt64(3) != 0);
            sink(bytes);
        }

        return _labels.Count;
    }

    private byte[]? Compute(SqliteDataReader row, byte[] content, out ulong? fingerprint)
    {
        fingerprint = null;
        var vector = new byte[_featureLength * sizeof(float)];
        var features = MemoryMarshal.Cast<byte, float>(vector.AsSpan());
        try
        {
            if (_featurizer is IFingerprintingFeaturizer both)
                fingerprint = both.FeaturizeAndFingerprint(content, features);
            else
                _featurizer.Featurize(content, features);
            return vector;
        }
        catch (LearningException reason) when (reason.Code is not (LearningCodes.MissingFeaturizer or LearningCodes.ExtensionFailed or LearningCodes.OutOfMemory))
        {
            Refuse(row, reason.Code, reason.ChildSentence, reason.Message);
            return null;
        }
    }

    private void Refuse(SqliteDataReader row, string code, string sentence, string message) =>
        _refused.Add(new RefusedExample(row.GetString(6), code, sentence, message, row.GetInt64(0)));
}
