namespace MLKids.Differential.Programs;

/// <summary>A block of a generated program, with what stands in its slots and branches: a tree that can be made smaller.</summary>
public sealed class Piece(string opcode)
{
    /// <summary>The slots of a loop or condition.</summary>
    private static readonly string[] BranchNames = ["SUBSTACK", "SUBSTACK2"];

    public string Opcode { get; } = opcode;

    /// <summary>In the order in which they are written: slot → a <see cref="Piece"/>, or a literal (string or double).</summary>
    public List<(string Name, object Value)> Slots { get; } = [];

    /// <summary>Fixed choices: name → value and id.</summary>
    public List<(string Name, string Value, string? Id)> Fields { get; } = [];

    public List<List<Piece>> Branches { get; } = [];

    /// <summary>The custom block that is called or defined, or null.</summary>
    public Custom? Custom { get; init; }

    /// <summary>Keeps a loop or recursion bounded: a smaller program keeps it as it is.</summary>
    public bool IsPinned { get; init; }

    public Piece With(string slot, object value)
    {
        Slots.Add((slot, value));
        return this;
    }

    public Piece Choosing(string field, string value, string? id = null)
    {
        Fields.Add((field, value, id));
        return this;
    }

    public Piece Around(params List<Piece>[] branches)
    {
        Branches.AddRange(branches);
        return this;
    }

    public static string BranchName(int branch) => BranchNames[branch];

    public Piece Copy()
    {
        var copy = new Piece(Opcode) { Custom = Custom, IsPinned = IsPinned };
        copy.Slots.AddRange(Slots.Select(s => (s.Name, s.Value is Piece inner ? inner.Copy() : s.Value)));
        copy.Fields.AddRange(Fields);
        copy.Branches.AddRange(Branches.Select(b => b.ConvertAll(p => p.Copy())));
        return copy;
    }
}
