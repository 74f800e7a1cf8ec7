namespace MLKids.Learning.Trainers.Writing;

/// <summary>How much of a text stands in the training text word for word (capitals and punctuation aside).</summary>
/// <param name="Words">Words of the text.</param>
/// <param name="LongestRun">Most words in a row that also stand in one training text.</param>
/// <param name="InLongRuns">Words that belong to such a run of <see cref="LongRun"/> or more.</param>
public sealed record CopiedText(int Words, int LongestRun, int InLongRuns)
{
    /// <summary>From this many words on, a run counts as learned by heart.</summary>
    public const int LongRun = 8;

    /// <summary>0 to 1.</summary>
    public double Part => Words == 0 ? 0 : (double)InLongRuns / Words;
}
