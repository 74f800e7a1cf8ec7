namespace MLKids.Learning.Featurizers.Words;

/// <summary>
/// The hash of what is counted: FNV-1a of 64 bits over UTF-16 units, with the last mixing steps of MurmurHash3. Saved models depend on it:
/// it never changes.
/// </summary>
internal static class WordHash
{
    private const ulong Offset = 14_695_981_039_346_656_037, Prime = 1_099_511_628_211;

    /// <summary>The start of a hash for one sort of things.</summary>
    internal static ulong Start(char sort) => Add(Offset, sort);

    internal static ulong Add(ulong hash, char unit) => (hash ^ unit) * Prime;

    internal static ulong Add(ulong hash, ReadOnlySpan<char> units)
    {
        foreach (var unit in units)
            hash = Add(hash, unit);
        return hash;
    }

    /// <summary>Spreads every bit over all others.</summary>
    internal static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
