using System.Globalization;

namespace MLKids.Learning.Examples.Columns;

/// <summary>One value of a row.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Text">The value as text; numbers in invariant form.</param>
/// <param name="Number">The value as a finite number, or null when it is a text.</param>
public readonly record struct RowValue(string Column, string Text, double? Number = null)
{
    /// <summary>A number.</summary>
    public static RowValue Of(string column, double number) => new(column, number.ToString(CultureInfo.InvariantCulture), number);

    /// <summary>What somebody typed: a number when it reads as one, else a text.</summary>
    public static RowValue Typed(string column, string text) =>
        NumberReading.TryRead(text, out var number) ? Of(column, number) : new(column, text.Trim());
}
