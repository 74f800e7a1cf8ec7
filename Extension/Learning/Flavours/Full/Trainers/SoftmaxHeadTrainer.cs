using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using MLKids.Learning.Examples;
using MLKids.Learning.Flavours.MLNet;

namespace MLKids.Learning.Trainers;

/// <content>Minimises with ML.NET's <c>LbfgsMaximumEntropy</c>; the weights become a head of ours, so that models are the same files in every flavour.</content>
public sealed partial class SoftmaxHeadTrainer
{
    private static partial IHead Minimise(IExampleSource examples, float l2, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        // A context of its own for each fit: it keeps what was registered with it until it is let go.
        var context = new MLContext();
        var rows = new FeatureRows(examples, cancellation);
        // ML.NET tells no loss on its way; at zero weights it is the logarithm of the number of labels.
        progress?.Report(new(0, Math.Log(examples.Labels.Count), 1));
        var point = Fit(context, rows, l2, cancellation);
        var objective = new SoftmaxObjective(examples, l2);
        var value = objective.Evaluate(point, new double[objective.Length], cancellation);
        if (!double.IsFinite(value))
            throw TrainingRows.TooLarge("features so large that the loss is no number");
        progress?.Report(new(1, objective.MeanLoss, Math.Max(2, rows.Passes)));
        return objective.ToHead(point);
    }

    private static double[] Fit(MLContext context, FeatureRows rows, float l2, CancellationToken cancellation)
    {
        try
        {
            var data = rows.View(context);
            var keys = context.Transforms.Conversion.MapValueToKey(FeatureRows.Key, FeatureRows.Label, keyData: rows.Labels(context));
            var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
            {
                LabelColumnName = FeatureRows.Key,
                FeatureColumnName = FeatureRows.Features,
                L1Regularization = 0,
                L2Regularization = l2,
                MaximumNumberOfIterations = 500,
                // With more threads it copies all rows into memory, and sums them in an order of their own.
                NumberOfThreads = 1,
                Quiet = true,
            });
            return Point(trainer.Fit(keys.Fit(data).Transform(data)).Model, rows);
        }
        catch (Exception e) when (e is not (OperationCanceledException or LearningException))
        {
            // What a row's reader throws comes out of a worker of ML.NET's, wrapped.
            cancellation.ThrowIfCancellationRequested();
            for (var inner = e.InnerException; inner is not null; inner = inner.InnerException)
                if (inner is LearningException known)
                    throw known;
            throw TrainingRows.TooLarge($"features that ML.NET refuses ({e.Message})");
        }
    }

    /// <summary>The parameters in the order of <see cref="SoftmaxObjective"/>: labels × (features, then the bias). Key k is label k - 1.</summary>
    private static double[] Point(MaximumEntropyModelParameters model, FeatureRows rows)
    {
        var weights = Array.Empty<VBuffer<float>>();
        model.GetWeights(ref weights, out var labels);
        if (labels != rows.LabelCount)
            throw new InvalidOperationException($"ML.NET found {labels} labels, wanted {rows.LabelCount}.");
        float[] biases = [.. model.GetBiases()];
        var point = new double[labels * (rows.FeatureLength + 1)];
        for (var label = 0; label < labels; label++)
        {
            var at = label * (rows.FeatureLength + 1);
            foreach (var weight in weights[label].DenseValues())
                point[at++] = weight;
            point[at] = biases[label];
        }
        return point;
    }
}
