namespace MLKids.Runtime.Stage.View;

/// <summary>A part of a list.</summary>
/// <param name="Length">Items of the whole list.</param>
/// <param name="From">0-based place of the first item here.</param>
/// <param name="Items">At most <see cref="Window"/>, as text cut after 1,000 letters.</param>
public sealed record ListView(int Length, int From, IReadOnlyList<string> Items)
{
    /// <summary>Items looked at.</summary>
    public const int Window = 50;

    internal static ListView Of(ScratchList list, int from)
    {
        from = Math.Clamp(from, 0, Math.Max(0, list.Length - Window));
        return new ListView(list.Length, from, [.. list.Slice(from, Window).Select(MonitorView.Text)]);
    }

    /// <summary>By value: the same part of the same list is no change.</summary>
    public bool Equals(ListView? other) => other is not null && Length == other.Length && From == other.From && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Length, From);
}
