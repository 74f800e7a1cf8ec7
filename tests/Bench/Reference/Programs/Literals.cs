namespace MLKids.Differential.Programs;

/// <summary>What children (and old projects) write into slots, and what has bitten runtimes before.</summary>
public static class Literals
{
    private static readonly object[] Nasty =
    [
        "", " ", "0", "-0", "00", "0x10", "0X1f", "0b11", "0o17", "-0x10", "1e3", "1E+3", "1e", ".5", "5.", ".", "-", "+", "+5", "--5", "1_000",
        "Infinity", "-Infinity", "+Infinity", "infinity", "NaN", "true", "TRUE", "True", "false", "FALSE", "\u0661", "\u00e9", "\u00c9", "\u0130", "\u00df", "\u03a3", "\u03c3", "1,5",
        "\t", "\n", "\u00a0", "\ufeff", "\u200b", " 7 ", "\u00a07", "7\n", "a", "A", "apple", "Apple", "banana", "z", "undefined", "null", "[object Object]",
        "9007199254740993", "1e21", "1e-7", "123456789012345678901234567890", "0.1", "0.30000000000000004", "1e400", "-1e400", "5e-324", "last", "all",
        "\ud83d\ude00", "\ud83d", "{NUM1}", "}{", "\"quoted\"", "back\\slash", "$&", "10", "9", "2", "1.9", "-1", "2.5", "-2.5", "0.5", "-0.5",
        -0.0, 0d, 1d, -1d, 0.1, 1.5, 2.5, -2.5, 0.49999999999999994, 1e21, 1e-7, 1e300, 4503599627370497.5, 9007199254740993d, 3d, 10d, 100d, 360d, 90d, -90d, 270d, 45d,
        new string('x', 300), new string('9', 400), "0." + new string('0', 60) + "1",
    ];

    private static readonly object[] Small = ["0", "1", "2", "3", "4", 1d, 2d, 3d, "1.9", "2.5", "0.4", "-1", "", "last", "3 "];

    /// <summary>Anything.</summary>
    public static object Any(Random random) => random.Next(3) == 0 ? Plain(random) : Nasty[random.Next(Nasty.Length)];

    /// <summary>A number of turns, a position in a list: small, and not always a whole number.</summary>
    public static object Few(Random random) => Small[random.Next(Small.Length)];

    private static object Plain(Random random) => random.Next(4) switch
    {
        0 => (double)random.Next(-20, 20),
        1 => random.Next(-20, 20).ToString(System.Globalization.CultureInfo.InvariantCulture),
        2 => Math.Round(random.NextDouble() * 100 - 50, random.Next(4)),
        _ => new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => "abcABC 0123.-e"[random.Next(14)])]),
    };
}
