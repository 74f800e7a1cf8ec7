using MLKids.Learning.Examples;

namespace MLKids.Learning.Training;

/// <summary>
/// Cuts rows into folds: rows of one group stay together, each label is spread as evenly as its groups allow, and every label is left in
/// the rows
/// outside of each fold. The same seed gives the same cut.
/// </summary>
internal sealed record FoldPlan(int Folds, int[] FoldOf, string? WhyNot)
{
    /// <param name="source">All rows.</param>
    /// <param name="rows">The rows to be cut.</param>
    /// <param name="folds">Wanted; fewer when a label has fewer groups, at least 2.</param>
    /// <param name="seed">Breaks ties.</param>
    public static FoldPlan Make(IExampleSource source, int[] rows, int folds, int seed)
    {
        var groups = Enumerable.Range(0, rows.Length).GroupBy(at => source.GroupOf(rows[at])).Select(group => group.ToArray()).ToArray();
        var groupsOfLabel = new int[source.Labels.Count];
        foreach (var group in groups)
            foreach (var label in group.Select(at => source.LabelOf(rows[at])).Distinct())
                groupsOfLabel[label]++;
        var fewest = Array.IndexOf(groupsOfLabel, groupsOfLabel.Min());
        if (groupsOfLabel[fewest] < 2)
            return Impossible($"All examples of '{source.Labels[fewest]}' are alike, from one burst, or only one: none can be held back to ask.");
        for (var k = Math.Min(folds, groupsOfLabel[fewest]); k >= 2; k--)
        {
            var foldOf = Deal(source, rows, groups, k, seed);
            if (LeavesEveryLabel(source, rows, foldOf, k))
                return new FoldPlan(k, foldOf, null);
        }

        return Impossible("The examples that look alike cannot be parted so that every label is left to learn from.");
    }

    private static FoldPlan Impossible(string why) => new(0, [], why);

    /// <summary>Largest groups first, each to the fold that has least of its labels; equals by least rows, then by number.</summary>
    private static int[] Deal(IExampleSource source, int[] rows, int[][] groups, int k, int seed)
    {
        var random = new Random(seed);
        var order = groups
            .Select(group => (Group: group, Luck: random.Next()))
            .OrderByDescending(entry => entry.Group.Length)
            .ThenBy(entry => entry.Luck);
        var total = new double[source.Labels.Count];
        foreach (var row in rows)
            total[source.LabelOf(row)]++;
        var held = new int[k, total.Length];
        var size = new int[k];
        var foldOf = new int[rows.Length];
        foreach (var (group, _) in order)
        {
            var labels = group.CountBy(at => source.LabelOf(rows[at])).ToArray();
            var best = Enumerable.Range(0, k).MinBy(fold =>
                (labels.Sum(label => held[fold, label.Key] * label.Value / total[label.Key]), size[fold], fold));
            foreach (var at in group)
                foldOf[at] = best;
            foreach (var (label, count) in labels)
                held[best, label] += count;
            size[best] += group.Length;
        }

        return foldOf;
    }

    private static bool LeavesEveryLabel(IExampleSource source, int[] rows, int[] foldOf, int k)
    {
        for (var fold = 0; fold < k; fold++)
        {
            var left = new HashSet<int>();
            var asked = 0;
            for (var at = 0; at < rows.Length; at++)
                if (foldOf[at] == fold)
                    asked++;
                else
                    left.Add(source.LabelOf(rows[at]));
            if (left.Count < source.Labels.Count || asked == 0)
                return false;
        }

        return true;
    }
}
