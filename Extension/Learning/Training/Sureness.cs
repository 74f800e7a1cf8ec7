namespace MLKids.Learning.Training;

/// <summary>
/// How sure the asked answers were: counts by whole percent of confidence, 0 to 100. From them follows, for every place of the recognition point, how many answers would
/// be right, wrong and "not sure".
/// </summary>
/// <param name="Right">101 counts of right answers.</param>
/// <param name="Wrong">101 counts of wrong answers.</param>
public sealed record Sureness(IReadOnlyList<int> Right, IReadOnlyList<int> Wrong)
{
    internal const int Percents = 101;

    internal static Sureness Of(IEnumerable<(bool IsRight, float Confidence)> answers)
    {
        var (right, wrong) = (new int[Percents], new int[Percents]);
        foreach (var (isRight, confidence) in answers)
            (isRight ? right : wrong)[(int)Math.Clamp(confidence * 100, 0, 100)]++;
        return new(right, wrong);
    }
}
