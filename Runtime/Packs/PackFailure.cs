namespace MLKids.Runtime.Packs;

/// <summary>How a script came to a bad end.</summary>
internal enum PackFailureKind
{
    /// <summary>It threw.</summary>
    Threw,

    /// <summary>Time or statements are used up.</summary>
    TooLong,

    /// <summary>Functions call each other without end.</summary>
    TooDeep,

    /// <summary>A text, an array or the memory.</summary>
    TooBig,

    /// <summary>It cannot be read.</summary>
    Syntax,

    /// <summary>It cannot be read, and newer JavaScript is why.</summary>
    Modern,
}

/// <summary>A script came to a bad end. No handler of the script sees it, except what the script threw itself.</summary>
internal sealed class PackFailure(PackFailureKind kind, string message, int? line = null, Exception? inner = null) : Exception(message, inner)
{
    public PackFailureKind Kind { get; } = kind;

    /// <summary>In the author's file, from 1; null if it is not known.</summary>
    public int? Line { get; set; } = line;
}
