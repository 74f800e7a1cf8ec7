namespace MLKids.Differential.Programs;

/// <summary>What a script that is being made can name.</summary>
public sealed record Surroundings(Random Random, Actor Actor, Actor Stage)
{
    /// <summary>Custom blocks that may be called: none that could call back, so that every call ends.</summary>
    public IReadOnlyList<Custom> Callable { get; init; } = [];

    /// <summary>The custom block being defined, or null.</summary>
    public Custom? Within { get; init; }

    /// <summary>Messages that may be sent: none whose receivers could send back.</summary>
    public IReadOnlyList<string> Sendable { get; init; } = [];

    /// <summary>Whether clones may be made.</summary>
    public bool MayClone { get; init; }

    /// <summary>Names of the other actors.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    public T Pick<T>(IReadOnlyList<T> from) => from[Random.Next(from.Count)];

    public bool Chance(int percent) => Random.Next(100) < percent;

    /// <summary>A variable's name and id: its own or the stage's; sometimes with a wrong id or a name that nobody declared.</summary>
    public (string Name, string? Id) Variable()
    {
        var from = Actor.IsStage || Chance(50) ? Stage : Actor;
        // Counters of loops are left alone.
        var (id, name, _) = Pick(from.Variables.FindAll(v => !v.Name.StartsWith("turn", StringComparison.Ordinal)));
        return Random.Next(40) switch
        {
            0 => (name, "gone"),
            // Where several sprites name it, the reference makes it at whichever comes first, so each gets its own.
            1 => ($"new {Actor.Name} {name}", $"new {Actor.Name} {id}"),
            _ => (name, id),
        };
    }

    public (string Name, string? Id) List()
    {
        var (id, name, _) = Pick((Actor.IsStage || Chance(50) ? Stage : Actor).Lists);
        return Chance(3) ? (name, "gone") : (name, id);
    }
}
