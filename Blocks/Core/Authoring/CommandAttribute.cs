namespace MLKids.Blocks.Authoring;

/// <summary>
/// A block that does something. The method returns <c>void</c>; or <c>Task</c> when it has to wait for the outside world (the script is parked until the
/// task ends); or <c>IEnumerator&lt;Pause&gt;</c> when it goes on over several frames.
/// </summary>
public sealed class CommandAttribute(string id, string text) : BlockAttribute(id, text)
{
    /// <summary>True when nothing follows the block, because it can end the script that runs it.</summary>
    public bool Terminal { get; init; }
}
