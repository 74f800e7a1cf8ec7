namespace MLKids.Learning.Trainers;

/// <summary>How a text model writes.</summary>
public sealed record WritingOptions
{
    /// <summary>Words at most, 1..500. Default 20.</summary>
    public int Words { get; init; } = 20;

    /// <summary>How bold: near 0 takes the likeliest, 1 draws as learned, above 1 is wild. 0..2, default 0.8.</summary>
    public double Temperature { get; init; } = 0.8;

    /// <summary>Draws only among the likeliest that together have this probability. Above 0 to 1, default 0.9.</summary>
    public double TopP { get; init; } = 0.9;

    /// <summary>The same seed writes the same. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Words never to write; null writes all.</summary>
    public Func<string, bool>? Forbidden { get; init; }
}
