using System.Buffers;
using System.Security.Cryptography;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning.Examples;

namespace MLKids.Blocks.MachineLearning;

/// <summary>
/// Pictures and sounds of a running program. A block hands out a short text that fits a variable; the shelf finds the thing again. The same content has the same text.
/// Bounded: what was not used for longest goes first. Safe to use from several threads.
/// </summary>
public sealed class Shelf
{
    /// <summary>Things kept at most.</summary>
    public const int Capacity = 2_000;

    /// <summary>Bytes of all of them kept at most.</summary>
    public const long ByteCapacity = 128L << 20;

    private static readonly Dictionary<ModelKind, string> Prefixes = new() { [ModelKind.Pictures] = "picture ", [ModelKind.Sounds] = "sound " };
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<ShelvedItem>> _byHandle = [];
    private readonly LinkedList<ShelvedItem> _byUse = [];
    private long _bytes;

    /// <summary>Keeps a picture or a sound and gives its text, for instance <c>picture 3f9a2c1d04be</c>.</summary>
    /// <param name="kind"><see cref="ModelKind.Pictures"/> or <see cref="ModelKind.Sounds"/>.</param>
    /// <param name="content">A file's bytes.</param>
    public string Put(ModelKind kind, ReadOnlyMemory<byte> content)
    {
        var handle = Prefixes[kind] + Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 6));
        lock (_lock)
        {
            if (Touch(handle) is not null)
                return handle;
            _byHandle.Add(handle, _byUse.AddFirst(new ShelvedItem(handle, kind, content)));
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

    /// <summary>What kind of thing a text means; null when it is no text of this shelf.</summary>
    public static ModelKind? KindOf(string handle)
    {
        foreach (var (kind, prefix) in Prefixes)
            if (handle.StartsWith(prefix, StringComparison.Ordinal) && handle.Length == prefix.Length + 12 && handle.AsSpan(prefix.Length).IndexOfAnyExcept(Digits) < 0)
                return kind;
        return null;
    }

    /// <summary>The thing that a text means.</summary>
    /// <exception cref="BlockException">The text is not of that kind, or the thing is no longer kept.</exception>
    public ShelvedItem Get(ModelKind kind, string handle)
    {
        lock (_lock)
        {
            if (KindOf(handle) == kind && Touch(handle) is { } item)
                return item;
        }

        var (what, block) = kind == ModelKind.Pictures ? ("picture", "picture from") : ("sound", "sound from microphone");
        if (KindOf(handle) == kind)
            throw new BlockException(
                LearningBlockCodes.PictureGone, $"This {what} is gone. Take it again.", $"'{handle}' is no longer kept ({Capacity:N0} things, {ByteCapacity >> 20} MB at most).");
        throw new BlockException(
            LearningBlockCodes.NoPicture, $"I need a {what} here. Use the {what} block.", $"Wanted a {what} (from the block \"{block}\"), found the text '{Shortened(handle)}'.");
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private ShelvedItem? Touch(string handle)
    {
        if (!_byHandle.TryGetValue(handle, out var node))
            return null;
        _byUse.Remove(node);
        _byUse.AddFirst(node);
        return node.Value;
    }
}

/// <summary>A picture or a sound on the shelf.</summary>
/// <param name="Handle">Its text in programs.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Content">A JPEG, PNG, SVG, WAV, ... file.</param>
public sealed record ShelvedItem(string Handle, ModelKind Kind, ReadOnlyMemory<byte> Content)
{
    /// <summary>Its features, once some model has asked for them: one featurization serves all models and blocks.</summary>
    internal (string FeaturizerId, float[] Values)? Features { get; set; }
}
