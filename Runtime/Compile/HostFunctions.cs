namespace MLKids.Runtime.Compile;

/// <summary>The functions that emitted code calls, in the order in which a module takes them. The script host provides one for each.</summary>
internal static class HostFunctions
{
    // Casts (Cast.ToNumber, ToText, ToBoolean, ToJsNumber, and Scratch's rounding).
    public const string Number = "num";
    public const string Text = "str";
    public const string Boolean = "tru";
    public const string JsNumber = "jsn";
    public const string Round = "rnd";

    // guard(): turns until it must be asked again, or -1 when a warp loop must pause. pulse(): the same for code that cannot pause; throws instead.
    public const string Guard = "guard";
    public const string Pulse = "pulse";

    // step(warp): goes on with a block that takes several frames; 0 when it is done, else a pause. result(): the value of the last block that was begun, see CallSite.IsBegun.
    // runs(): the number of a run of a block with stacks of its own.
    public const string Step = "step";
    public const string Result = "result";
    public const string Runs = "runs";

    // over(): custom blocks call each other too deep. halt(scope): stops scripts. dead(): whether the running script was stopped.
    public const string Over = "over";
    public const string Halt = "halt";
    public const string Dead = "dead";

    // Lists.
    public const string ListContents = "lall";
    public const string ListLength = "llen";
    public const string ListItem = "lget";
    public const string ListPosition = "lpos";
    public const string ListContains = "lhas";
    public const string ListAdd = "ladd";
    public const string ListDelete = "ldel";
    public const string ListDeleteAll = "lclr";
    public const string ListInsert = "lins";
    public const string ListReplace = "lset";

    // show(data, shown): a monitor.
    public const string Show = "show";

    public static readonly IReadOnlyList<string> All =
    [
        Number, Text, Boolean, JsNumber, Round, Guard, Pulse, Step, Result, Runs, Over, Halt, Dead,
        ListContents, ListLength, ListItem, ListPosition, ListContains, ListAdd, ListDelete, ListDeleteAll, ListInsert, ListReplace, Show,
    ];

    /// <summary>What a script's function returns to the scheduler.</summary>
    public const int GoOn = 0;
    public const int Yield = 1;
    public const int Done = 2;
    public const int YieldFrame = 3;
    public const int Wait = 4;

    /// <summary>
    /// <c>start</c> and <c>run</c> step a script: frames call each other by leaving themselves on the record <c>t.f</c> and returning, so that a pause at any depth is one return.
    /// <c>recursive</c> looks for a custom block among the nearest six levels of blocks, as Scratch does: each call is one, and each of the <c>k</c> conditions and loops
    /// around a call.
    /// </summary>
    public const string Prelude =
        """
        function start(n) { return { f: { p: null, d: 0, n: n, pc: 0 }, r: "" }; }
        function run(t) { var k; do { k = t.f.n(t, t.f); } while (k === 0); return k; }
        function recursive(f, n, k) { var left = 6 - k; while (f.p !== null && left > 0) { if (f.n === n) return 1; left -= 1 + f.k; f = f.p; } return 0; }
        """;
}
