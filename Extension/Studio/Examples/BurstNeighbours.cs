using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Studio.Examples;

/// <summary>
/// The pictures of one burst that were kept last. A picture that hardly differs from one of them teaches nothing new: of a thing that nobody moves, a few are enough.
/// </summary>
internal sealed class BurstNeighbours
{
    /// <summary>
    /// Bits of the fingerprint that may differ. Fewer than for <see cref="PictureFingerprint.NearDuplicateBits"/>: a small turn of the head is worth learning from, the noise of a
    /// camera before a thing that nobody moves is not.
    /// </summary>
    private const int MostSame = 2;

    private const int Side = 96, Most = 4;

    private readonly Queue<ulong> _kept = [];

    /// <summary>Reads a whole picture.</summary>
    /// <exception cref="Learning.LearningException">It cannot be read.</exception>
    public static ulong FingerprintOf(ReadOnlySpan<byte> picture)
    {
        var rgb = new byte[Side * Side * 3];
        PictureDecoder.DecodeSquare(picture, Side, rgb);
        return PictureFingerprint.Of(rgb, Side);
    }

    /// <summary>Keeps a picture that shows something else than those kept last; false when it hardly differs.</summary>
    public bool Keep(ulong fingerprint)
    {
        if (_kept.Any(kept => PictureFingerprint.Distance(kept, fingerprint) <= MostSame))
            return false;
        _kept.Enqueue(fingerprint);
        if (_kept.Count > Most)
            _kept.Dequeue();
        return true;
    }
}
