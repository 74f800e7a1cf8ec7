namespace MLKids.Learning.Trainers.Trees;

/// <summary>Grows the trees of one boosting run, one behind the other, on gradients and second derivatives that change between
/// them.</summary>
internal sealed class TreeGrower
{
    /// <summary>Splits that win less are noise of the arithmetic.</summary>
    private const double LeastGain = 1e-7;

    private readonly BinnedRows _rows;
    private readonly BoostedTreesSettings _settings;
    private readonly double[] _gradients, _hessians;
    private readonly int[] _firstBin;
    private readonly int[] _members, _moved;
    private readonly Bin[][] _histograms;
    private readonly List<byte> _bins = [];
    private readonly List<int> _right = [];
    private CancellationToken _cancellation;

    internal TreeGrower(BinnedRows rows, BoostedTreesSettings settings, double[] gradients, double[] hessians)
    {
        (_rows, _settings, _gradients, _hessians) = (rows, settings, gradients, hessians);
        _firstBin = new int[rows.FeatureLength + 1];
        for (var feature = 0; feature < rows.FeatureLength; feature++)
            _firstBin[feature + 1] = _firstBin[feature] + rows.BinCount(feature);
        (_members, _moved) = (new int[rows.Count], new int[rows.Count]);
        _histograms = [.. Enumerable.Range(0, Math.Max(1, settings.Depth)).Select(_ => new Bin[_firstBin[^1]])];
    }

    /// <summary>Of all trees so far, as <see cref="TreeNodes"/> wants them.</summary>
    internal List<int> Features { get; } = [];

    /// <inheritdoc cref="Features"/>
    internal List<float> Values { get; } = [];

    /// <summary>Adds one tree.</summary>
    internal void Grow(ReadOnlySpan<int> rows, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        rows.CopyTo(_members);
        var sum = default(Bin);
        foreach (var row in rows)
            sum.Add(_gradients[row], _hessians[row]);
        var splits = _settings.Depth > 0;
        if (splits)
            Fill(_histograms[0], 0, rows.Length);
        Node(0, 0, rows.Length, sum, splits ? _histograms[0] : null);
    }

    /// <summary>What a tree says about a training row.</summary>
    /// <param name="node">The first node of the tree.</param>
    /// <param name="row">The row.</param>
    internal float Answer(int node, int row)
    {
        while (Features[node] >= 0)
            node = _rows.Column(Features[node])[row] <= _bins[node] ? node + 1 : _right[node];
        return Values[node];
    }

    /// <param name="histogram">Of the node's rows; null when it may not be split. Used up.</param>
    private void Node(int depth, int start, int end, Bin sum, Bin[]? histogram)
    {
        _cancellation.ThrowIfCancellationRequested();
        var node = Features.Count;
        var split = histogram is null ? null : Best(histogram, sum);
        if (split is not { } best)
        {
            Add(TreeNodes.Leaf, (float)(-_settings.Rate * sum.Gradient / (sum.Hessian + _settings.L2)), 0);
            return;
        }

        Add(best.Feature, _rows.Cut(best.Feature, best.Bin), (byte)best.Bin);
        var middle = Partition(best, start, end);
        var right = sum;
        right.Take(best.Left);
        var (ofLeft, ofRight) = Histograms(depth + 1, start, middle, end, histogram!);
        Node(depth + 1, start, middle, best.Left, ofLeft);
        _right[node] = Features.Count;
        Node(depth + 1, middle, end, right, ofRight);
    }

    private void Add(int feature, float value, byte bin)
    {
        Features.Add(feature);
        Values.Add(value);
        _bins.Add(bin);
        _right.Add(0);
    }

    /// <summary>The smaller side is counted, the larger one is what is left of the parent.</summary>
    private (Bin[]? Left, Bin[]? Right) Histograms(int depth, int start, int middle, int end, Bin[] parent)
    {
        if (depth >= _settings.Depth)
            return (null, null);
        var smaller = _histograms[depth];
        var leftIsSmaller = middle - start < end - middle;
        if (leftIsSmaller)
            Fill(smaller, start, middle);
        else
            Fill(smaller, middle, end);
        for (var bin = 0; bin < parent.Length; bin++)
            parent[bin].Take(smaller[bin]);
        return leftIsSmaller ? (smaller, parent) : (parent, smaller);
    }

    private void Fill(Bin[] histogram, int start, int end)
    {
        Array.Clear(histogram);
        for (var feature = 0; feature < _rows.FeatureLength; feature++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var column = _rows.Column(feature);
            var bins = histogram.AsSpan(_firstBin[feature], _rows.BinCount(feature));
            if (bins.Length == 1)
                continue;
            foreach (var row in _members.AsSpan(start, end - start))
                bins[column[row]].Add(_gradients[row], _hessians[row]);
        }
    }

    private Split? Best(Bin[] histogram, Bin sum)
    {
        if (sum.Rows < 2 * _settings.LeafRows)
            return null;
        var l2 = _settings.L2;
        Split? best = null;
        var most = (sum.Gradient * sum.Gradient / (sum.Hessian + l2)) + LeastGain;
        for (var feature = 0; feature < _rows.FeatureLength; feature++)
        {
            var left = default(Bin);
            var bins = histogram.AsSpan(_firstBin[feature], _rows.BinCount(feature));
            for (var bin = 0; bin < bins.Length - 1; bin++)
            {
                if (bins[bin].Rows == 0)
                    continue;
                left.Add(bins[bin]);
                var rightRows = sum.Rows - left.Rows;
                if (left.Rows < _settings.LeafRows)
                    continue;
                if (rightRows < _settings.LeafRows)
                    break;
                var right = sum.Gradient - left.Gradient;
                var gain = (left.Gradient * left.Gradient / (left.Hessian + l2)) + (right * right / (Math.Max(0, sum.Hessian - left.Hessian) + l2));
                if (gain > most)
                    (most, best) = (gain, new(feature, bin, left));
            }
        }

        return best;
    }

    /// <summary>Rows of the left side first; the order within a side stays.</summary>
    private int Partition(Split split, int start, int end)
    {
        var column = _rows.Column(split.Feature);
        var (left, right) = (start, 0);
        for (var i = start; i < end; i++)
        {
            var row = _members[i];
            if (column[row] <= split.Bin)
                _members[left++] = row;
            else
                _moved[right++] = row;
        }

        _moved.AsSpan(0, right).CopyTo(_members.AsSpan(left));
        return left;
    }

    private readonly record struct Split(int Feature, int Bin, Bin Left);

    private struct Bin
    {
        internal double Gradient, Hessian;
        internal int Rows;

        internal void Add(double gradient, double hessian) => (Gradient, Hessian, Rows) = (Gradient + gradient, Hessian + hessian, Rows + 1);

        internal void Add(Bin other) => (Gradient, Hessian, Rows) = (Gradient + other.Gradient, Hessian + other.Hessian, Rows + other.Rows);

        internal void Take(Bin other) => (Gradient, Hessian, Rows) = (Gradient - other.Gradient, Hessian - other.Hessian, Rows - other.Rows);
    }
}
