using System.Globalization;
using System.Text.RegularExpressions;

namespace MLKids.Learning.Examples.Columns;

/// <summary>
/// Numbers as people write them: <c>1.5</c>, <c>-2e3</c>, <c>1,5</c>, digits of any script. No thousands separators: whether <c>1,500</c>
/// is one and a half or fifteen hundred
/// is known only where others tell.
/// </summary>
public static partial class NumberReading
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">Spaces around it do not matter.</param>
    /// <param name="number">Finite, never -0.</param>
    /// <param name="decimalComma">It is known that a comma is a decimal point, as in <c>1,500</c> of a table whose other numbers say
    /// so.</param>
    /// <returns>False for all else: texts, NaN, infinity, and commas that could mean thousands.</returns>
    public static bool TryRead(string text, out double number, bool decimalComma = false)
    {
        number = 0;
        var plain = text.AsSpan().Trim();
        if (plain.Length is 0 or > ColumnLimits.ValueCharacters || !StartsLikeNumber(plain))
            return false;
        if (double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
            return Finite(ref number);
        var latin = Latin(plain);
        if (DecimalComma().IsMatch(latin) && (decimalComma || !Thousands().IsMatch(latin)))
            latin = latin.Replace(',', '.');
        return double.TryParse(latin, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && Finite(ref number);
    }

    /// <summary>The text looks like a number with separators between thousands (or could be one).</summary>
    public static bool HasThousands(string text) => Thousands().IsMatch(Latin(text.AsSpan().Trim()));

    /// <summary>The text has a comma that can only be a decimal point.</summary>
    public static bool HasDecimalComma(string text)
    {
        var latin = Latin(text.AsSpan().Trim());
        return DecimalComma().IsMatch(latin) && !Thousands().IsMatch(latin);
    }

    private static bool Finite(ref double number)
    {
        // Adding 0 makes 0 of -0, which would be another text for the same row.
        number += 0.0;
        return double.IsFinite(number);
    }

    // Keeps "NaN" and "Infinity" out, which double.TryParse knows.
    private static bool StartsLikeNumber(ReadOnlySpan<char> text) =>
        text.Length > 0 && (char.IsDigit(text[0]) || (text[0] is '.' or ',' or '٫' or '+' or '-' or '−' && text.Length > 1 && (char.IsDigit(text[1]) || text[1] is '.' or ',')));

    private static string Latin(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (latin, text) =>
    {
        for (var i = 0; i < latin.Length; i++)
            latin[i] = char.IsDigit(text[i]) ? (char)('0' + (int)char.GetNumericValue(text[i])) : text[i] switch { '−' => '-', '٫' => ',', var other => other };
    });

    [GeneratedRegex(@"^[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    // 1,500 and 12.500.000 and 1 500 and 1'500 and 1,234.5; not 0,500.
    [GeneratedRegex(@"^[+-]?[1-9][0-9]{0,2}(,[0-9]{3}|([ '’\u00A0\u202F][0-9]{3})+|,[0-9]{3}(,[0-9]{3})+|\.[0-9]{3}(\.[0-9]{3})+|(,[0-9]{3})+\.[0-9]+|(\.[0-9]{3})+,[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
