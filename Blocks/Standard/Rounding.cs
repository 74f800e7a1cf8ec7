namespace MLKids.Blocks.Standard;

/// <summary>Scratch's rounding.</summary>
internal static class Rounding
{
    /// <summary>To the nearest whole number, halves up (-2.5 is -2), as ECMAScript's Math.round: exact for all numbers, and -0.2 is -0.</summary>
    public static double HalfUp(double number)
    {
        var floor = Math.Floor(number);
        return Math.CopySign(number - floor >= 0.5 ? floor + 1 : floor, number);
    }
}
