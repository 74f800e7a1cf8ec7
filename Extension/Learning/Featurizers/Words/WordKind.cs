namespace MLKids.Learning.Featurizers.Words;

/// <summary>What a <see cref="WordToken"/> is.</summary>
internal enum WordKind
{
    /// <summary>Nothing: a space, or a character that nobody sees.</summary>
    None,

    /// <summary>Letters, marks and digits up to the next space or sign.</summary>
    Word,

    /// <summary>One character of a script without spaces: Han, Kana, Thai, Lao, Khmer, Burmese.</summary>
    Character,

    /// <summary>One emoji, flag or other picture sign.</summary>
    Symbol,

    /// <summary>Punctuation and mathematical signs up to the next letter, symbol or space.</summary>
    Mark,
}
