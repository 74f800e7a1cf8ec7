using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Models;

/// <summary>
/// The trained models of a project. Each is saved in one transaction; the last three of a model are kept, and when the newest is damaged
/// an earlier one answers.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="catalog">Its trainers load what they fitted.</param>
public sealed class ModelStore(ProjectFile project, LearningCatalog catalog)
{
    /// <summary>With other trainers in place of ours.</summary>
    /// <param name="project">The project.</param>
    /// <param name="trainers">By id.</param>
    public ModelStore(ProjectFile project, IReadOnlyDictionary<string, ILearner> trainers)
        : this(project, new LearningCatalog(trainers, (_, _) => throw new NotSupportedException()))
    {
    }

    /// <summary>So many trained models are kept for each model.</summary>
    public const int Kept = 3;

    /// <summary>By model: the row that answers, and what was read from it.</summary>
    private readonly ConcurrentDictionary<long, (long Row, TrainedModel Model)> _loaded = new();

    /// <summary>The newest intact trained model.</summary>
    /// <exception cref="LearningException">
    /// Never trained (<see cref="LearningCodes.NoModel"/>), or all kept models are damaged (<see cref="LearningCodes.DamagedModel"/>).
    /// </exception>
    public TrainedModel Get(long modelId) => Find(modelId) ?? throw new LearningException(
        LearningCodes.NoModel,
        "This model has not learned yet. Train it first.",
        $"Model {modelId} has no trained model; wanted one.");

    /// <summary>The newest intact trained model, or null when it was never trained.</summary>
    /// <exception cref="LearningException">All kept models are damaged (<see cref="LearningCodes.DamagedModel"/>).</exception>
    public TrainedModel? Find(long modelId)
    {
        LearningException? damage = null;
        foreach (var id in project.Read(db => db.Rows(
            row => row.GetInt64(0), "SELECT id FROM trained WHERE model_id = $model ORDER BY id DESC", ("$model", modelId))))
        {
            if (_loaded.TryGetValue(modelId, out var known) && known.Row == id)
                return known.Model;
            try
            {
                var model = Load(modelId, id);
                _loaded[modelId] = (id, model);
                return model;
            }
            catch (LearningException error) when (error.Code is LearningCodes.DamagedModel or LearningCodes.DamagedProject)
            {
                damage ??= error;
            }
        }

        return damage is null ? null : throw damage;
    }

    /// <summary>The kept trained models of a model, the newest first, at most <see cref="Kept"/>. One with a damaged report is left out.</summary>
    public IReadOnlyList<TrainedVersion> Versions(long modelId) =>
    [
        .. project.Read(db => db.Rows(
            row => (Id: row.GetInt64(0), Report: row.GetString(1)),
            "SELECT id, report FROM trained WHERE model_id = $model ORDER BY id DESC",
            ("$model", modelId))).Select(row => Version(row.Id, row.Report)).OfType<TrainedVersion>(),
    ];

    /// <summary>One of the kept trained models. Read from the file: keep it while it is asked.</summary>
    /// <param name="modelId">The model.</param>
    /// <param name="version">A <see cref="TrainedVersion.Id"/>.</param>
    /// <exception cref="LearningException">It is damaged or no longer kept (<see cref="LearningCodes.DamagedModel"/>).</exception>
    public TrainedModel Get(long modelId, long version) =>
        project.Read(db => db.Number("SELECT count(*) FROM trained WHERE id = $id AND model_id = $model", ("$id", version), ("$model", modelId))) > 0
            ? Load(modelId, version)
            : throw ModelBody.Damaged($"no kept version {version} of model {modelId}");

    /// <summary>Whether examples or labels have changed since the newest model was trained. False when it was never trained.</summary>
    public bool IsOutOfDate(long modelId) => project.Read(db =>
        db.Scalar("SELECT data_state FROM trained WHERE model_id = $model ORDER BY id DESC LIMIT 1", ("$model", modelId)) is string then
        && then != DataState(db, modelId));

