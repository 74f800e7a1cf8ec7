using System.Globalization;
using System.Text;

namespace MLKids.Blocks.Values;

/// <summary>Numbers to text and back as ECMAScript does it (Number::toString, StringToNumber).</summary>
public static class NumberText
{
    /// <summary>Shortest text that reads back as the same number; exponents from 1e21 up and below 1e-6; -0 is "0".</summary>
    public static string Format(double number)
    {
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";

        var (digits, exponent) = Decompose(number.ToString("R", CultureInfo.InvariantCulture));
        return (number < 0 ? "-" : "") + Layout(digits, exponent);
    }

    /// <summary>NaN for what is no number; blank text is 0; hexadecimal, binary, octal, "Infinity" and exponents are known.</summary>
    public static double Parse(string text)
    {
        if (text.Length is > 0 and < 10 && TryDigits(text, out var whole))
            return whole;
        // Most other texts in comparisons are words.
        if (text.Length > 0 && char.IsAsciiLetter(text[0]) && text[0] != 'I')
            return double.NaN;
        var s = text.AsSpan().Trim(WhiteSpace);
        if (s.Length == 0)
            return 0;
        if (s.Length > 2 && s[0] == '0' && char.ToLowerInvariant(s[1]) is 'x' or 'b' or 'o')
            return ParseRadix(s[2..], char.ToLowerInvariant(s[1]) switch { 'x' => 16, 'b' => 2, _ => 8 });
        foreach (var c in s)
            if (!char.IsAsciiDigit(c) && c is not ('.' or 'e' or 'E' or '+' or '-'))
                return s switch { "Infinity" or "+Infinity" => double.PositiveInfinity, "-Infinity" => double.NegativeInfinity, _ => double.NaN };
        return double.TryParse(s, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;
    }

    /// <summary>Whether there is nothing but white space, as ECMAScript's trim sees it.</summary>
    public static bool IsBlank(string text) => text.AsSpan().Trim(WhiteSpace).Length == 0;

    // ECMAScript's WhiteSpace and LineTerminator.
    private const string WhiteSpace = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    // Literals are texts, and most of them are small whole numbers.
    private static bool TryDigits(string text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            number = number * 10 + (c - '0');
        }

        return true;
    }

    private static double ParseRadix(ReadOnlySpan<char> digits, int radix)
    {
        double number = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;
            if (digit >= radix)
                return double.NaN;
            number = number * radix + digit;
        }

        return digits.Length == 0 ? double.NaN : number;
    }

    // "1.2345E-7" or "123.45" → digits "12345" and the position of the point as in 0.d1d2d3... × 10^exponent.
    private static (string Digits, int Exponent) Decompose(string round)
    {
        var s = round.TrimStart('-');
        var exponent = 0;
        var e = s.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(s.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            s = s[..e];
        }

        var point = s.IndexOf('.');
        exponent += point >= 0 ? point : s.Length;
        var digits = s.Replace(".", "");
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), exponent - leading);
    }

    private static string Layout(string digits, int exponent)
    {
        var count = digits.Length;
        if (count <= exponent && exponent <= 21)
            return digits + new string('0', exponent - count);
        if (exponent is > 0 and <= 21)
            return $"{digits[..exponent]}.{digits[exponent..]}";
        if (exponent is > -6 and <= 0)
            return "0." + new string('0', -exponent) + digits;
        var text = new StringBuilder().Append(digits[0]);
        if (count > 1)
            text.Append('.').Append(digits, 1, count - 1);
        var power = exponent - 1;
        return text.Append('e').Append(power < 0 ? '-' : '+').Append(Math.Abs(power).ToString(CultureInfo.InvariantCulture)).ToString();
    }
}
