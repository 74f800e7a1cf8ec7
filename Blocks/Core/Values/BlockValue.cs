namespace MLKids.Blocks.Values;

/// <summary>
/// A value of a program: a number, a text or a truth value, in 16 bytes and without boxing numbers. A block that takes or returns either kind declares this type (or
/// <c>object</c>, which is slower). The default is the number 0.
/// </summary>
public readonly struct BlockValue : IEquatable<BlockValue>
{
    /// <summary>Texts joined to more than this many letters are kept in parts until somebody reads them.</summary>
    private const int JoinInParts = 128;

    private static readonly object BoxedTrue = true;
    private static readonly object BoxedFalse = false;

    // Null: a number. Else a string, a JoinedText, or one of the two boxed truth values.
    private readonly object? _other;
    private readonly double _number;

    public BlockValue(double number) => (_other, _number) = (null, number);

    /// <summary>Null is "".</summary>
    public BlockValue(string? text) => (_other, _number) = (text ?? "", 0);

    public BlockValue(bool truth) => (_other, _number) = (truth ? BoxedTrue : BoxedFalse, 0);

    private BlockValue(JoinedText text) => (_other, _number) = (text, 0);

    public bool IsNumber => _other is null;

    public bool IsBoolean => _other is bool;

    public bool IsText => _other is string or JoinedText;

    /// <summary>The number as it is, NaN included; 0 if this is none.</summary>
    public double Number => _number;

    /// <summary>The truth value; false if this is none.</summary>
    public bool Boolean => ReferenceEquals(_other, BoxedTrue);

    /// <summary>The text; "" if this is none.</summary>
    public string Text => _other as string ?? (_other as JoinedText)?.ToString() ?? "";

    /// <summary>Letters (UTF-16) of the text, without putting parts together; 0 if this is none.</summary>
    public int TextLength => _other switch { string text => text.Length, JoinedText joined => joined.Length, _ => 0 };

    public static implicit operator BlockValue(double number) => new(number);

    public static implicit operator BlockValue(string? text) => new(text);

    public static implicit operator BlockValue(bool truth) => new(truth);

    /// <summary>From a double, string, bool or another BlockValue; null is "", other numbers are taken as double, the rest by its text.</summary>
    public static BlockValue From(object? value) => value switch
    {
        BlockValue known => known,
        double number => number,
        string text => text,
        bool truth => truth,
        null => "",
        float or int or long or uint or short or byte or decimal => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A double, string or bool.</summary>
    public object ToObject() => _other switch
    {
        null => _number,
        JoinedText joined => joined.ToString(),
        _ => _other,
    };

    /// <summary>Both as one text. Appending again and again to the same text costs only what is appended.</summary>
    public static BlockValue Join(BlockValue first, BlockValue second)
    {
        if (first.TextLength < JoinInParts)
            return Cast.ToText(first) + Cast.ToText(second);
        var parts = first._other as JoinedText ?? new JoinedText((string)first._other!);
        return new BlockValue(parts.Append(Cast.ToText(second)));
    }

    /// <summary>The same kind and the same value (not Scratch's "=", which is <see cref="Cast.Compare(BlockValue, BlockValue)"/>).</summary>
    public bool Equals(BlockValue other) => ToObject().Equals(other.ToObject());

    public override bool Equals(object? obj) => obj is BlockValue other && Equals(other);

    public override int GetHashCode() => ToObject().GetHashCode();

    public override string ToString() => Cast.ToText(this);

    public static bool operator ==(BlockValue left, BlockValue right) => left.Equals(right);

    public static bool operator !=(BlockValue left, BlockValue right) => !left.Equals(right);
}
