namespace MLKids.Differential.Programs;

/// <summary>A whole generated program; the stage first.</summary>
public sealed record GeneratedProgram(List<Actor> Actors, List<string> Messages)
{
    public GeneratedProgram Copy() => new(Actors.ConvertAll(a => a.Copy()), Messages);

    /// <summary>Blocks of all scripts, as a measure for making it smaller.</summary>
    public int Size => Actors.Sum(a => a.Scripts.Sum(s => 1 + s.Body.Sum(Count)));

    private static int Count(Piece piece) =>
        1 + piece.Slots.Sum(s => s.Value is Piece inner ? Count(inner) : 0) + piece.Branches.Sum(b => b.Sum(Count));
}
