namespace MLKids.Learning.Trainers.Regression;

/// <summary>Cuts rows into folds of nearly equal size; rows of one group stay together. The same seed gives the same cut.</summary>
internal static class RegressionFolds
{
    /// <param name="groups">The group of each row.</param>
    /// <param name="folds">Wanted; fewer when there are fewer groups.</param>
    /// <param name="seed">Shuffles groups of one size.</param>
    /// <returns>The fold of each row, or null when no two folds leave two rows to learn from each.</returns>
    internal static int[]? Deal(IReadOnlyList<int> groups, int folds, int seed)
    {
        var random = new Random(seed);
        var order = Enumerable.Range(0, groups.Count)
            .GroupBy(row => groups[row])
            .Select(group => (Rows: group.ToArray(), Luck: random.Next()))
            .OrderByDescending(group => group.Rows.Length).ThenBy(group => group.Luck)
            .ToArray();
        var sizes = new int[Math.Min(folds, order.Length)];
        if (sizes.Length < 2)
            return null;
        var foldOf = new int[groups.Count];
        foreach (var (rows, _) in order)
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            sizes[smallest] += rows.Length;
            foreach (var row in rows)
                foldOf[row] = smallest;
        }

        return sizes.Max() <= groups.Count - 2 ? foldOf : null;
    }

    /// <summary>The rows inside or outside of a fold.</summary>
    internal static int[] Rows(int[] foldOf, int fold, bool inside) =>
        [.. Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] == fold == inside)];
}
