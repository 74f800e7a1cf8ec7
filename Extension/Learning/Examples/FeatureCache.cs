using System.Runtime.ExceptionServices;
using MLKids.Learning.Featurizers;

namespace MLKids.Learning.Examples;

/// <summary>
/// The features of a project's examples, kept in the file by content and featurizer, so that nothing is featurized twice: not in the next
/// training, not under another label, not after undo.
/// </summary>
public sealed class FeatureCache(ProjectFile project)
{
    /// <summary>
    /// Computes what is missing for all examples of a model. What was computed is saved in batches, also when the run is cancelled.
    /// </summary>
    /// <param name="modelId">The model.</param>
    /// <param name="featurizer">Called from several threads.</param>
    /// <param name="workers">Threads; 0 means as many as the machine has cores.</param>
    /// <param name="progress">Told at the start and after each example, from any of the threads.</param>
    /// <param name="cancellation">Looked at between examples.</param>
    /// <exception cref="LearningException">The featurizer itself is missing, or features cannot be written. A bad example is skipped, not
    /// thrown.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public FeatureReport Fill(
        long modelId, IFeaturizer featurizer, int workers = 0, IProgress<FeatureProgress>? progress = null, CancellationToken cancellation = default)
    {
        // One run at a time in a project: two models that share photos would both compute them.
        project.Featurizing.Wait(cancellation);
        try
        {
            var contents = Contents(modelId, featurizer, missing: false).Count;
            var missing = Contents(modelId, featurizer, missing: true);
            progress?.Report(new FeatureProgress(0, missing.Count));
            using var run = new FeatureRun(project, featurizer, missing.Count, progress);
            var options = new ParallelOptions
            {
                MaxDegreeOfParallelism = workers > 0 ? workers : Math.Max(1, Environment.ProcessorCount),
                CancellationToken = cancellation,
            };
            try
            {
                Parallel.ForEach(missing, options, run.Featurize);
            }
            catch (AggregateException several)
            {
                ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
            }
            finally
            {
                run.Save();
            }

            return new FeatureReport(run.Computed, contents - missing.Count, run.Skipped);
        }
        finally
        {
            project.Featurizing.Release();
        }
    }

    private List<MissingFeatures> Contents(long modelId, IFeaturizer featurizer, bool missing) => project.Read(db => db.Rows(
        row => new MissingFeatures(row.GetInt64(0), row.GetInt64(1), row.GetString(2)),
        "SELECT e.content_id, min(e.id), e.file_name FROM example e JOIN label l ON l.id = e.label_id WHERE l.model_id = $model"
        + (missing
            ? " AND NOT EXISTS (SELECT 1 FROM feature f WHERE f.content_id = e.content_id AND f.featurizer = $featurizer AND length(f.vector) = $bytes)"
            : "")
        + " GROUP BY e.content_id ORDER BY min(e.id)",
        ("$model", modelId),
        ("$featurizer", featurizer.Id),
        ("$bytes", featurizer.FeatureLength * sizeof(float))));
}
