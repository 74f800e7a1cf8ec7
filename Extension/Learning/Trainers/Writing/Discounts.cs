namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// How much modified Kneser–Ney smoothing takes from counts of 1, 2 and more to give it to what was not seen (Chen and Goodman, "An empirical study of
/// smoothing techniques for language modeling", 1999, eq. 26). Always more than 0 and less than the count.
/// </summary>
/// <param name="One">From a count of 1.</param>
/// <param name="Two">From a count of 2.</param>
/// <param name="More">From 3 and more.</param>
internal readonly record struct Discounts(double One, double Two, double More)
{
    /// <summary>Where too little was seen for an estimate.</summary>
    private const double Usual = 0.75, Least = 0.1, MostOfOne = 0.95;

    internal double Of(int count) => count switch { 0 => 0, 1 => One, 2 => Two, _ => More };

    /// <summary>Estimates them from how many n-grams have the counts 1 to 4; falls back to one absolute discount where those are too few.</summary>
    internal static Discounts From(ReadOnlySpan<int> counts)
    {
        Span<double> with = stackalloc double[5];
        foreach (var count in counts)
            if (count is >= 1 and <= 4)
                with[count]++;
        if (with[1] == 0 || with[2] == 0)
            return new(Usual, Usual, Usual);
        var part = with[1] / (with[1] + (2 * with[2]));
        var (one, two, more) = (1 - (2 * part * with[2] / with[1]), 2 - (3 * part * with[3] / with[2]), 3 - (4 * part * with[4] / Math.Max(with[3], 1)));
        if (with[3] > 0 && with[4] > 0 && one is > Least and < 1 && two is > Least and < 2 && more is > Least and < 3)
            return new(one, two, more);
        var absolute = Math.Clamp(part, Least, MostOfOne);
        return new(absolute, absolute, absolute);
    }
}
