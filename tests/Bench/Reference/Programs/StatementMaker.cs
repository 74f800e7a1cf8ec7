using static MLKids.Differential.Programs.ExpressionMaker;

namespace MLKids.Differential.Programs;

/// <summary>Makes random stacks. Every loop, call and circle of messages is bounded, so that what a run does never depends on how fast it is.</summary>
public sealed class StatementMaker(Surroundings here)
{
    private const int ExpressionDepth = 3;

    // A stack repeated inside others soon takes more frames than a run has.
    private const int LoopDepth = 2;

    private int _counters;

    private int _loops;

    /// <summary>The counters that loops need; they must be declared.</summary>
    public List<string> Counters { get; } = [];

    public List<Piece> Stack(int length, int nesting)
    {
        var stack = new List<Piece>();
        for (var i = 0; i < length; i++)
            stack.AddRange(Statement(nesting));
        return stack;
    }

    private IEnumerable<Piece> Statement(int nesting) => here.Random.Next(nesting > 0 ? 26 : 17) switch
    {
        0 or 1 or 2 => [Say()],
        3 or 4 or 5 => [Data("data_setvariableto", "VARIABLE", here.Variable()).With("VALUE", Any(here, ExpressionDepth))],
        6 or 7 => [Data("data_changevariableby", "VARIABLE", here.Variable()).With("VALUE", Any(here, ExpressionDepth))],
        8 or 9 or 10 => [ListChange()],
        11 => [Wait()],
        12 or 13 when here.Sendable.Count > 0 => [Send()],
        14 or 15 when here.Callable.Count > 0 => [Call(here.Pick(here.Callable), null)],
        16 => [Seldom()],
        17 or 18 => [If(nesting)],
        19 or 20 => [Repeat(nesting)],
        21 or 22 => While(nesting),
        23 => [ForEach(nesting)],
        24 => [new Piece("control_all_at_once").Around(Stack(2, nesting - 1))],
        // Not in a loop: an inner call would begin the counter anew, or the turns would multiply beyond a frame.
        25 when here.Within is { } within && _loops == 0 => [Recursion(within, nesting)],
        _ => [Say()],
    };

    private Piece Say() =>
        new Piece(here.Chance(90) ? "looks_say" : "looks_think").With("MESSAGE", here.Chance(6) ? Inexact(here, ExpressionDepth - 1) : Any(here, ExpressionDepth));

    private Piece ListChange() => here.Random.Next(7) switch
    {
        0 => Data("data_deleteoflist", "LIST", here.List()).With("INDEX", here.Chance(5) ? "all" : Few(here, 1)),
        1 when here.Chance(30) => Data("data_deletealloflist", "LIST", here.List()),
        2 => Data("data_insertatlist", "LIST", here.List()).With("ITEM", Any(here, ExpressionDepth)).With("INDEX", Few(here, 1)),
        3 => Data("data_replaceitemoflist", "LIST", here.List()).With("INDEX", Few(here, 1)).With("ITEM", Any(here, ExpressionDepth)),
        _ => Data("data_addtolist", "LIST", here.List()).With("ITEM", Any(here, ExpressionDepth)),
    };

    // No multiple of a frame: whether that is over would hang on the clock's rounding.
    private Piece Wait() => new Piece("control_wait").With("DURATION", here.Pick<object>(["0", 0d, "", "-1", "0.01", 0.03, "0.05", "no"]));

    private Piece Send()
    {
        var piece = new Piece(here.Chance(50) ? "event_broadcast" : "event_broadcastandwait");
        var message = here.Pick(here.Sendable);
        // A reporter in the slot goes by name, in any case.
        return piece.With("BROADCAST_INPUT", here.Chance(80) ? message : new Piece("operator_join").With("STRING1", message.ToUpperInvariant()).With("STRING2", ""));
    }

    private Piece Call(Custom custom, object? depth)
    {
        var piece = new Piece("procedures_call") { Custom = custom, IsPinned = depth is not null };
        foreach (var parameter in custom.Parameters)
        {
            if (parameter.Name == ProgramMaker.Depth)
                piece.With(parameter.Id, depth ?? 0d);
            else if (here.Chance(5))
                continue;
            else if (!parameter.IsBoolean)
                piece.With(parameter.Id, Any(here, ExpressionDepth));
            else if (Condition(here, 2) is { } condition)
                piece.With(parameter.Id, condition);
        }

        return piece;
    }

