using Jint;
using MLKids.Runtime.Scheduling;

namespace MLKids.Runtime.Hosting;

/// <summary>
/// Ends code between two statements once the stop sign was pressed. Not the engine's own <c>CancellationToken</c>, which ends it with an exception that would be reported.
/// </summary>
internal sealed class StopConstraint(IScriptBridge bridge) : Constraint
{
    public override void Check()
    {
        if (bridge.IsAborted)
            throw new ScriptEndException(null);
    }

    public override void Reset()
    {
    }
}
