using System.Numerics.Tensors;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers;

/// <summary>
/// 100 ReLU units, softmax without bias, Adam on mini-batches of 10: the head of Machine Learning for Kids' image models. The accurate preset's head.
/// Bit-identical for one seed on one machine; rows are read in small pieces, so memory does not grow with them.
/// </summary>
/// <param name="settings">Null for the defaults.</param>
public sealed class MultiLayerHeadTrainer(MultiLayerSettings? settings = null) : ITrainer
{
    /// <summary>Saved in models.</summary>
    public const string TrainerId = "multi-layer-head";

    /// <summary>Mini-batches read at once: fewer, larger reads from a file.</summary>
    private const int ReadBatches = 8;

    /// <summary>The step size falls to this part of its start.</summary>
    private const float LastRate = 0.1f;

    private readonly MultiLayerSettings settings = settings ?? new();

    public string Id => TrainerId;

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(examples);
        TrainingRows.Check(examples, cancellation);
        return new Run(examples, settings, seed).Fit(progress, cancellation);
    }

    public IHead Load(BinaryReader reader) => MultiLayerHead.Load(reader);

    private sealed class Run
    {
        private const int Rows = HiddenLayer.Rows;

        private readonly IExampleSource examples;
        private readonly MultiLayerSettings settings;
        private readonly Random random;
        private readonly HiddenLayer hidden;
        private readonly OutputLayer output;
        private readonly int[] order, targets = new int[Rows];
        private readonly float[] window, batch, activations, deltas;
        private readonly int epochs, steps;
        private int step;

        internal Run(IExampleSource examples, MultiLayerSettings settings, int seed)
        {
            this.examples = examples;
            this.settings = settings;
            random = new Random(seed);
            hidden = new(settings.Units, examples.FeatureLength, random);
            output = new(examples.Labels.Count, settings.Units, random);
            order = [.. Enumerable.Range(0, examples.Count)];
            window = new float[ReadBatches * Rows * examples.FeatureLength];
            batch = new float[Rows * hidden.Stride];
            activations = new float[Rows * settings.Units];
            deltas = new float[Rows * settings.Units];
            var perEpoch = (examples.Count + Rows - 1) / Rows;
            epochs = Math.Clamp((settings.Steps + perEpoch - 1) / perEpoch, settings.MinEpochs, settings.MaxEpochs);
            steps = epochs * perEpoch;
        }

        internal MultiLayerHead Fit(IProgress<FitProgress>? progress, CancellationToken cancellation)
        {
            for (var epoch = 1; epoch <= epochs; epoch++)
            {
                random.Shuffle(order);
                var loss = Epoch(cancellation) / order.Length;
                if (!double.IsFinite(loss))
                    throw TrainingRows.TooLarge("a loss that is no number");
                progress?.Report(new((double)epoch / epochs, loss, epoch));
            }
            var matrix = hidden.Matrix();
            if (!TensorPrimitives.IsFiniteAll<float>(matrix) || !TensorPrimitives.IsFiniteAll<float>(output.Weights))
                throw TrainingRows.TooLarge("weights that are no numbers");
            return new(matrix, hidden.Bias, output.Weights);
        }

        private double Epoch(CancellationToken cancellation)
        {
            double loss = 0;
            for (var start = 0; start < order.Length; start += ReadBatches * Rows)
            {
                var rows = order.AsSpan(start, Math.Min(ReadBatches * Rows, order.Length - start));
                examples.Read(rows, window.AsSpan(0, rows.Length * examples.FeatureLength));
                for (var at = 0; at < rows.Length; at += Rows)
                {
                    cancellation.ThrowIfCancellationRequested();
                    loss += Step(rows.Slice(at, Math.Min(Rows, rows.Length - at)), window.AsSpan(at * examples.FeatureLength));
                }
            }
            return loss;
        }

        private double Step(ReadOnlySpan<int> rows, ReadOnlySpan<float> features)
        {
            for (var i = 0; i < Rows; i++)
            {
                var row = batch.AsSpan(i * hidden.Stride, hidden.Features);
                if (i < rows.Length)
                    features.Slice(i * hidden.Features, hidden.Features).CopyTo(row);
                else
                    row.Clear();
            }
            for (var i = 0; i < rows.Length; i++)
                targets[i] = examples.LabelOf(rows[i]);
            var rate = settings.LearningRate * (1 - ((1 - LastRate) * step / steps));
            var adam = AdamStep.Of(++step, rate, settings.WeightDecay);
            hidden.Forward(batch, activations);
            var loss = output.Propagate(activations, targets.AsSpan(0, rows.Length), deltas);
            output.Learn(adam);
            hidden.Backward(batch, deltas, adam);
            return loss;
        }
    }
}
