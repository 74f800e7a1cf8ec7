using Jint;

namespace MLKids.Runtime.Hosting;

/// <summary>
/// What one step of a script may use in Jint 4: a second net, below the budgets that emitted code asks for itself. Each call of the engine starts with full budgets, and each limit
/// lies above what the scheduler permits (20 seconds without a pause), so that a child's program ends with the scheduler's sentence and not with the engine's.
/// </summary>
internal static class ScriptLimits
{
    /// <summary>Longest step, looked at inside native loops too.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    /// <summary>Statements of one step: more than twenty seconds hold.</summary>
    private const int Statements = 1_000_000_000;

    /// <summary>Calls of one function inside each other; emitted code stops at 10,000. The stack guard measures what is left of the stack, whatever the depth.</summary>
    private const int Recursion = 20_000;

    /// <summary>Bytes that one step allocates, kept or not: more than twenty seconds of numbers. What is kept is bounded by the limits of lists and texts.</summary>
    private const long Allocations = 32L << 30;

    /// <summary>Longest array. Lists live outside the engine; arrays hold a program's variables and calls.</summary>
    private const uint ArrayLength = 1_000_000;

    /// <summary>Nesting of JSON texts.</summary>
    private const int JsonDepth = 64;

    /// <summary>Emitted code has no regular expressions.</summary>
    private static readonly TimeSpan RegularExpression = TimeSpan.FromSeconds(1);

    public static void Set(Options options, IScriptBridge bridge)
    {
        options.Strict = true;
        options.Host.StringCompilationAllowed = false;
        // As by default, and said all the same: no type of the CLR has a name in scripts.
        options.Interop.Enabled = false;
        options.Interop.AllowGetType = false;
        options.Interop.AllowSystemReflection = false;
        options.Interop.AllowWrite = false;
        options.Json.MaxParseDepth = JsonDepth;
        options.Constraints.MaxRecursionDepth = Recursion;
        options.Constraints.StackOverflowGuard = true;
        options.Constraints.MaxArraySize = ArrayLength;
        options.Constraints.RegexTimeout = RegularExpression;
        options.TimeoutInterval(Time);
        options.MaxStatements(Statements);
        options.LimitMemory(Allocations);
        options.Constraint(new StopConstraint(bridge));
    }
}
