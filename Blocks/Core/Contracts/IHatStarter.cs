namespace MLKids.Blocks.Contracts;

/// <summary>Starts scripts from outside a block: a host's listener, a camera, a key. Safe to call from any thread; scripts start in the next frame.</summary>
public interface IHatStarter
{
    /// <param name="opcode">The hat's opcode.</param>
    /// <param name="fields">Only scripts whose inputs have these texts start (case is not compared); null for all.</param>
    void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null);
}
