namespace MLKids.Learning.Trainers;

/// <summary>How a text model writes. Numbers outside their range count as the nearest inside, and what is no number as the default.</summary>
public sealed record WritingOptions
{
    /// <summary>Most words that can be asked for.</summary>
    public const int MostWords = 500;

    /// <summary>Words at most, 1..<see cref="MostWords"/>; emoji count as words, and so does each character of scripts without spaces. Default 20.</summary>
    public int Words { get; init => field = Math.Clamp(value, 1, MostWords); } = 20;

    /// <summary>How bold: near 0 takes the likeliest, 1 draws as learned, above 1 is wild. 0..2, default 0.8.</summary>
    public double Temperature { get; init => field = double.IsNaN(value) ? 0.8 : Math.Clamp(value, 0, 2); } = 0.8;

    /// <summary>Draws only among the likeliest that together have this probability (nucleus sampling). Above 0 to 1, default 0.9.</summary>
    public double TopP { get; init => field = double.IsNaN(value) ? 0.9 : Math.Clamp(value, 1e-6, 1); } = 0.9;

    /// <summary>The same seed writes the same. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Stop where a text ends, as learned; false begins another on a new line until there are <see cref="Words"/>. Default false.</summary>
    public bool StopAtEnd { get; init; }

    /// <summary>Words never to write, also when put together from characters; null writes all. Asked with words as they would be written.</summary>
    public Func<string, bool>? Forbidden { get; init; }
}
