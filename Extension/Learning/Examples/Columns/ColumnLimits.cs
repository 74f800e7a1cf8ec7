namespace MLKids.Learning.Examples.Columns;

/// <summary>How large rows may be.</summary>
public static class ColumnLimits
{
    /// <summary>Columns of a row.</summary>
    public const int Columns = 50;

    /// <summary>Different texts in a choice column.</summary>
    public const int Choices = 50;

    /// <summary>UTF-16 units in a column's name.</summary>
    public const int NameCharacters = 30;

    /// <summary>UTF-16 units in one value.</summary>
    public const int ValueCharacters = 100;

    /// <summary>UTF-16 units in a row as a person writes it, or bytes of its JSON.</summary>
    public const int RowCharacters = 20_000;
}