    private Piece Seldom() => here.Random.Next(12) switch
    {
        0 => new Piece("control_stop").Choosing("STOP_OPTION", here.Pick(["this script", "this script", "other scripts in sprite", "all"])),
        1 => new Piece("control_incr_counter"),
        2 or 3 when here.MayClone => new Piece("control_create_clone_of").With(
            "CLONE_OPTION", new Piece("control_create_clone_of_menu").Choosing("CLONE_OPTION", here.Actor.IsStage || here.Chance(30) ? here.Pick(here.Others) : "_myself_")),
        4 => new Piece("control_delete_this_clone"),
        5 => new Piece(here.Pick(["looks_show", "looks_hide"])),
        6 => new Piece("motion_changexby").With("DX", Few(here, 1)),
        7 => new Piece("motion_pointindirection").With("DIRECTION", Any(here, 1)),
        8 => new Piece("looks_gotofrontback").Choosing("FRONT_BACK", here.Pick(["front", "back"])),
        9 => new Piece("control_clear_counter"),
        // Not in custom blocks: one that is never over, without screen refresh, spins for 500 ms of a clock that moves slowly.
        10 when here.Within is null && Condition(here, 2) is { } condition => new Piece("control_wait_until").With("CONDITION", condition),
        _ => new Piece("motion_turnright").With("DEGREES", Any(here, 1)),
    };

    private Piece If(int nesting)
    {
        var both = here.Chance(50);
        var piece = new Piece(both ? "control_if_else" : "control_if");
        if (Condition(here, ExpressionDepth) is { } condition)
            piece.With("CONDITION", condition);
        piece.Around(Stack(here.Random.Next(3), nesting - 1));
        return both ? piece.Around(Stack(here.Random.Next(3), nesting - 1)) : piece;
    }

    private Piece Repeat(int nesting) => new Piece("control_repeat").With("TIMES", Literals.Few(here.Random)).Around(Loop(1 + here.Random.Next(3), nesting));

    private Piece ForEach(int nesting) =>
        Data("control_for_each", "VARIABLE", (here.Actor.Variables[0].Name, here.Actor.Variables[0].Id))
            .With("VALUE", here.Pick<object>(["3", 2d, "", "x", "2.5", "0x2", "-1", " 2 "]))
            .Around(Loop(1 + here.Random.Next(2), nesting));

    private Piece[] While(int nesting)
    {
        var name = $"turn {here.Actor.Name} {here.Actor.Scripts.Count} {_counters++}";
        Counters.Add(name);
        var counter = (name, (string?)$"id {name}");
        var body = Loop(1 + here.Random.Next(2), nesting);
        body.Insert(0, Pin("data_changevariableby", counter, "1"));
        var until = here.Chance(60);
        var over = new Piece(until ? "operator_gt" : "operator_lt") { IsPinned = true }
            .With("OPERAND1", Pinned(Data("data_variable", "VARIABLE", counter)))
            .With("OPERAND2", (double)here.Random.Next(1, 4));
        var condition = new Piece(until ? "operator_or" : "operator_and") { IsPinned = true }.With("OPERAND1", over);
        if (Condition(here, 2) is { } wish)
            condition.With("OPERAND2", wish);
        var loop = new Piece(until ? "control_repeat_until" : "control_while").With("CONDITION", condition).Around(body);
        return [Pin("data_setvariableto", counter, "0"), loop];
    }

    private Piece Recursion(Custom within, int nesting)
    {
        var depth = Pinned(new Piece("argument_reporter_string_number").Choosing("VALUE", ProgramMaker.Depth));
        var deeper = new Piece("operator_add") { IsPinned = true }.With("NUM1", depth).With("NUM2", 1d);
        var body = Stack(here.Random.Next(2), nesting - 1);
        body.Add(Call(within, deeper));
        body.AddRange(Stack(here.Random.Next(2), nesting - 1));
        var bounded = new Piece("operator_lt") { IsPinned = true }.With("OPERAND1", depth.Copy()).With("OPERAND2", (double)here.Random.Next(1, 4));
        return new Piece("control_if") { IsPinned = true }.With("CONDITION", bounded).Around(body);
    }

    private List<Piece> Loop(int length, int nesting)
    {
        _loops++;
        var body = Stack(length, Math.Min(nesting - 1, LoopDepth - 1));
        _loops--;
        return body;
    }

    private static Piece Pin(string opcode, (string Name, string? Id) variable, string value) =>
        Pinned(Data(opcode, "VARIABLE", variable).With("VALUE", value));

    private static Piece Pinned(Piece piece)
    {
        var pinned = new Piece(piece.Opcode) { Custom = piece.Custom, IsPinned = true };
        pinned.Slots.AddRange(piece.Slots);
        pinned.Fields.AddRange(piece.Fields);
        return pinned;
    }
}
