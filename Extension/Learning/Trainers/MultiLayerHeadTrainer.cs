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

    private readonly MultiLayerSettings _settings = settings ?? new();

    public string Id => TrainerId;

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(examples);
        TrainingRows.Check(examples, cancellation);
        return new Run(examples, _settings, seed).Fit(progress, cancellation);
    }

    public IHead Load(BinaryReader reader) => MultiLayerHead.Load(reader);

    private sealed class Run
    {
        private const int Rows = HiddenLayer.Rows;

        private readonly IExampleSource _examples;
        private readonly MultiLayerSettings _settings;
        private readonly Random _random;
        private readonly HiddenLayer _hidden;
        private readonly OutputLayer _output;
        private readonly int[] _order, _targets = new int[Rows];
        private readonly float[] _window, _batch, _activations, _deltas;
        private readonly int _epochs, _steps;
        private int _step;

        internal Run(IExampleSource examples, MultiLayerSettings settings, int seed)
        {
            _examples = examples;
            _settings = settings;
            _random = new Random(seed);
            _hidden = new(settings.Units, examples.FeatureLength, _random);
            _output = new(examples.Labels.Count, settings.Units, _random);
            _order = [.. Enumerable.Range(0, examples.Count)];
            _window = new float[ReadBatches * Rows * examples.FeatureLength];
            _batch = new float[Rows * _hidden.Stride];
            _activations = new float[Rows * settings.Units];
            _deltas = new float[Rows * settings.Units];
            var perEpoch = (examples.Count + Rows - 1) / Rows;
            _epochs = Math.Clamp((settings.Steps + perEpoch - 1) / perEpoch, settings.MinEpochs, settings.MaxEpochs);
            _steps = _epochs * perEpoch;
        }

        internal MultiLayerHead Fit(IProgress<FitProgress>? progress, CancellationToken cancellation)
        {
            for (var epoch = 1; epoch <= _epochs; epoch++)
            {
                _random.Shuffle(_order);
                var loss = Epoch(cancellation) / _order.Length;
                if (!double.IsFinite(loss))
                    throw TrainingRows.TooLarge("a loss that is no number");
                progress?.Report(new((double)epoch / _epochs, loss, epoch));
            }
            var matrix = _hidden.Matrix();
            if (!TensorPrimitives.IsFiniteAll<float>(matrix) || !TensorPrimitives.IsFiniteAll<float>(_output.Weights))
                throw TrainingRows.TooLarge("weights that are no numbers");
            return new(matrix, _hidden.Bias, _output.Weights);
        }

        private double Epoch(CancellationToken cancellation)
        {
            double loss = 0;
            for (var start = 0; start < _order.Length; start += ReadBatches * Rows)
            {
                var rows = _order.AsSpan(start, Math.Min(ReadBatches * Rows, _order.Length - start));
                _examples.Read(rows, _window.AsSpan(0, rows.Length * _examples.FeatureLength));
                for (var at = 0; at < rows.Length; at += Rows)
                {
                    cancellation.ThrowIfCancellationRequested();
                    loss += Step(rows.Slice(at, Math.Min(Rows, rows.Length - at)), _window.AsSpan(at * _examples.FeatureLength));
                }
            }
            return loss;
        }

        private double Step(ReadOnlySpan<int> rows, ReadOnlySpan<float> features)
        {
            for (var i = 0; i < Rows; i++)
            {
                var row = _batch.AsSpan(i * _hidden.Stride, _hidden.Features);
                if (i < rows.Length)
                    features.Slice(i * _hidden.Features, _hidden.Features).CopyTo(row);
                else
                    row.Clear();
            }
            for (var i = 0; i < rows.Length; i++)
                _targets[i] = _examples.LabelOf(rows[i]);
            var rate = _settings.LearningRate * (1 - ((1 - LastRate) * _step / _steps));
            var adam = AdamStep.Of(++_step, rate, _settings.WeightDecay);
            _hidden.Forward(_batch, _activations);
            var loss = _output.Propagate(_activations, _targets.AsSpan(0, rows.Length), _deltas);
            _output.Learn(adam);
            _hidden.Backward(_batch, _deltas, adam);
            return loss;
        }
    }
}
