using MLKids.Blocks.Contracts;
using MLKids.Blocks.Values;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Hosting;

/// <summary>What emitted code reaches of the world, as plain values: the only door out of the engine.</summary>
internal interface IScriptBridge
{
    Random Random { get; }

    /// <summary>
    /// Calls a block that answers now: an immediate one; or a waiting one where nothing can wait, which then gives its last answer. Arguments are cast to their declared types.
    /// The answer is a double, string or bool.
    /// </summary>
    object Call(CallSite site, object?[] arguments);

    /// <summary>Begins a block for which the running script may have to pause, see <see cref="CallSite.IsBegun"/>.</summary>
    /// <param name="site">Where.</param>
    /// <param name="arguments">Cast to their declared types.</param>
    /// <param name="run">Of a block with stacks of its own: <see cref="BlockCall.Run"/>.</param>
    /// <param name="turn">And <see cref="BlockCall.Turn"/>.</param>
    /// <returns>Whether the script must wait; if not, <see cref="Result"/> is there, or <see cref="Step"/> goes on.</returns>
    bool Begin(CallSite site, object?[] arguments, double run = 0, double turn = 0);

    /// <summary>A number for a run of a block with stacks of its own.</summary>
    double NextRun();

    /// <summary>What a block finds when compiled code calls it directly.</summary>
    BlockCall CallFor(CallSite site);

    /// <summary>Reports what a directly called block threw; gives its answer. Throws again what is no block's business.</summary>
    BlockValue Failed(CallSite site, Exception error);

    /// <summary>Turns of a warp loop until it must ask again, or -1 when it must pause now.</summary>
    int Guard();

    /// <summary>As <see cref="Guard"/> for code that cannot pause: throws when it must end.</summary>
    int Pulse();

    /// <summary>Goes on with the block that takes several frames.</summary>
    int Step(bool warp);

    /// <summary>The value of the block that was begun: a double, string or bool. Of one with stacks a whole number, for a stack that it has.</summary>
    object? Result { get; }

    /// <summary>Custom blocks call each other too deep: throws.</summary>
    void Over();

    /// <summary>0: all scripts; 1: other scripts of this sprite.</summary>
    void Halt(int scope);

    /// <summary>Whether the running script was stopped.</summary>
    bool IsDead { get; }

    /// <summary>Whether the whole program was stopped from outside. Asked between statements by engines that can.</summary>
    bool IsAborted { get; }

    void Show(Variable variable, bool shown);

    void Show(ScratchList list, bool shown);
}
