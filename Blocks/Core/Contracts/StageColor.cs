using System.Globalization;
using MLKids.Blocks.Values;

namespace MLKids.Blocks.Contracts;

/// <summary>A colour on the stage.</summary>
/// <param name="Red">0..255.</param>
/// <param name="Green">0..255.</param>
/// <param name="Blue">0..255.</param>
/// <param name="Alpha">0 (clear) to 255 (solid, default).</param>
public readonly record struct StageColor(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    /// <summary>
    /// Scratch's cast of a block's colour: text "#rrggbb" or "#rgb" (other text that starts with # is black), else a number 0xAARRGGBB whose
    /// alpha of 0 means solid.
    /// </summary>
    public static StageColor From(object? value)
    {
        if (value is string text && text.StartsWith('#'))
            return FromHex(text.AsSpan(1));
        var number = ToInt32(Cast.ToNumber(value));
        var alpha = (byte)(number >> 24);
        return new StageColor((byte)(number >> 16), (byte)(number >> 8), (byte)number, alpha == 0 ? (byte)255 : alpha);
    }

    private static StageColor FromHex(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (3 or 6) || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
            return new StageColor(0, 0, 0);
        return digits.Length == 6
            ? new StageColor((byte)(number >> 16), (byte)(number >> 8), (byte)number)
            : new StageColor((byte)((number >> 8 & 15) * 17), (byte)((number >> 4 & 15) * 17), (byte)((number & 15) * 17));
    }

    // ECMAScript's ToInt32: bits of the whole number modulo 2^32.
    private static uint ToInt32(double number)
    {
        if (!double.IsFinite(number))
            return 0;
        var rest = Math.IEEERemainder(Math.Truncate(number), 4294967296.0);
        return (uint)(long)rest;
    }
}
