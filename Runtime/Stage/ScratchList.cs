using System.Text;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Stage;

/// <summary>A list while a program runs: at most <see cref="Limit"/> items, positions from 1, wrong positions ignored.</summary>
public sealed class ScratchList(string id, string name, IEnumerable<object> items)
{
    /// <summary>Scratch's limit; adding beyond it is ignored.</summary>
    public const int Limit = 200_000;

    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>doubles, strings or bools.</summary>
    public List<object> Items { get; } = [.. items];

    /// <summary>Whether its monitor is shown.</summary>
    public bool Shown { get; set; }

    public int Length => Items.Count;

    public void Add(object value)
    {
        if (Items.Count < Limit)
            Items.Add(value);
    }

    public void DeleteAll() => Items.Clear();

    /// <param name="position">A number, "last", "random", "any" or "all".</param>
    /// <param name="random">For "random" and "any".</param>
    public void Delete(object position, Random random)
    {
        if (position is "all")
            Items.Clear();
        else if (Cast.ToListPosition(position, Items.Count, random) is var at and > 0)
            Items.RemoveAt(at - 1);
    }

    public void Insert(object position, object value, Random random)
    {
        var at = Cast.ToListPosition(position, Items.Count + 1, random);
        if (at == 0 || at > Limit)
            return;
        Items.Insert(at - 1, value);
        if (Items.Count > Limit)
            Items.RemoveAt(Items.Count - 1);
    }

    public void Replace(object position, object value, Random random)
    {
        if (Cast.ToListPosition(position, Items.Count, random) is var at and > 0)
            Items[at - 1] = value;
    }

    /// <summary>The item, or "" where there is none.</summary>
    public object Item(object position, Random random) =>
        Cast.ToListPosition(position, Items.Count, random) is var at and > 0 ? Items[at - 1] : "";

    /// <summary>Position of the first equal item (Scratch's "="), or 0.</summary>
    public int PositionOf(object value)
    {
        for (var i = 0; i < Items.Count; i++)
            if (Cast.Compare(Items[i], value) == 0)
                return i + 1;
        return 0;
    }

    public bool Contains(object value) => PositionOf(value) > 0;

    /// <summary>All items as text: without spaces if each is text of one letter.</summary>
    public string Contents()
    {
        var letters = Items.TrueForAll(i => i is string { Length: 1 });
        var text = new StringBuilder();
        for (var i = 0; i < Items.Count; i++)
        {
            if (i > 0 && !letters)
                text.Append(' ');
            text.Append(Cast.ToText(Items[i]));
        }

        return text.ToString();
    }
}
