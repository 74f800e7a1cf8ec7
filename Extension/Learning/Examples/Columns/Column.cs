namespace MLKids.Learning.Examples.Columns;

/// <summary>One column of rows.</summary>
/// <param name="Name">As first written; 1 to <see cref="ColumnLimits.NameCharacters"/> characters.</param>
/// <param name="Kind">Number or choice.</param>
/// <param name="Choices">The texts of a choice column in the order of first appearance; empty for numbers.</param>
public sealed record Column(string Name, ColumnKind Kind, IReadOnlyList<string> Choices)
{
    /// <summary>Floats of one value.</summary>
    public int Width => Kind == ColumnKind.Number ? 1 : Choices.Count;

    /// <summary>The choice that a text is, from 0, without regard to case and spaces; -1 for one that is not known.</summary>
    public int ChoiceOf(string text)
    {
        for (var i = 0; i < Choices.Count; i++)
            if (Choices[i] == text)
                return i;
        var key = ColumnSet.Key(text);
        for (var i = 0; i < Choices.Count; i++)
            if (ColumnSet.Key(Choices[i]) == key)
                return i;
        return -1;
    }
}
