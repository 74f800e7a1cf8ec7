using MLKids.Blocks.Values;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Compile.Native;

/// <summary>What compiled code has at hand while it runs one script: the target's data, the host, and what it leaves behind when it pauses. Fields, not properties: this is the hot path.</summary>
internal sealed class NativeRun(IScriptBridge bridge, Variable[] variables, ScratchList[] lists)
{
    public readonly IScriptBridge Bridge = bridge;

    /// <summary>The module's variables, of this sprite or clone and of the stage.</summary>
    public readonly Variable[] Variables = variables;

    public readonly ScratchList[] Lists = lists;

    /// <summary>The value that the last custom block returned.</summary>
    public BlockValue Result;

    /// <summary>The frame of the function that has just paused; its callees hang on it.</summary>
    public NativeFrame? Paused;

    /// <summary>Turns until the clock is looked at.</summary>
    public int Turns;

    /// <summary>Custom blocks inside each other.</summary>
    public int Depth;

    /// <summary>
    /// Custom blocks under way without warp, each with the number of conditions and loops around its call: Scratch pauses before a recursive call.
    /// </summary>
    public readonly List<(string ProcCode, int Nesting)> Calls = [];
}

/// <summary>A function's locals while it is paused.</summary>
internal sealed class NativeFrame(int slots)
{
    /// <summary>Where to go on; 0 is the beginning.</summary>
    public int State;

    public readonly BlockValue[] Slots = new BlockValue[slots];

    /// <summary>The custom block that it waits for, if that one has paused.</summary>
    public NativeFrame? Callee;
}
