using System.Text;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Compile;

/// <summary>Values as script literals.</summary>
internal static class JsText
{
    public static string Literal(object value) => value switch
    {
        double number => Number(number),
        bool truth => truth ? "true" : "false",
        _ => Quote(Cast.ToText(value)),
    };

    public static string Number(double number)
    {
        if (double.IsNaN(number))
            return "(0/0)";
        if (double.IsInfinity(number))
            return number > 0 ? "(1/0)" : "(-1/0)";
        if (number == 0)
            return double.IsNegative(number) ? "(-0)" : "0";
        return number < 0 ? $"({NumberText.Format(number)})" : NumberText.Format(number);
    }

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c is < ' ' or > '~')
                quoted.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
