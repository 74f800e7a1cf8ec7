using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Tests.Training;

/// <summary>
/// A real trainer for tests: each label is the mean of its rows, the nearest mean wins (softmax of negative squared distances).
/// </summary>
internal sealed class CentroidTrainer(string id = "multi-layer-head") : ITrainer
{
    public const int Rounds = 10;

    /// <summary>Called in each round of each fit; may throw or wait.</summary>
    public Action<int, CancellationToken>? OnRound { get; set; }

    public string Id => id;

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        var means = new double[examples.Labels.Count * examples.FeatureLength];
        var counts = new int[examples.Labels.Count];
        var row = new float[examples.FeatureLength];
        for (var i = 0; i < examples.Count; i++)
        {
            examples.Read([i], row);
            counts[examples.LabelOf(i)]++;
            for (var j = 0; j < row.Length; j++)
                means[(examples.LabelOf(i) * row.Length) + j] += row[j];
        }

        if (counts.Contains(0) || counts.Length < 2)
            throw new LearningException(LearningCodes.TooFewExamples, "Add examples.", "A label without rows reached the trainer.");
        for (var round = 1; round <= Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            OnRound?.Invoke(round, cancellation);
            progress?.Report(new FitProgress(round / (double)Rounds, 1.0 / round, round));
        }

        // The seed leaves a trace in the weights, so that a test can tell that it was used.
        var weights = new float[means.Length];
        for (var i = 0; i < means.Length; i++)
            weights[i] = (float)(means[i] / counts[i / examples.FeatureLength]) + (seed * 1e-6f);
        return new CentroidHead(id, examples.FeatureLength, weights);
    }

    public IHead Load(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        var weights = new float[reader.ReadInt32()];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = reader.ReadSingle();
        return new CentroidHead(id, length, weights);
    }

    private sealed class CentroidHead(string trainer, int length, float[] weights) : IHead
    {
        public string TrainerId => trainer;

        public int FeatureLength => length;

        public int LabelCount => weights.Length / length;

        public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
        {
            for (var label = 0; label < LabelCount; label++)
            {
                var distance = 0f;
                for (var j = 0; j < length; j++)
                    distance += (features[j] - weights[(label * length) + j]) * (features[j] - weights[(label * length) + j]);
                probabilities[label] = MathF.Exp(-MathF.Min(distance, 80));
            }

            var sum = 0f;
            foreach (var p in probabilities)
                sum += p;
            for (var label = 0; label < LabelCount; label++)
                probabilities[label] /= sum;
        }

        public void Save(BinaryWriter writer)
        {
            writer.Write(length);
            writer.Write(weights.Length);
            foreach (var weight in weights)
                writer.Write(weight);
        }
    }
}
