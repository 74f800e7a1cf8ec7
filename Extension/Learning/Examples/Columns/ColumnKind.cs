namespace MLKids.Learning.Examples.Columns;

/// <summary>What the values of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Numbers: one float.</summary>
    Number,

    /// <summary>One of a few texts: one float a choice, 1 for the one that it is.</summary>
    Choice,
}
