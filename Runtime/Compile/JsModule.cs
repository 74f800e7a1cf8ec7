using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;

namespace MLKids.Runtime.Compile;

/// <summary>The code of one target: a function that takes the host's functions and the target's data and gives its scripts.</summary>
/// <param name="Target">What it was made from.</param>
/// <param name="JavaScript">
/// <c>(function (host functions..., v, l, c) { ... return { s: [script, ...], h: [hat condition or null, ...] }; })</c>
/// </param>
/// <param name="Variables">In the order of the array <c>v</c>.</param>
/// <param name="Lists">In the order of the array <c>l</c>.</param>
/// <param name="Calls">In the order of the array <c>c</c>.</param>
internal sealed record JsModule(TargetIr Target, string JavaScript, IReadOnlyList<DataRef> Variables, IReadOnlyList<DataRef> Lists, IReadOnlyList<CallSite> Calls);

/// <summary>One place in a program that calls a block.</summary>
/// <param name="Block">Which.</param>
/// <param name="BlockId">Where.</param>
/// <param name="CanWait">False in a hat's condition and for a monitor: a waiting block's last answer is taken there.</param>
internal sealed record CallSite(BoundBlock Block, string BlockId, bool CanWait = true)
{
    /// <summary>Whether the script may have to pause for the answer; it is then fetched by a step of its own.</summary>
    public bool IsBegun => CanWait && Block.Definition is { Kind: not CallKind.Immediate } or { Branches: > 0 };
}
