using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Values;

/// <summary>
/// Scratch's coercion, in this place only. Values are <c>double</c>, <c>string</c> and <c>bool</c>; null stands for a value that is not there.
/// The rules are those of Scratch 3 (ECMAScript's Number and String conversions, with Scratch's own exceptions).
/// </summary>
public static class Cast
{
    /// <summary>The value as a declared type: a double, string or bool; for <see cref="ArgumentType.Any"/> whichever of them it is.</summary>
    public static object To(ArgumentType type, BlockValue value) => type switch
    {
        ArgumentType.Number => ToNumber(value),
        ArgumentType.Text => ToText(value),
        ArgumentType.Boolean => ToBoolean(value),
        _ => value.ToObject(),
    };

    /// <summary>What a block has answered as its declared result: a double, string or bool. A number stays as it is, NaN too; null is the type's empty value.</summary>
    public static object ToResult(ArgumentType type, object? answer)
    {
        var value = BlockValue.From(answer);
        return type == ArgumentType.Number && value.IsNumber ? value.Number : To(type, value);
    }

    /// <summary>Scratch's number: what is no number is 0; -0 stays.</summary>
    public static double ToNumber(BlockValue value)
    {
        var number = value.IsNumber ? value.Number : ToJsNumber(value);
        return double.IsNaN(number) ? 0 : number;
    }

    /// <summary>As <see cref="ToNumber(BlockValue)"/>, of a double, string, bool or null.</summary>
    public static double ToNumber(object? value) => ToNumber(BlockValue.From(value));

    /// <summary>ECMAScript's Number(value): NaN for text that is no number.</summary>
    public static double ToJsNumber(BlockValue value)
    {
        if (value.IsNumber)
            return value.Number;
        return value.IsBoolean ? (value.Boolean ? 1 : 0) : NumberText.Parse(value.Text);
    }

    /// <summary>As <see cref="ToJsNumber(BlockValue)"/>, of a double, string, bool or null.</summary>
    public static double ToJsNumber(object? value) => ToJsNumber(BlockValue.From(value));

    /// <summary>Text as ECMAScript's String(value) writes it.</summary>
    public static string ToText(BlockValue value)
    {
        if (value.IsNumber)
            return NumberText.Format(value.Number);
        return value.IsBoolean ? (value.Boolean ? "true" : "false") : value.Text;
    }

    /// <summary>As <see cref="ToText(BlockValue)"/>, of a double, string, bool or null.</summary>
    public static string ToText(object? value) => value as string ?? ToText(BlockValue.From(value));

    /// <summary>Text "", "0" and "false" in any case, 0 and NaN are false; all else is true.</summary>
    public static bool ToBoolean(BlockValue value)
    {
        if (value.IsBoolean)
            return value.Boolean;
        if (value.IsNumber)
            return value.Number != 0 && !double.IsNaN(value.Number);
        return value.TextLength > 5 || (value.Text is { Length: > 0 } text && text != "0" && !text.Equals("false", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>As <see cref="ToBoolean(BlockValue)"/>, of a double, string, bool or null.</summary>
    public static bool ToBoolean(object? value) => ToBoolean(BlockValue.From(value));

    /// <summary>
    /// Negative, 0 or positive, as <paramref name="a"/> is less than, equal to or greater than <paramref name="b"/>: by number if both are numbers (blank text is none),
    /// else by lower-cased text in UTF-16 order.
    /// </summary>
    public static double Compare(BlockValue a, BlockValue b)
    {
        var x = ComparableNumber(a);
        if (!double.IsNaN(x))
        {
            var y = ComparableNumber(b);
            if (x == y)
                return 0;
            if (!double.IsNaN(y))
                return x - y;
        }

        return LowerCase.Compare(ToText(a), ToText(b));
    }

    /// <summary>As <see cref="Compare(BlockValue, BlockValue)"/>, of doubles, strings, bools or null.</summary>
    public static double Compare(object? a, object? b) => Compare(BlockValue.From(a), BlockValue.From(b));

    /// <summary>Whether "pick random" treats the value as a whole number: the point in a text decides. NaN is whole; infinities and numbers from 1e21 up are not.</summary>
    public static bool IsWhole(BlockValue value)
    {
        if (value.IsNumber)
            return double.IsNaN(value.Number) || (value.Number == Math.Floor(value.Number) && Math.Abs(value.Number) < 1e21);
        return value.IsBoolean || !value.Text.Contains('.');
    }

    /// <summary>As <see cref="IsWhole(BlockValue)"/>, of a double, string or bool.</summary>
    public static bool IsWhole(object? value) => value is not null && IsWhole(BlockValue.From(value));

    /// <summary>Position 1..<paramref name="length"/> in a list, or 0 if the value names none. "all" is not known here.</summary>
    /// <param name="value">A number, "last", "random" or "any".</param>
    /// <param name="length">Items in the list; one more when inserting.</param>
    /// <param name="random">For "random" and "any".</param>
    public static int ToListPosition(BlockValue value, int length, Random random)
    {
        if (value.IsText)
        {
            switch (value.Text)
            {
                case "last":
                    return length;
                case "random" or "any":
                    return length == 0 ? 0 : 1 + random.Next(length);
            }
        }

        return ToListPosition(ToNumber(value), length);
    }

    /// <summary>Position 1..<paramref name="length"/> of a number, or 0.</summary>
    public static int ToListPosition(double number, int length)
    {
        var position = Math.Floor(number);
        return position >= 1 && position <= length ? (int)position : 0;
    }

    /// <summary>As <see cref="ToListPosition(BlockValue, int, Random)"/>, of a double, string or bool.</summary>
    public static int ToListPosition(object? value, int length, Random random) => ToListPosition(BlockValue.From(value), length, random);

    /// <summary>Lower case as ECMAScript does it (<see cref="LowerCase"/>).</summary>
    public static string Lower(string text) => LowerCase.Of(text);

    private static double ComparableNumber(BlockValue value)
    {
        if (value.IsNumber)
            return value.Number;
        if (value.IsBoolean)
            return value.Boolean ? 1 : 0;
        var number = NumberText.Parse(value.Text);
        return number == 0 && NumberText.IsBlank(value.Text) ? double.NaN : number;
    }
}
