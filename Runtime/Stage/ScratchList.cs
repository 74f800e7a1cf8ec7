using System.Text;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Stage;

/// <summary>A list while a program runs: at most <see cref="Limit"/> items, positions from 1, wrong positions ignored.</summary>
public sealed class ScratchList
{
    /// <summary>Scratch's limit; adding beyond it is ignored.</summary>
    public const int Limit = 200_000;

    private BlockValue[] _items;
    private int _count;

    public ScratchList(string id, string name, IEnumerable<object> items)
    {
        (Id, Name) = (id, name);
        _items = [.. items.Take(Limit).Select(BlockValue.From)];
        _count = _items.Length;
    }

    public string Id { get; }

    public string Name { get; internal set; }

    /// <summary>A copy of the items: doubles, strings or bools.</summary>
    public IReadOnlyList<object> Items => [.. _items.Take(_count).Select(i => i.ToObject())];

    /// <summary>A copy of some items; fewer where the list ends.</summary>
    internal IEnumerable<object> Slice(int from, int count) => [.. _items.Skip(from).Take(Math.Min(count, _count - from)).Select(i => i.ToObject())];

    /// <summary>Whether these are its items, kinds included.</summary>
    internal bool Holds(IReadOnlyList<object> items)
    {
        if (items.Count != _count)
            return false;
        for (var i = 0; i < _count; i++)
            if (!items[i].Equals(_items[i].ToObject()))
                return false;
        return true;
    }

    /// <summary>Whether its monitor is shown.</summary>
    public bool Shown { get; set; }

    public int Length => _count;

    public void Add(BlockValue value)
    {
        if (_count == Limit)
            return;
        if (_count == _items.Length)
            Array.Resize(ref _items, Math.Max(8, _count * 2));
        _items[_count++] = value;
    }

    public void DeleteAll()
    {
        Array.Clear(_items, 0, _count);
        _count = 0;
    }

    /// <param name="position">A number, "last", "random", "any" or "all".</param>
    /// <param name="random">For "random" and "any".</param>
    public void Delete(BlockValue position, Random random)
    {
        if (position.IsText && position.Text == "all")
        {
            DeleteAll();
            return;
        }

        var at = Cast.ToListPosition(position, _count, random);
        if (at == 0)
            return;
        Array.Copy(_items, at, _items, at - 1, _count - at);
        _items[--_count] = default;
    }

    public void Insert(BlockValue position, BlockValue value, Random random)
    {
        var at = Cast.ToListPosition(position, _count + 1, random);
        if (at == 0 || at > Limit)
            return;
        // At the limit the last item falls off.
        if (_count == Limit)
            _count--;
        Add(default);
        Array.Copy(_items, at - 1, _items, at, _count - at);
        _items[at - 1] = value;
    }

    public void Replace(BlockValue position, BlockValue value, Random random)
    {
        var at = position.IsNumber ? Cast.ToListPosition(position.Number, _count) : Cast.ToListPosition(position, _count, random);
        if (at > 0)
            _items[at - 1] = value;
    }

    /// <summary>The item, or "" where there is none.</summary>
    public BlockValue Item(BlockValue position, Random random)
    {
        var at = position.IsNumber ? Cast.ToListPosition(position.Number, _count) : Cast.ToListPosition(position, _count, random);
        return at > 0 ? _items[at - 1] : "";
    }

    /// <summary>Position of the first equal item (Scratch's "="), or 0.</summary>
    public int PositionOf(BlockValue value)
    {
        for (var i = 0; i < _count; i++)
            if (Cast.Compare(_items[i], value) == 0)
                return i + 1;
        return 0;
    }

    public bool Contains(BlockValue value) => PositionOf(value) > 0;

    /// <summary>All items as text: without spaces if each is text of one letter.</summary>
    public string Contents()
    {
        var items = _items.AsSpan(0, _count);
        var letters = true;
        foreach (ref readonly var item in items)
            letters &= item.IsText && item.TextLength == 1;
        var text = new StringBuilder();
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0 && !letters)
                text.Append(' ');
            text.Append(Cast.ToText(items[i]));
        }

        return text.ToString();
    }
}
