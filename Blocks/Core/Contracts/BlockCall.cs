using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Blocks.Contracts;

/// <summary>
/// One call of a block: who calls, and all that a block may ask of its host. A method that declares a parameter of this type gets it;
/// it is no argument of the block. Members other than <see cref="Stopped"/> and <see cref="Report"/> are for the engine's thread: use them before the first await.
/// </summary>
public abstract class BlockCall
{
    /// <summary>The sprite, clone or stage that runs the block.</summary>
    public abstract ITarget Target { get; }

    /// <summary>The world.</summary>
    public abstract IStage Stage { get; }

    /// <summary>Cancelled when the script is stopped.</summary>
    public abstract CancellationToken Stopped { get; }

    /// <summary>
    /// The project's clock: real or virtual. Awaiting its delays parks the script. For "how long since", use <see cref="Now"/>, which stands still within a frame.
    /// </summary>
    public abstract TimeProvider Time { get; }

    /// <summary>Milliseconds since the project started, frozen within a frame.</summary>
    public abstract double Now { get; }

    /// <summary>The project's random numbers, seeded by the host.</summary>
    public abstract Random Random { get; }

    /// <summary>Which run of the block this is: the same number for all turns of one <see cref="BlockDefinition.Loops">looping</see> block's run, another for the next run.</summary>
    public virtual long Run => 0;

    /// <summary>Turns of its stack that a looping block has done in this run, from 0.</summary>
    public virtual int Turn => 0;

    /// <summary>Tells the scheduler that the picture changed: scripts pause until the next frame once each had its turn.</summary>
    public abstract void RequestRedraw();

    /// <summary>Starts the scripts under the hats with this opcode whose fields have these texts (case is not compared).</summary>
    /// <param name="opcode">The hat's opcode.</param>
    /// <param name="fields">Null for all.</param>
    /// <param name="target">Only this target's scripts; null for all.</param>
    public abstract IReadOnlyList<IStartedScript> StartHats(string opcode, IReadOnlyDictionary<string, string>? fields = null, ITarget? target = null);

    /// <summary>Stops scripts.</summary>
    public abstract void Stop(StopScope scope);

    /// <summary>Tells the child and the log something about this block without ending the script.</summary>
    public abstract void Report(Severity severity, string code, string childSentence, string message, string? hint = null);
}
