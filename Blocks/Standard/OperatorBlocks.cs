using System.Globalization;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Values;

namespace MLKids.Blocks.Standard;

/// <summary>Sums, comparisons, texts. Numbers follow ECMAScript: 1/0 is Infinity, 0/0 is NaN.</summary>
[BlockPack("operator", "Operators", Color = "#59c059")]
public sealed class OperatorBlocks
{
    [Reporter("add", "[NUM1] + [NUM2]")]
    [Inline("({NUM1} + {NUM2})")]
    public double Add(double num1, double num2) => num1 + num2;

    [Reporter("subtract", "[NUM1] - [NUM2]")]
    [Inline("({NUM1} - {NUM2})")]
    public double Subtract(double num1, double num2) => num1 - num2;

    [Reporter("multiply", "[NUM1] * [NUM2]")]
    [Inline("({NUM1} * {NUM2})")]
    public double Multiply(double num1, double num2) => num1 * num2;

    [Reporter("divide", "[NUM1] / [NUM2]")]
    [Inline("({NUM1} / {NUM2})")]
    public double Divide(double num1, double num2) => num1 / num2;

    [Reporter("random", "pick random [FROM] to [TO]")]
    public double PickRandom(BlockCall call, object? from, object? to)
    {
        var (low, high) = (Cast.ToNumber(from), Cast.ToNumber(to));
        if (low > high)
            (low, high) = (high, low);
        if (low == high)
            return low;
        return Cast.IsWhole(from) && Cast.IsWhole(to)
            ? low + Math.Floor(call.Random.NextDouble() * (high + 1 - low))
            : low + call.Random.NextDouble() * (high - low);
    }

    [Predicate("gt", "[OPERAND1] > [OPERAND2]")]
    public bool IsGreater(object? operand1, object? operand2) => Cast.Compare(operand1, operand2) > 0;

    [Predicate("lt", "[OPERAND1] < [OPERAND2]")]
    public bool IsLess(object? operand1, object? operand2) => Cast.Compare(operand1, operand2) < 0;

    [Predicate("equals", "[OPERAND1] = [OPERAND2]")]
    public bool AreEqual(object? operand1, object? operand2) => Cast.Compare(operand1, operand2) == 0;

    [Predicate("and", "[OPERAND1] and [OPERAND2]")]
    [Inline("({OPERAND1} && {OPERAND2})")]
    public bool And(bool operand1, bool operand2) => operand1 && operand2;

    [Predicate("or", "[OPERAND1] or [OPERAND2]")]
    [Inline("({OPERAND1} || {OPERAND2})")]
    public bool Or(bool operand1, bool operand2) => operand1 || operand2;

    [Predicate("not", "not [OPERAND]")]
    [Inline("(!{OPERAND})")]
    public bool Not(bool operand) => !operand;

    [Reporter("join", "join [STRING1] [STRING2]")]
    public string Join(string string1 = "apple ", string string2 = "banana") => string1 + string2;

    [Reporter("letter_of", "letter [LETTER] of [STRING]")]
    public string LetterOf(double letter = 1, string @string = "apple") =>
        letter - 1 is var index && index >= 0 && index < @string.Length ? @string[(int)index].ToString() : "";

    [Reporter("length", "length of [STRING]")]
    public double LengthOf(string @string = "apple") => @string.Length;

    [Predicate("contains", "[STRING1] contains [STRING2]?")]
    public bool Contains(string string1 = "apple", string string2 = "a") =>
        Cast.Lower(string1).Contains(Cast.Lower(string2), StringComparison.Ordinal);

    [Reporter("mod", "[NUM1] mod [NUM2]")]
    public double Mod(double num1, double num2)
    {
        var rest = num1 % num2;
        return rest / num2 < 0 ? rest + num2 : rest;
    }

    [Reporter("round", "round [NUM]")]
    public double Round(double num) => Rounding.HalfUp(num);

    [Reporter("mathop", "[OPERATOR] of [NUM]")]
    public double MathOp(
        [Menu("abs", "floor", "ceiling", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "ln", "log", "e ^", "10 ^", Droppable = false)]
        string @operator = "abs",
        double num = 0) => @operator.ToLowerInvariant() switch
        {
            "abs" => Math.Abs(num),
            "floor" => Math.Floor(num),
            "ceiling" => Math.Ceiling(num),
            "sqrt" => Math.Sqrt(num),
            "sin" => TenDecimals(Math.Sin(Math.PI * num / 180)),
            "cos" => TenDecimals(Math.Cos(Math.PI * num / 180)),
            "tan" => Tangent(num),
            "asin" => Math.Asin(num) * 180 / Math.PI,
            "acos" => Math.Acos(num) * 180 / Math.PI,
            "atan" => Math.Atan(num) * 180 / Math.PI,
            "ln" => Math.Log(num),
            // As Scratch divides it: the log of 1000 is 2.9999999999999996.
            "log" => Math.Log(num) / Math.Log(10),
            "e ^" => Math.Exp(num),
            "10 ^" => Math.Pow(10, num),
            _ => 0,
        };

    // As ECMAScript's toFixed(10): from the exact decimal value, halves away from zero; -0 becomes 0, but what rounds to it stays negative.
    private static double TenDecimals(double number) =>
        number == 0 ? 0 : double.Parse(number.ToString("F10", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double Tangent(double degrees) => (degrees % 360) switch
    {
        90 or -270 => double.PositiveInfinity,
        -90 or 270 => double.NegativeInfinity,
        var angle => TenDecimals(Math.Tan(Math.PI * angle / 180)),
    };
}
