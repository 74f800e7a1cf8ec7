using System.Globalization;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Blocks.Standard;

/// <summary>Sums, comparisons, texts. Numbers follow ECMAScript: 1/0 is Infinity, 0/0 is NaN.</summary>
[BlockPack("operator", "Operators", Color = "#59c059")]
public sealed class OperatorBlocks
{
    // A program that reads a text letter by letter makes no new texts.
    private static readonly string[] Letters = [.. Enumerable.Range(0, 256).Select(i => ((char)i).ToString())];

    [Reporter("add", "[NUM1] + [NUM2]", Pure = true, About = "The sum.")]
    [Inline("({NUM1} + {NUM2})")]
    public static double Add(double num1, double num2) => num1 + num2;

    [Reporter("subtract", "[NUM1] - [NUM2]", Pure = true, About = "The difference.")]
    [Inline("({NUM1} - {NUM2})")]
    public static double Subtract(double num1, double num2) => num1 - num2;

    [Reporter("multiply", "[NUM1] * [NUM2]", Pure = true, About = "The product.")]
    [Inline("({NUM1} * {NUM2})")]
    public static double Multiply(double num1, double num2) => num1 * num2;

    [Reporter("divide", "[NUM1] / [NUM2]", Pure = true, About = "The quotient. Division by 0 gives Infinity.")]
    [Inline("({NUM1} / {NUM2})")]
    public static double Divide(double num1, double num2) => num1 / num2;

    [Reporter("random", "pick random [FROM] to [TO]", Apart = true, About = "A random number between two others. Whole ones give whole numbers.")]
    public double PickRandom(BlockCall call, BlockValue from, BlockValue to)
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

    [Predicate("gt", "[OPERAND1] > [OPERAND2]", Apart = true, Pure = true, About = "Whether the first is greater. Texts are compared by the alphabet.")]
    public static bool IsGreater(BlockValue operand1, BlockValue operand2) => Cast.Compare(operand1, operand2) > 0;

    [Predicate("lt", "[OPERAND1] < [OPERAND2]", Pure = true, About = "Whether the first is less. Texts are compared by the alphabet.")]
    public static bool IsLess(BlockValue operand1, BlockValue operand2) => Cast.Compare(operand1, operand2) < 0;

    [Predicate("equals", "[OPERAND1] = [OPERAND2]", Pure = true, About = "Whether both are the same. Capital letters do not matter.")]
    public static bool AreEqual(BlockValue operand1, BlockValue operand2) => Cast.Compare(operand1, operand2) == 0;

    [Predicate("and", "[OPERAND1] and [OPERAND2]", Apart = true, Pure = true, About = "True if both are true.")]
    [Inline("({OPERAND1} && {OPERAND2})")]
    public static bool And(bool operand1, bool operand2) => operand1 && operand2;

    [Predicate("or", "[OPERAND1] or [OPERAND2]", Pure = true, About = "True if at least one is true.")]
    [Inline("({OPERAND1} || {OPERAND2})")]
    public static bool Or(bool operand1, bool operand2) => operand1 || operand2;

    [Predicate("not", "not [OPERAND]", Pure = true, About = "True if the condition is false.")]
    [Inline("(!{OPERAND})")]
    public static bool Not(bool operand) => !operand;

    [Reporter("join", "join [STRING1] [STRING2]", Apart = true, Pure = true, About = "Both texts, one after the other.")]
    public static BlockValue Join([Default("apple ")] BlockValue string1, [Default("banana")] BlockValue string2) => BlockValue.Join(string1, string2);

    [Reporter("letter_of", "letter [LETTER] of [STRING]", Pure = true, About = "One letter of a text; the first is number 1.")]
    public static string LetterOf([Slot(SlotKind.Count)] double letter = 1, string @string = "apple") =>
        letter - 1 is var index && index >= 0 && index < @string.Length ? Letter(@string[(int)index]) : "";

    [Reporter("length", "length of [STRING]", Pure = true, About = "How many letters a text has.")]
    public static double LengthOf(string @string = "apple") => @string.Length;

    [Predicate("contains", "[STRING1] contains [STRING2]?", Pure = true, About = "Whether a text occurs in another. Capital letters do not matter.")]
    public static bool Contains(string string1 = "apple", string string2 = "a") =>
        Cast.Lower(string1).Contains(Cast.Lower(string2), StringComparison.Ordinal);

    [Reporter("mod", "[NUM1] mod [NUM2]", Apart = true, Pure = true, About = "What remains of a division. It has the sign of the second number.")]
    public static double Mod(double num1, double num2)
    {
        var rest = Remainder(num1, num2);
        return rest / num2 < 0 ? rest + num2 : rest;
    }

    [Reporter("round", "round [NUM]", Pure = true, About = "The nearest whole number.")]
    public static double Round(double num) => Rounding.HalfUp(num);

    [Reporter("mathop", "[OPERATOR] of [NUM]", Apart = true, Pure = true, About = "A function of a number. Angles are in degrees.")]
    public static double MathOp(
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

    // The same as num1 % num2, which is several times slower than whole numbers' remainder; 0 and -0 go the slow way.
    private static double Remainder(double num1, double num2)
    {
        const double exact = 1L << 53;
        if (Math.Abs(num1) > exact || Math.Abs(num2) > exact)
            return num1 % num2;
        var (whole1, whole2) = ((long)num1, (long)num2);
        if (whole1 != num1 || whole2 != num2 || whole1 == 0 || whole2 == 0)
            return num1 % num2;
        var rest = whole1 % whole2;
        return rest == 0 && whole1 < 0 ? -0.0 : rest;
    }

    private static string Letter(char letter) => letter < Letters.Length ? Letters[letter] : letter.ToString();

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
