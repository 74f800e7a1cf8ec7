using MLKids.Blocks.Values;

namespace MLKids.Runtime.Compile.Native;

/// <summary>Small steps of compiled code.</summary>
internal static class NativeHelp
{
    /// <summary>Custom blocks inside each other; each takes engine stack.</summary>
    public const int DepthLimit = 50_000;

    /// <summary>How many levels of blocks Scratch looks up for the same custom block.</summary>
    private const int RecursionSight = 6;

    public static double NoNaN(double number) => double.IsNaN(number) ? 0 : number;

    public static double Round(double number) => Math.Floor(number + 0.5);

    /// <summary>Whether a custom block is under way among the nearest levels of blocks: each call is one, and each condition and loop around a call.</summary>
    public static bool IsUnderWay(NativeRun run, string procCode, int nesting)
    {
        var left = RecursionSight - nesting;
        for (var i = run.Calls.Count - 1; i >= 0 && left > 0; i--)
        {
            if (run.Calls[i].ProcCode == procCode)
                return true;
            left -= 1 + run.Calls[i].Nesting;
        }

        return false;
    }

    public static void Push(NativeRun run, string procCode, int nesting) => run.Calls.Add((procCode, nesting));

    public static void Pop(NativeRun run) => run.Calls.RemoveAt(run.Calls.Count - 1);

    public static void Enter(NativeRun run)
    {
        if (++run.Depth > DepthLimit)
            run.Bridge.Over();
    }

    public static void Leave(NativeRun run) => run.Depth--;

    /// <summary>Calls that cannot pause look at the clock now and then all the same: stop must end them.</summary>
    public static void Pulse(NativeRun run)
    {
        if (--run.Turns < 0)
            run.Turns = run.Bridge.Pulse();
    }

    /// <summary>A turn of a warp loop; true when it must pause now.</summary>
    public static bool MustPause(NativeRun run) => --run.Turns < 0 && (run.Turns = run.Bridge.Guard()) < 0;

    public static BlockValue Call(NativeRun run, CallSite site, BlockValue[] arguments) => BlockValue.From(run.Bridge.Call(site, Typed(site, arguments)));

    public static bool Begin(NativeRun run, CallSite site, BlockValue[] arguments, double blockRun, double turn) =>
        run.Bridge.Begin(site, Typed(site, arguments), blockRun, turn);

    public static BlockValue TakeResult(NativeRun run) => BlockValue.From(run.Bridge.Result);

    private static object?[] Typed(CallSite site, BlockValue[] arguments)
    {
        var typed = new object?[arguments.Length];
        for (var i = 0; i < typed.Length; i++)
            typed[i] = Cast.To(site.Block.Definition.Arguments[i].Type, arguments[i]);
        return typed;
    }
}
