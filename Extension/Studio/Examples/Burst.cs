using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Studio.Examples;

/// <summary>
/// The pictures of one burst that were kept last. A picture that hardly differs from one of them teaches nothing new: in a burst of a thing that nobody moves, a few are enough.
/// </summary>
internal sealed class Burst
{
    private const int Side = 96;

    /// <summary>How many of the last kept ones are compared.</summary>
    private const int Neighbours = 4;

    private readonly Lock _lock = new();
    private readonly Queue<ulong> _kept = [];
    private string? _name;

    /// <summary>Reads a whole picture.</summary>
    /// <exception cref="Learning.LearningException">It cannot be read.</exception>
    public static ulong FingerprintOf(ReadOnlySpan<byte> picture)
    {
        var rgb = new byte[Side * Side * 3];
        PictureDecoder.DecodeSquare(picture, Side, rgb);
        return PictureFingerprint.Of(rgb, Side);
    }

    /// <summary>Whether a picture shows something else than those before it; if so it counts as kept.</summary>
    public bool IsNew(string burst, ulong fingerprint)
    {
        lock (_lock)
        {
            if (_name != burst)
                _kept.Clear();
            _name = burst;
            if (_kept.Any(kept => PictureFingerprint.Distance(kept, fingerprint) <= MostSame))
                return false;
            _kept.Enqueue(fingerprint);
            if (_kept.Count > Neighbours)
                _kept.Dequeue();
            return true;
        }
    }

    /// <summary>
    /// Bits that may differ. Fewer than for <see cref="PictureFingerprint.NearDuplicateBits"/>: a small turn of the head is worth learning from, the noise of a camera that nobody moves is not.
    /// </summary>
    private const int MostSame = 2;
}
