namespace MLKids.Differential.Programs;

/// <summary>A hat (or a custom block's definition) with the stack below.</summary>
public sealed record Script(Piece Hat, List<Piece> Body)
{
    public Script Copy() => new(Hat.Copy(), Body.ConvertAll(p => p.Copy()));
}
