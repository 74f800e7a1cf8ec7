using System.Security.Cryptography;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Blocks.MachineLearning;

/// <summary>
/// Pictures and sounds of a running program. A block hands out a short text that fits a variable; the shelf finds the file again. The same file has the same text.
/// Bounded: what was not used for longest goes first. Safe to use from several threads.
/// </summary>
public sealed class PictureShelf
{
    /// <summary>Pictures kept at most.</summary>
    public const int Capacity = 2_000;

    /// <summary>Bytes of all pictures kept at most.</summary>
    public const long ByteCapacity = 128L << 20;

    private const string Prefix = "picture ";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<ShelvedPicture>> _byHandle = [];
    private readonly LinkedList<ShelvedPicture> _byUse = [];
    private long _bytes;

    /// <summary>Keeps a picture and gives its text, for instance <c>picture 3f9a2c1d04be</c>.</summary>
    public string Put(ReadOnlyMemory<byte> content)
    {
        var handle = Prefix + Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 6));
        lock (_lock)
        {
            if (Touch(handle) is not null)
                return handle;
            _byHandle.Add(handle, _byUse.AddFirst(new ShelvedPicture(handle, content)));
            _bytes += content.Length;
            while ((_byHandle.Count > Capacity || _bytes > ByteCapacity) && _byUse.Count > 1)
            {
                var last = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _byHandle.Remove(last.Handle);
                _bytes -= last.Content.Length;
            }
        }

        return handle;
    }

    /// <summary>The picture that a text means.</summary>
    /// <exception cref="BlockException">The text is no picture's, or the picture is no longer kept.</exception>
    public ShelvedPicture Get(string handle)
    {
        lock (_lock)
        {
            if (Touch(handle) is { } picture)
                return picture;
        }

        throw handle.StartsWith(Prefix, StringComparison.Ordinal)
            ? new BlockException(LearningBlockCodes.PictureGone, "This picture is gone. Take it again.", $"'{handle}' is no longer kept ({Capacity:N0} pictures, {ByteCapacity >> 20} MB at most).")
            : new BlockException(LearningBlockCodes.NoPicture, "I need a picture here. Use the picture block.", $"Wanted a picture (from the block \"picture from\"), found the text '{Shortened(handle)}'.");
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private ShelvedPicture? Touch(string handle)
    {
        if (!_byHandle.TryGetValue(handle, out var node))
            return null;
        _byUse.Remove(node);
        _byUse.AddFirst(node);
        return node.Value;
    }
}

/// <summary>A picture on the shelf.</summary>
/// <param name="Handle">Its text in programs.</param>
/// <param name="Content">A JPEG, PNG, SVG, ... file.</param>
public sealed record ShelvedPicture(string Handle, ReadOnlyMemory<byte> Content)
{
    /// <summary>Its features, once some model has asked for them: one featurization serves all models and blocks.</summary>
    internal (string FeaturizerId, float[] Values)? Features { get; set; }
}
