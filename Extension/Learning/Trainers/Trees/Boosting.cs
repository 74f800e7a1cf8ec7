using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Trees;

/// <summary>One run of a <see cref="BoostedTreesTrainer"/>.</summary>
internal sealed class Boosting
{
    /// <summary>Held out are one in so many groups; rounds without a better loss there that end the run.</summary>
    private const int HoldOutPart = 10, Patience = 20;

    private readonly BoostedTreesSettings _settings;
    private readonly CancellationToken _cancellation;
    private readonly Random _random;
    private readonly BinnedRows _rows;
    private readonly int[] _labelOf, _learned, _heldOut;
    private readonly float[] _start, _scores, _probabilities;
    private readonly double[] _gradients, _hessians;
    private readonly TreeGrower _grower;
    private readonly int _labels, _outputs;

    internal Boosting(IExampleSource examples, BoostedTreesSettings settings, int seed, CancellationToken cancellation)
    {
        (_cancellation, _random) = (cancellation, new Random(seed));
        _rows = BinnedRows.Of(examples, cancellation);
        _labels = examples.Labels.Count;
        _outputs = _labels == 2 ? 1 : _labels;
        _labelOf = [.. Enumerable.Range(0, _rows.Count).Select(examples.LabelOf)];
        _settings = settings with { LeafRows = Math.Clamp(_labelOf.CountBy(label => label).Min(pair => pair.Value) / 5, 1, settings.LeafRows) };
        (_learned, _heldOut) = HoldOut(examples);
        _start = StartScores();
        _scores = new float[_rows.Count * _outputs];
        for (var row = 0; row < _rows.Count; row++)
            _start.CopyTo(_scores.AsSpan(row * _outputs));
        _probabilities = new float[_rows.Count * _labels];
        (_gradients, _hessians) = (new double[_rows.Count], new double[_rows.Count]);
        _grower = new(_rows, _settings, _gradients, _hessians);
    }

    internal BoostedTreesHead Run(IProgress<FitProgress>? progress)
    {
        Probabilities();
        var rounds = Math.Max(1, Math.Min(_settings.Rounds, TreeNodes.MaxNodes / (_outputs * ((2 << _settings.Depth) - 1))));
        var (best, bestNodes, bestRound) = (double.PositiveInfinity, 0, 0);
        for (var round = 1; round <= rounds; round++)
        {
            Round();
            Probabilities();
            var ends = round == rounds;
            if (_heldOut.Length > 0)
            {
                var loss = Loss(_heldOut);
                if (loss < best)
                    (best, bestNodes, bestRound) = (loss, _grower.Features.Count, round);
                ends |= round - bestRound >= Patience;
            }

            progress?.Report(new(ends ? 1 : (double)round / rounds, Loss(_learned), round));
            if (ends)
                break;
        }

        var nodes = _heldOut.Length > 0 ? bestNodes : _grower.Features.Count;
        return new(new([.. _grower.Features.Take(nodes)], [.. _grower.Values.Take(nodes)]), _start, _rows.FeatureLength);
    }

    private void Round()
    {
        // The first part of a shuffle that is only done that far.
        var sample = Math.Clamp((int)Math.Ceiling(_learned.Length * _settings.Subsample), 1, _learned.Length);
        for (var i = 0; i < sample && sample < _learned.Length; i++)
        {
            var other = _random.Next(i, _learned.Length);
            (_learned[i], _learned[other]) = (_learned[other], _learned[i]);
        }

        for (var output = 0; output < _outputs; output++)
        {
            // Two labels: half of the second derivative of the softmax of two free scores is that of the logistic function.
            var label = _outputs == 1 ? 1 : output;
            var factor = _outputs == 1 ? 1 : 2;
            foreach (var row in _learned.AsSpan(0, sample))
            {
                var p = _probabilities[(row * _labels) + label];
                _gradients[row] = p - (_labelOf[row] == label ? 1 : 0);
                _hessians[row] = factor * p * (1 - p);
            }

            var first = _grower.Features.Count;
            _grower.Grow(_learned.AsSpan(0, sample), _cancellation);
            for (var row = 0; row < _rows.Count; row++)
                _scores[(row * _outputs) + output] += _grower.Answer(first, row);
        }
    }

    private void Probabilities()
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            var probabilities = _probabilities.AsSpan(row * _labels, _labels);
            probabilities[0] = 0;
            _scores.AsSpan(row * _outputs, _outputs).CopyTo(probabilities[^_outputs..]);
            Softmax.InPlace(probabilities);
        }
    }

    private double Loss(int[] rows)
    {
        double sum = 0;
        foreach (var row in rows)
            sum -= Math.Log(Math.Max(1e-12, _probabilities[(row * _labels) + _labelOf[row]]));
        return sum / rows.Length;
    }

    private (int[] Learned, int[] HeldOut) HoldOut(IExampleSource examples)
    {
        var rows = Enumerable.Range(0, _rows.Count);
        if (_rows.Count < _settings.HoldOutFrom)
            return ([.. rows], []);
        var isOut = new Dictionary<int, bool>();
        foreach (var row in rows)
            if (!isOut.ContainsKey(examples.GroupOf(row)))
                isOut.Add(examples.GroupOf(row), _random.Next(HoldOutPart) == 0);
        var parts = rows.ToLookup(row => isOut[examples.GroupOf(row)]);
        return parts[false].Select(row => _labelOf[row]).Distinct().Count() == _labels ? ([.. parts[false]], [.. parts[true]]) : ([.. rows], []);
    }

    /// <summary>How often each label occurs, as scores.</summary>
    private float[] StartScores()
    {
        var counts = new double[_labels];
        foreach (var row in _learned)
            counts[_labelOf[row]]++;
        return _outputs == 1
            ? [(float)Math.Log(counts[1] / counts[0])]
            : Array.ConvertAll(counts, count => (float)Math.Log(count / _learned.Length));
    }
}
