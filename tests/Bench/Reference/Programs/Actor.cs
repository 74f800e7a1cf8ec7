namespace MLKids.Differential.Programs;

/// <summary>The stage or a sprite of a generated program.</summary>
public sealed record Actor(string Name, bool IsStage)
{
    /// <summary>Id, name and first value (string, double or bool).</summary>
    public List<(string Id, string Name, object Value)> Variables { get; init; } = [];

    public List<(string Id, string Name, List<object> Items)> Lists { get; init; } = [];

    public List<Script> Scripts { get; init; } = [];

    public int Layer { get; init; }

    public bool Visible { get; init; } = true;

    public Actor Copy() => this with { Scripts = Scripts.ConvertAll(s => s.Copy()) };
}