    /// <summary>Moves the point below which answers are "not sure". It stays where it is put when the model is trained again.</summary>
    /// <param name="modelId">The model.</param>
    /// <param name="point">0..1.</param>
    public void SetRecognitionPoint(long modelId, double point)
    {
        if (point is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(point), point, "Wanted 0 to 1.");
        project.Settings.Set(PointKey(modelId), point.ToString("R", CultureInfo.InvariantCulture));
        _loaded.TryRemove(modelId, out _);
    }

    /// <summary>Saves what was fitted as the newest model. When this returns, it is on disk and answers.</summary>
    internal TrainedModel Save(long modelId, ModelParts parts, string dataState, TrainingReport report)
    {
        var body = ModelBody.Write(parts);
        var hash = ModelBody.Hash(body);
        report = report with { ModelHash = hash };
        var point = Point(modelId);
        var id = project.Write(db =>
        {
            var row = db.Insert(
                "INSERT INTO trained (model_id, hash, body, preset, report, data_state, created_at) "
                + "VALUES ($model, $hash, $body, $preset, $report, $state, $at)",
                ("$model", modelId),
                ("$hash", hash),
                ("$body", body),
                ("$preset", report.Preset.Id),
                ("$report", report.ToJson()),
                ("$state", dataState),
                ("$at", report.Date.ToUnixTimeMilliseconds()));
            db.Execute(
                "DELETE FROM trained WHERE model_id = $model AND id NOT IN (SELECT id FROM trained WHERE model_id = $model ORDER BY id DESC LIMIT $kept)",
                ("$model", modelId),
                ("$kept", Kept));
            return row;
        });
        var model = new TrainedModel(parts, report.Preset, point, report, hash);
        _loaded[modelId] = (id, model);
        return model;
    }

    /// <summary>A text that changes when labels or examples of a model change, and is the same again after undo.</summary>
    internal static string DataState(ProjectFile project, long modelId) => project.Read(db => DataState(db, modelId));

    private static string DataState(SqliteConnection db, long modelId)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, value) in ModelOptions.Of(db, modelId))
            hash.AppendData(Encoding.UTF8.GetBytes($"{key}={value}\n"));
        foreach (var label in LabelList.Of(db, modelId))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(label.Name + "\n"));
            foreach (var entry in db.Rows(
                row => $"{row.GetInt64(0)} {row.GetInt64(1)} {(row.IsDBNull(2) ? "" : row.GetString(2))}\n",
                "SELECT content_id, for_testing, burst FROM example INDEXED BY example_label WHERE label_id = $label ORDER BY id",
                ("$label", label.Id)))
                hash.AppendData(Encoding.UTF8.GetBytes(entry));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static TrainedVersion? Version(long id, string report)
    {
        try
        {
            return new TrainedVersion(id, TrainingReport.FromJson(report));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string PointKey(long modelId) => $"recognition-point/{modelId.ToString(CultureInfo.InvariantCulture)}";

    private double Point(long modelId) =>
        double.TryParse(project.Settings.Get(PointKey(modelId)), CultureInfo.InvariantCulture, out var point) && point is >= 0 and <= 1
            ? point
            : TrainedModel.DefaultRecognitionPoint;

    private TrainedModel Load(long modelId, long id)
    {
        var (hash, body, preset, reportText) = project.Read(db => db.Rows(
            row => (row.GetString(0), (byte[])row.GetValue(1), row.GetString(2), row.GetString(3)),
            "SELECT hash, body, preset, report FROM trained WHERE id = $id",
            ("$id", id)).FirstOrDefault());
        if (body is null)
            throw ModelBody.Damaged("nothing: another program has replaced it");
        if (ModelBody.Hash(body) != hash)
            throw ModelBody.Damaged("bytes that differ from their hash");
        var parts = ModelBody.Read(body, catalog.Trainers);
        try
        {
            return new TrainedModel(parts, Preset.Of(preset), Point(modelId), TrainingReport.FromJson(reportText), hash);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw ModelBody.Damaged($"a damaged report: {error.Message}", error);
        }
    }
}
