using System.Numerics.Tensors;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Sounds;

/// <summary>One run of <see cref="SoundHeadTrainer.Fit"/>.</summary>
internal sealed class SoundHeadFit
{
    /// <summary>Without fine-tuning, what was held back is learned in so much of the epochs.</summary>
    private const int LastStretch = 5;

    private const float LastRate = 0.1f;

    private readonly IExampleSource _examples;
    private readonly SoundHeadSettings _settings;
    private readonly CancellationToken _cancellation;
    private readonly Random _random;
    private readonly FeatureScaler _scaler;
    private readonly SoundLayer _layer;
    private readonly int[] _learn, _held, _all, _targets;
    private readonly float[] _read, _batch, _scores;
    private int _step;

    internal SoundHeadFit(IExampleSource examples, SoundHeadSettings settings, int seed, CancellationToken cancellation)
    {
        (_examples, _settings, _cancellation) = (examples, settings, cancellation);
        _random = new Random(seed);
        _scaler = FeatureScaler.Fit(examples, cancellation);
        _all = [.. Enumerable.Range(0, examples.Count)];
        var labels = examples.Labels.Count;
        var shares = new double[labels];
        foreach (var row in _all)
            shares[examples.LabelOf(row)] += 1.0 / _all.Length;
        _layer = new(examples.FeatureLength, shares);
        _held = HeldBack.Choose(examples, settings.Validation, _random);
        _learn = [.. _all.Except(_held)];
        // The layer goes through four rows at a time.
        var room = (settings.Batch + 3) / 4 * 4;
        _targets = new int[settings.Batch];
        _read = new float[settings.Batch * examples.FeatureLength];
        _batch = new float[room * _layer.Stride];
        _scores = new float[room * labels];
    }

    internal SoundHead Run(IProgress<FitProgress>? progress)
    {
        var last = _settings.FineTuneEpochs > 0 || _held.Length == 0 ? _settings.FineTuneEpochs : (_settings.Epochs + LastStretch - 1) / LastStretch;
        var epochs = _settings.Epochs + last;
        var (best, bestLoss) = (_layer.Copy(), double.PositiveInfinity);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var polishing = epoch > _settings.Epochs;
            if (epoch == _settings.Epochs + 1 && _held.Length > 0)
            {
                _layer.Restore(best);
                _step = 0;
            }
            var loss = Epoch(polishing ? _all : _learn, polishing ? LastRate * _settings.LearningRate : _settings.LearningRate);
            if (!double.IsFinite(loss))
                throw TrainingRows.TooLarge("a loss that is no number");
            if (!polishing && _held.Length > 0 && Epoch(_held, 0) is var heldLoss && heldLoss < bestLoss)
                (best, bestLoss) = (_layer.Copy(), heldLoss);
            progress?.Report(new((double)epoch / epochs, loss, epoch));
        }
        var (weights, bias) = _layer.Copy();
        if (!TensorPrimitives.IsFiniteAll<float>(weights) || !TensorPrimitives.IsFiniteAll<float>(bias))
            throw TrainingRows.TooLarge("weights that are no numbers");
        return new(_scaler, weights, bias);
    }

    /// <summary>Goes through rows once, learning unless the rate is 0.</summary>
    /// <returns>Mean loss.</returns>
    private double Epoch(int[] rows, float rate)
    {
        if (rate > 0)
            _random.Shuffle(rows);
        double loss = 0;
        for (var start = 0; start < rows.Length; start += _settings.Batch)
        {
            _cancellation.ThrowIfCancellationRequested();
            var some = rows.AsSpan(start, Math.Min(_settings.Batch, rows.Length - start));
            Fill(some);
            loss += _layer.Loss(_batch, _targets.AsSpan(0, some.Length), _scores);
            if (rate > 0)
                _layer.Learn(_batch, some.Length, _scores, AdamStep.Of(++_step, rate, _settings.WeightDecay));
        }
        return loss / rows.Length;
    }

    private void Fill(ReadOnlySpan<int> rows)
    {
        var length = _examples.FeatureLength;
        _examples.Read(rows, _read.AsSpan(0, rows.Length * length));
        for (var i = 0; i < rows.Length; i++)
        {
            var row = _batch.AsSpan(i * _layer.Stride, length);
            TensorPrimitives.Subtract(_read.AsSpan(i * length, length), _scaler.Mean, row);
            TensorPrimitives.Multiply(row, _scaler.Factor, row);
            _targets[i] = _examples.LabelOf(rows[i]);
        }
    }
}
