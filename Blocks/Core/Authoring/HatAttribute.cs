namespace MLKids.Blocks.Authoring;

/// <summary>
/// A block that starts a script. A method that returns <c>bool</c> is asked every frame and starts its script when the answer turns true. A method that returns
/// <c>void</c> is only a shape: somebody starts it with <see cref="Contracts.BlockCall.StartHats"/> or <see cref="Contracts.IHatStarter"/>.
/// </summary>
public sealed class HatAttribute(string id, string text) : BlockAttribute(id, text)
{
    /// <summary>True: starting it again while it runs begins it anew. False: it is left running.</summary>
    public bool Restart { get; init; }
}
