namespace Weather;

/// <summary>
/// The weather of a town at an hour, made up: the same town has the same weather at the same hour, on every computer. Slow changes are random numbers at whole hours with a smooth way
/// between them; days are warmer than nights.
/// </summary>
internal static class Sky
{
    /// <summary>What the sensors of a town say.</summary>
    /// <param name="town">Any name; case does not count.</param>
    /// <param name="hour">Hours since the station was switched on, which was at 8 in the morning.</param>
    public static Reading At(string town, double hour)
    {
        var name = town.Trim().ToUpperInvariant();
        var climate = 14 * Chance(name, "climate", 0) + 4;
        var day = 5 * Math.Sin(2 * Math.PI * (hour + 8 - 9) / 24);
        var clouds = Smooth(name, "clouds", hour / 5);
        var rain = Math.Max(0, clouds - 0.58) * 20;
        return new Reading(
            Math.Round(climate + day + 4 * Smooth(name, "warmth", hour / 9) - 0.4 * rain, 1),
            Math.Round(rain, 1),
            Math.Round(30 * Smooth(name, "wind", hour / 3), 1));
    }

    // From 0 to 1, without a jump.
    private static double Smooth(string town, string what, double at)
    {
        var whole = Math.Floor(at);
        var part = at - whole;
        part = part * part * (3 - 2 * part);
        return Chance(town, what, whole) * (1 - part) + Chance(town, what, whole + 1) * part;
    }

    // FNV-1a and a last stirring: the same on every computer, which string.GetHashCode is not.
    private static double Chance(string town, string what, double number)
    {
        var hash = 2166136261u;
        foreach (var letter in $"{town}/{what}/{(long)number}")
            hash = (hash ^ letter) * 16777619;
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        return (hash ^ (hash >> 13)) / (double)uint.MaxValue;
    }
}

/// <summary>What the sensors of a town say.</summary>
/// <param name="Temperature">Degrees Celsius.</param>
/// <param name="Rain">Millimetres an hour; 0: it is dry.</param>
/// <param name="Wind">Kilometres an hour.</param>
public sealed record Reading(double Temperature, double Rain, double Wind);
