using System.Linq.Expressions;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;
using MLKids.Runtime.Hosting;

namespace MLKids.Runtime.Compile.Native;

/// <summary>Conditions and loops, as jumps between labels.</summary>
internal sealed partial class NativeFunction
{
    private void If(IfStmt s)
    {
        var (otherwise, end) = (Expression.Label("else"), Expression.Label("end"));
        Add(Expression.IfThen(Expression.Not(As(s.Condition, ArgumentType.Boolean)), Expression.Goto(otherwise)));
        Inner(s.Then);
        if (s.Else.Count > 0)
            Add(Expression.Goto(end));
        Add(Expression.Label(otherwise));
        Inner(s.Else);
        Add(Expression.Label(end));
    }

    private void Repeat(RepeatStmt s)
    {
        var counter = Saved(typeof(double));
        Add(Expression.Assign(counter, Expression.Call(typeof(NativeHelp), nameof(NativeHelp.Round), null, As(s.Times, ArgumentType.Number))));
        Loop(s.Body, () => Expression.GreaterThanOrEqual(counter, Expression.Constant(1.0)), () => Add(Expression.PreDecrementAssign(counter)));
    }

    private void ForEach(ForEachStmt s)
    {
        var counter = Saved(typeof(double));
        Add(Expression.Assign(counter, Expression.Constant(0.0)));
        Loop(
            s.Body,
            () => Expression.LessThan(counter, Expression.Call(typeof(Cast), nameof(Cast.ToJsNumber), null, Boxed(Emit(s.Count)))),
            () =>
            {
                Add(Expression.PreIncrementAssign(counter));
                Add(Expression.Assign(Variable(s.Variable), Boxed(counter)));
            });
    }

    private void Loop(IReadOnlyList<Stmt> body, Func<Expression>? condition, Action? turn = null)
    {
        var exit = Expression.Label("exit");
        var (state, head) = NewState();
        Add(Expression.Label(head));
        if (condition is not null)
            Add(Expression.IfThen(Expression.Not(condition()), Expression.Goto(exit)));
        turn?.Invoke();
        Inner(body);
        Again(state, head);
        Add(Expression.Label(exit));
    }

    // The end of a turn: a pause; in warp only when the guard says so.
    private void Again(int state, LabelTarget head)
    {
        if (warp)
            Add(Expression.IfThen(Help(nameof(NativeHelp.MustPause)), Pause(state, HostFunctions.Yield)));
        else
            Add(Pause(state, HostFunctions.Yield));
        Add(Expression.Goto(head));
    }

    // The block's answer is kept until the stack has run: its sign says what comes then.
    private void Branch(BranchStmt s)
    {
        var (run, turn, answer) = (Saved(typeof(double)), Saved(typeof(double)), Saved(typeof(double)));
        var exit = Expression.Label("exit");
        var (state, ask) = NewState();
        Add(Expression.Assign(run, Expression.Call(Bridge, nameof(IScriptBridge.NextRun), null)));
        Add(Expression.Assign(turn, Expression.Constant(0.0)));
        Add(Expression.Label(ask));
        Begin(new CallSite(s.Block, s.BlockId), s.Arguments, run, turn);
        Add(Expression.Assign(answer, Number(Help(nameof(NativeHelp.TakeResult)))));
        EndIfDead(s.Block);
        var after = Expression.Label("after");
        for (var stack = 1; stack <= s.Bodies.Count; stack++)
        {
            var next = Expression.Label("next");
            Add(Expression.IfThen(
                Expression.AndAlso(Expression.NotEqual(answer, Expression.Constant((double)stack)), Expression.NotEqual(answer, Expression.Constant((double)-stack))),
                Expression.Goto(next)));
            Inner(s.Bodies[stack - 1]);
            Add(Expression.Goto(after));
            Add(Expression.Label(next));
        }

        Add(Expression.Label(after));
        Add(Expression.IfThen(Expression.Not(Expression.LessThan(answer, Expression.Constant(0.0))), Expression.Goto(exit)));
        Add(Expression.PreIncrementAssign(turn));
        Again(state, ask);
        Add(Expression.Label(exit));
    }

    private void WaitUntil(WaitUntilStmt s)
    {
        var done = Expression.Label("done");
        var (state, again) = NewState();
        Add(Expression.Label(again));
        Add(Expression.IfThen(As(s.Condition, ArgumentType.Boolean), Expression.Goto(done)));
        if (warp)
        {
            Add(Expression.IfThen(Help(nameof(NativeHelp.MustPause)), Pause(state, HostFunctions.Yield)));
            Add(Expression.Goto(again));
        }
        else
        {
            Add(Pause(state, HostFunctions.Yield));
        }

        Add(Expression.Label(done));
    }
}
