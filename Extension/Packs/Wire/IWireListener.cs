namespace MLKids.Packs.Wire;

/// <summary>Hears what the other side says; called on the connection's reading thread, in order. Must not wait for the other side.</summary>
internal interface IWireListener
{
    /// <summary>Answer with <see cref="WireConnection.Answer"/> or <see cref="WireConnection.Fail"/>, once, from any thread.</summary>
    void Asked(long id, string what, object?[] with);

    void Told(string what, object?[] with);

    /// <summary>The last call.</summary>
    /// <param name="damage">What was wrong with what came in; null if the other side closed.</param>
    void Ended(string? damage);
}
