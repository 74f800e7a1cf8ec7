namespace MLKids.Learning.Trainers.Trees;

/// <summary>One run of a <see cref="SmallTreeTrainer"/>.</summary>
internal sealed class Growing(
    BinnedRows rows, int[] labelOf, int[] counts, int maxDepth, int leafRows, IProgress<FitProgress>? progress, CancellationToken cancellation)
{
    private readonly int[] _members = [.. Enumerable.Range(0, rows.Count)], _moved = new int[rows.Count];
    private readonly List<int> _features = [], _counts = [];
    private readonly List<float> _values = [];
    private double _loss;
    private int _done, _round;

    internal SmallTreeHead Run()
    {
        _loss = LossOf(counts);
        Tell();
        Node(0, 0, rows.Count, counts);
        return new(new([.. _features], [.. _values]), [.. _counts], rows.FeatureLength);
    }

    private void Node(int depth, int start, int end, int[] here)
    {
        cancellation.ThrowIfCancellationRequested();
        var node = _features.Count;
        _counts.AddRange(here);
        if (depth >= maxDepth || here.Count(count => count > 0) == 1 || Best(start, end, here) is not { } best)
        {
            Leaf(end - start);
            return;
        }

        _features.Add(best.Feature);
        _values.Add(rows.Cut(best.Feature, best.Bin));
        var middle = Partition(best, start, end);
        int[] right = [.. here.Zip(best.Left, (all, left) => all - left)];
        _loss += LossOf(best.Left) + LossOf(right) - LossOf(here);
        Tell();
        Node(depth + 1, start, middle, best.Left);
        Node(depth + 1, middle, end, right);
        TakeBack(node, best.Left, right);
    }

    private void Leaf(int size)
    {
        _features.Add(TreeNodes.Leaf);
        _values.Add(0);
        _done += size;
        if (_done == rows.Count)
            Tell();
    }

    /// <summary>Two leaves that say the same become one: a shorter tree with the same answers.</summary>
    private void TakeBack(int node, int[] left, int[] right)
    {
        if (_features.Count != node + 3 || Answer(left) != Answer(right))
            return;
        _features[node] = TreeNodes.Leaf;
        _values[node] = 0;
        _features.RemoveRange(node + 1, 2);
        _values.RemoveRange(node + 1, 2);
        _counts.RemoveRange((node + 1) * counts.Length, 2 * counts.Length);
    }

    /// <summary>The largest fall of Gini impurity; a fall of 0 will do (the first question of an exclusive or has no more).</summary>
    private Split? Best(int start, int end, int[] here)
    {
        Split? best = null;
        var most = double.NegativeInfinity;
        var table = new int[256 * here.Length];
        for (var feature = 0; feature < rows.FeatureLength; feature++)
        {
            cancellation.ThrowIfCancellationRequested();
            var bins = rows.BinCount(feature);
            var column = rows.Column(feature);
            Array.Clear(table, 0, bins * here.Length);
            for (var i = start; i < end && bins > 1; i++)
                table[(column[_members[i]] * here.Length) + labelOf[_members[i]]]++;
            var left = new int[here.Length];
            var leftRows = 0;
            for (var bin = 0; bin < bins - 1; bin++)
            {
                var moved = 0;
                for (var label = 0; label < here.Length; label++)
                {
                    var count = table[(bin * here.Length) + label];
                    left[label] += count;
                    moved += count;
                }

                leftRows += moved;
                if (moved == 0 || leftRows < leafRows)
                    continue;
                if (end - start - leftRows < leafRows)
                    break;
                var purity = Purity(here, left, leftRows, end - start - leftRows);
                if (purity > most)
                    (most, best) = (purity, new(feature, bin, [.. left]));
            }
        }

        return best;
    }

    private static double Purity(int[] here, int[] left, int leftRows, int rightRows)
    {
        double onLeft = 0, onRight = 0;
        for (var label = 0; label < here.Length; label++)
        {
            onLeft += (double)left[label] * left[label];
            onRight += (double)(here[label] - left[label]) * (here[label] - left[label]);
        }

        return (onLeft / leftRows) + (onRight / rightRows);
    }

    private int Partition(Split split, int start, int end)
    {
        var column = rows.Column(split.Feature);
        var (left, right) = (start, 0);
        for (var i = start; i < end; i++)
            if (column[_members[i]] <= split.Bin)
                _members[left++] = _members[i];
            else
                _moved[right++] = _members[i];
        _moved.AsSpan(0, right).CopyTo(_members.AsSpan(left));
        return left;
    }

    private void Tell() => progress?.Report(new((double)_done / rows.Count, _loss / rows.Count, ++_round));

    private static int Answer(int[] counts) => Array.IndexOf(counts, counts.Max());

    /// <summary>Sum of the log-losses of the rows of a leaf.</summary>
    private static double LossOf(int[] counts)
    {
        double all = counts.Sum() + counts.Length;
        return counts.Sum(count => -count * Math.Log((count + 1) / all));
    }

    private sealed record Split(int Feature, int Bin, int[] Left);
}
