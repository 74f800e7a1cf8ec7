namespace MLKids.Learning.Coaching;

/// <summary>Examples of one label with one fault.</summary>
/// <param name="Label">The label.</param>
/// <param name="Part">Part of its examples, 0..1.</param>
/// <param name="Ids">The examples.</param>
internal sealed record Fault(string Label, double Part, IReadOnlyList<long> Ids)
{
    /// <summary>A fault of fewer examples of a label is luck: every camera shakes at times.</summary>
    private const int FewestExamples = 3;

    /// <summary>A fault of a smaller part of a label is no habit: no random part of the flowers and hand signs of the bench reaches it.</summary>
    private const double LeastPart = 0.3;

    /// <summary>One tip for all labels whose examples have the fault often enough, the worst first; none when no label has.</summary>
    /// <param name="code">The tip's code.</param>
    /// <param name="faults">One entry a label.</param>
    /// <param name="sentence">The child's sentence about the worst label.</param>
    /// <param name="what">What was measured, with its threshold.</param>
    public static IEnumerable<Tip> Tips(string code, IEnumerable<Fault> faults, Func<string, string> sentence, string what)
    {
        var often = faults.Where(fault => fault.Ids.Count >= FewestExamples && fault.Part >= LeastPart).OrderByDescending(fault => fault.Part).ToList();
        if (often.Count > 0)
            yield return new Tip(
                code,
                sentence(Tip.Short(often[0].Label)),
                $"{what}: {string.Join(", ", often.Select(fault => FormattableString.Invariant($"{fault.Ids.Count} examples ({fault.Part:P0}) of '{fault.Label}'")))}.",
                [.. often.Select(fault => fault.Label)],
                [.. often.SelectMany(fault => fault.Ids).Take(Coach.MostExamples)]);
    }

    /// <summary>The examples of a label for which something holds.</summary>
    public static Fault Of(LabelRows label, Func<float[], bool> has)
    {
        var ids = Enumerable.Range(0, label.Count).Where(row => has(label.Rows[row])).Select(row => label.Ids[row]).ToList();
        return new Fault(label.Label, label.Count == 0 ? 0 : ids.Count / (double)label.Count, ids);
    }
}
