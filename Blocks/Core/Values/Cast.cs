using System.Globalization;
using System.Text;

namespace MLKids.Blocks.Values;

/// <summary>
/// Scratch's coercion, in this place only. Values are <c>double</c>, <c>string</c> and <c>bool</c>; null stands for a value that is not there.
/// The rules are those of Scratch 3 (ECMAScript's Number and String conversions, with Scratch's own exceptions).
/// </summary>
public static class Cast
{
    /// <summary>Scratch's number: what is no number is 0; -0 stays.</summary>
    public static double ToNumber(object? value)
    {
        var number = ToJsNumber(value);
        return double.IsNaN(number) ? 0 : number;
    }

    /// <summary>ECMAScript's Number(value): NaN for text that is no number.</summary>
    public static double ToJsNumber(object? value) => value switch
    {
        double number => number,
        string text => NumberText.Parse(text),
        bool truth => truth ? 1 : 0,
        null => 0,
        IConvertible other => other.ToDouble(CultureInfo.InvariantCulture),
        _ => double.NaN,
    };

    /// <summary>Text as ECMAScript's String(value) writes it.</summary>
    public static string ToText(object? value) => value switch
    {
        string text => text,
        double number => NumberText.Format(number),
        bool truth => truth ? "true" : "false",
        null => "",
        IConvertible other => NumberText.Format(other.ToDouble(CultureInfo.InvariantCulture)),
        _ => value.ToString() ?? "",
    };

    /// <summary>Text "", "0" and "false" in any case, 0 and NaN are false; all else is true.</summary>
    public static bool ToBoolean(object? value) => value switch
    {
        bool truth => truth,
        string text => text.Length > 0 && text != "0" && !text.Equals("false", StringComparison.OrdinalIgnoreCase),
        null => false,
        _ => ToNumber(value) is var number && number != 0 && !double.IsNaN(number),
    };

    /// <summary>
    /// Negative, 0 or positive, as <paramref name="a"/> is less than, equal to or greater than <paramref name="b"/>: by number if both are numbers (blank text is none),
    /// else by lower-cased text in UTF-16 order.
    /// </summary>
    public static double Compare(object? a, object? b)
    {
        var x = ComparableNumber(a);
        var y = ComparableNumber(b);
        if (double.IsNaN(x) || double.IsNaN(y))
            return string.CompareOrdinal(Lower(ToText(a)), Lower(ToText(b)));
        return x == y ? 0 : x - y;
    }

    /// <summary>Whether "pick random" treats the value as a whole number: the point in a text decides. NaN is whole; infinities and numbers from 1e21 up are not.</summary>
    public static bool IsWhole(object? value) => value switch
    {
        double number => double.IsNaN(number) || (number == Math.Floor(number) && Math.Abs(number) < 1e21),
        string text => !text.Contains('.'),
        _ => value is bool,
    };

    /// <summary>Position 1..<paramref name="length"/> in a list, or 0 if the value names none. "all" is not known here.</summary>
    /// <param name="value">A number, "last", "random" or "any".</param>
    /// <param name="length">Items in the list; one more when inserting.</param>
    /// <param name="random">For "random" and "any".</param>
    public static int ToListPosition(object? value, int length, Random random)
    {
        switch (value)
        {
            case "last":
                return length;
            case "random" or "any":
                return length == 0 ? 0 : 1 + random.Next(length);
        }

        var position = Math.Floor(ToNumber(value));
        return position >= 1 && position <= length ? (int)position : 0;
    }

    /// <summary>Lower case as ECMAScript does it, with the two rules of more than one letter: dotted capital I, and sigma at the end of a word.</summary>
    public static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();
        return text.AsSpan().IndexOfAny(DottedI, Sigma) < 0 ? lower : LowerSpecial(text, lower);
    }

    /// <summary>What "set x to" and friends make of text that is really a number or truth value: the value itself otherwise.</summary>
    public static object Normalize(object? value) => value switch
    {
        double or string or bool => value,
        null => "",
        float or int or long or uint or short or byte or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private const char DottedI = '\u0130';
    private const char Sigma = '\u03a3';

    private static string LowerSpecial(string text, string lower)
    {
        var special = new StringBuilder(lower);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == DottedI)
                special.Remove(i, 1).Insert(i, "i\u0307");
            else if (text[i] == Sigma && IsCased(text, i, -1) && !IsCased(text, i, 1))
                special[i] = '\u03c2';
        }

        return special.ToString();
    }

    // Whether the next letter in that direction, past accents and apostrophes, has a case (Unicode's Final_Sigma).
    private static bool IsCased(string text, int from, int step)
    {
        for (var i = from + step; i >= 0 && i < text.Length; i += step)
        {
            if (char.IsLetter(text[i]) && char.ToUpperInvariant(text[i]) != char.ToLowerInvariant(text[i]))
                return true;
            if (!IsCaseIgnorable(text[i]))
                return false;
        }

        return false;
    }

    private static bool IsCaseIgnorable(char c) =>
        c is '\'' or '.' or ':' or '\u00b7' or '\u2019' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    private static double ComparableNumber(object? value) => value switch
    {
        null => double.NaN,
        string text when NumberText.IsBlank(text) => double.NaN,
        _ => ToJsNumber(value),
    };
}
