using MLKids.Blocks.Definitions;

namespace MLKids.Runtime.Compile;

/// <summary>Conditions and loops that can pause, in state machines.</summary>
internal sealed partial class JsFunction
{
    private void If(IfStmt s)
    {
        var otherwise = NewState();
        Line($"if (!{As(s.Condition, ArgumentType.Boolean)}) {{ f.pc = {otherwise}; continue L; }}");
        Inner(s.Then);
        if (s.Else.Count == 0)
        {
            State(otherwise);
            return;
        }

        var end = NewState();
        Line($"f.pc = {end}; continue L;");
        State(otherwise);
        Inner(s.Else);
        State(end);
    }

    private void Repeat(RepeatStmt s)
    {
        var counter = Spill(s.Times is LiteralExpr literal
            ? JsText.Number(Math.Floor(MLKids.Blocks.Values.Cast.ToNumber(literal.Value) + 0.5))
            : $"rnd({Value(s.Times)})");
        if (IsTight(s.Body))
        {
            var local = Local();
            var head = NewState();
            State(head);
            Line($"{local} = {counter};");
            Line($"while ({local} >= 1) {{ {local}--;");
            foreach (var inner in s.Body)
                Plain(inner);
            Line($"if (--g < 0 && (g = guard()) < 0) {{ {counter} = {local}; f.pc = {head}; return {HostFunctions.Yield}; }} }}");
            return;
        }

        Loop(s.Body, exit => Line($"if (!({counter} >= 1)) {{ f.pc = {exit}; continue L; }} {counter} = {counter} - 1;"));
    }

    private void While(IReadOnlyList<Stmt> body, Func<string> condition, bool conditionYields)
    {
        if (!conditionYields && IsTight(body))
        {
            var head = NewState();
            State(head);
            Line($"while ({condition()}) {{");
            foreach (var inner in body)
                Plain(inner);
            Line($"if (--g < 0 && (g = guard()) < 0) {{ f.pc = {head}; return {HostFunctions.Yield}; }} }}");
            return;
        }

        Loop(body, exit => Line($"if (!({condition()})) {{ f.pc = {exit}; continue L; }}"));
    }

    private void ForEach(ForEachStmt s)
    {
        var counter = Spill("0");
        var variable = module.Variable(s.Variable);
        Loop(s.Body, exit =>
        {
            Line($"if (!({counter} < jsn({Value(s.Count)}))) {{ f.pc = {exit}; continue L; }}");
            Line($"{counter} = {counter} + 1; {variable}.v = {counter};");
        });
    }

    private void Loop(IReadOnlyList<Stmt> body, Action<int> head)
    {
        var start = NewState();
        var exit = NewState();
        State(start);
        head(exit);
        Inner(body);
        Again(start);
        State(exit);
    }

    // The end of a turn: a pause; in warp only when the guard says so.
    private void Again(int start) => Line(warp
        ? $"f.pc = {start}; if (--g < 0 && (g = guard()) < 0) return {HostFunctions.Yield}; continue L;"
        : $"f.pc = {start}; return {HostFunctions.Yield};");

    // The block's answer is kept until the stack has run: its sign says what comes then.
    private void Branch(BranchStmt s)
    {
        var (run, turn) = (Spill("runs()"), Spill("0"));
        var (ask, exit) = (NewState(), NewState());
        State(ask);
        Begin(new CallSite(s.Block, s.BlockId), s.Arguments, run, turn);
        var answer = Spill("result()");
        EndIfDead(s.Block);
        var after = NewState();
        for (var stack = 1; stack <= s.Bodies.Count; stack++)
        {
            var next = stack == s.Bodies.Count ? after : NewState();
            Line($"if ({answer} !== {stack} && {answer} !== {-stack}) {{ f.pc = {next}; continue L; }}");
            Inner(s.Bodies[stack - 1]);
            if (next != after)
                Line($"f.pc = {after}; continue L;");
            State(next);
        }

        Line($"if (!({answer} < 0)) {{ f.pc = {exit}; continue L; }} {turn} = {turn} + 1;");
        Again(ask);
        State(exit);
    }

    private void WaitUntil(WaitUntilStmt s)
    {
        var again = NewState();
        State(again);
        var condition = As(s.Condition, ArgumentType.Boolean);
        Line(warp
            ? $"if (!{condition}) {{ f.pc = {again}; if (--g < 0 && (g = guard()) < 0) return {HostFunctions.Yield}; continue L; }}"
            : $"if (!{condition}) {{ f.pc = {again}; return {HostFunctions.Yield}; }}");
    }
}
