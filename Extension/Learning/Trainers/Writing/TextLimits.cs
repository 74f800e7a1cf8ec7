namespace MLKids.Learning.Trainers.Writing;

/// <summary>How much a text model takes.</summary>
public static class TextLimits
{
    /// <summary>UTF-8 bytes of all texts together.</summary>
    public const int Bytes = 3 * 1024 * 1024;

    /// <summary>Different tokens.</summary>
    public const int DistinctTokens = 200_000;

    /// <summary>UTF-16 units of one token; what is longer becomes several tokens.</summary>
    public const int TokenLength = 64;

    /// <summary>Longest n-gram.</summary>
    public const int Order = 6;

    /// <summary>Tokens of all texts: at least one byte each, and one edge a text.</summary>
    internal const int Tokens = (2 * Bytes) + 2;
}
