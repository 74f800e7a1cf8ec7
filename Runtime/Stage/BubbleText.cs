using System.Globalization;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Stage;

/// <summary>What a speech bubble shows of a value: broken numbers with two decimals, at most 330 characters.</summary>
internal static class BubbleText
{
    private const int Limit = 330;

    public static string Of(object value)
    {
        var text = value is double number && Math.Abs(number) >= 0.01 && double.IsFinite(number) && number != Math.Floor(number)
            ? number.ToString("F2", CultureInfo.InvariantCulture)
            : Cast.ToText(value);
        return text.Length > Limit ? text[..Limit] : text;
    }
}
