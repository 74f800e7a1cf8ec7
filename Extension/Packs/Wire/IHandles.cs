namespace MLKids.Packs.Wire;

/// <summary>Numbers for objects that cannot be sent: each side knows what a number stands for.</summary>
internal interface IHandles
{
    long IdOf(object known);

    /// <param name="id">From the other side.</param>
    /// <param name="contract">One of <see cref="Door.Contracts"/>.</param>
    /// <exception cref="WireException">There is no such object, or it is of another kind.</exception>
    object Of(long id, Type contract);
}
