using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Sounds;

/// <summary>Rows that a fit does not learn from at first, to see by them when it has learned enough.</summary>
internal static class HeldBack
{
    /// <summary>
    /// Of each label so many of its groups, rounded down; a group that shows several labels counts for its first row's. None at all when a label would lose
    /// its last row.
    /// </summary>
    internal static int[] Choose(IExampleSource examples, double part, Random random)
    {
        if (part <= 0)
            return [];
        var groups = Enumerable.Range(0, examples.Count).GroupBy(examples.GroupOf).Select(group => group.ToArray()).ToArray();
        var held = new List<int>();
        foreach (var label in groups.GroupBy(group => examples.LabelOf(group[0])))
        {
            var own = label.ToArray();
            random.Shuffle(own);
            held.AddRange(own.Take((int)(part * own.Length)).SelectMany(group => group));
        }
        var left = Enumerable.Range(0, examples.Count).Except(held).Select(examples.LabelOf).Distinct().Count();
        return left == examples.Labels.Count ? [.. held] : [];
    }
}
