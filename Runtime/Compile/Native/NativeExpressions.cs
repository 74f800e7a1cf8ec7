using System.Linq.Expressions;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Compile.Native;

/// <summary>Expressions: each is a double, string, bool or BlockValue, whichever is known without a cast.</summary>
internal sealed partial class NativeFunction
{
    private MemberExpression Bridge => Expression.Field(_run, nameof(NativeRun.Bridge));

    private MemberExpression Result => Expression.Field(_run, nameof(NativeRun.Result));

    private MemberExpression Random => Expression.Property(Bridge, nameof(IScriptBridge.Random));

    private Expression Emit(Expr expression)
    {
        switch (expression)
        {
            case LiteralExpr { Value: double number }:
                return Expression.Constant(number);
            case LiteralExpr { Value: bool truth }:
                return Expression.Constant(truth);
            case LiteralExpr e:
                return Expression.Constant(Cast.ToText(e.Value));
            case VariableExpr e:
                return Variable(e.Variable);
            case ParameterExpr e:
                return _parameters[e.Index];
            case ListExpr e:
                return ListValue(e);
            case CallExpr e when new CallSite(e.Block, e.BlockId) is var site:
                if (!site.IsBegun)
                    return Plain(Call(site, e.Arguments));
                Begin(site, e.Arguments);
                return Keep(Help(nameof(NativeHelp.TakeResult)));
            case ProcedureExpr e:
                CallProcedure(e.Procedure, e.Arguments);
                return Keep(Result);
            default:
                throw new InvalidOperationException($"{expression.GetType().Name} is not known.");
        }
    }

    private Expression As(Expr expression, ArgumentType type)
    {
        if (expression is LiteralExpr { Value: var literal })
            return type switch
            {
                ArgumentType.Number => Expression.Constant(Cast.ToNumber(literal)),
                ArgumentType.Text => Expression.Constant(Cast.ToText(literal)),
                ArgumentType.Boolean => Expression.Constant(Cast.ToBoolean(literal)),
                _ => Boxed(Emit(expression)),
            };
        var value = Emit(expression);
        return type switch
        {
            ArgumentType.Number => TypeInference.TypeOf(expression) == ValueType.Number ? Double(value) : Number(value),
            ArgumentType.Text => Text(value),
            ArgumentType.Boolean => Boolean(value),
            _ => Boxed(value),
        };
    }

    /// <summary>Several slots of one block in order: what stands before one that pauses or runs a custom block is kept.</summary>
    private List<Expression> Values(IReadOnlyList<Expr> expressions, Func<Expr, int, Expression>? emit = null)
    {
        emit ??= (e, _) => Emit(e);
        var last = -1;
        for (var i = 0; i < expressions.Count; i++)
            if (AddsStatements(expressions[i]))
                last = i;
        var values = new List<Expression>();
        for (var i = 0; i < expressions.Count; i++)
        {
            var value = emit(expressions[i], i);
            values.Add(i < last && value is not ConstantExpression ? Keep(value) : value);
        }

        return values;
    }

    // A custom block in a slot is called by a statement of its own, whether or not it pauses.
    private static bool AddsStatements(Expr expression) =>
        expression is ProcedureExpr or CallExpr { Block.Definition.Kind: CallKind.Waiting } || Walk.Children(expression).Any(AddsStatements);

    private List<Expression> TypedArguments(BoundBlock block, IReadOnlyList<Expr> arguments)
    {
        var types = NativeCalls.ArgumentTypes(block);
        return Values(arguments, (e, i) =>
        {
            // To a block that only computes, "5" and 5 are the same: the literal need not be read as a number at every turn.
            if (block.Definition.Pure && types[i] == typeof(BlockValue) && e is LiteralExpr { Value: string text } && IsCanonicalNumber(text))
                return Boxed(Expression.Constant(NumberText.Parse(text)));
            var value = As(e, block.Definition.Arguments[i].Type);
            return types[i] == typeof(object) ? Expression.Call(Boxed(value), nameof(BlockValue.ToObject), null) : value;
        });
    }

    private static bool IsCanonicalNumber(string text) => NumberText.Parse(text) is var number && double.IsFinite(number) && NumberText.Format(number) == text;

    private Expression Call(CallSite site, IReadOnlyList<Expr> arguments) => site.Block.Method is null
        ? Help(nameof(NativeHelp.Call), Expression.Constant(site), Given(arguments))
        : NativeCalls.Call(_run, site, TypedArguments(site.Block, arguments));

    // The block says whether its answer is still to come; most often the script goes on at once.
    private void Begin(CallSite site, IReadOnlyList<Expr> arguments, Expression? run = null, Expression? turn = null)
    {
        var (state, then) = NewState();
        var begun = Help(nameof(NativeHelp.Begin), Expression.Constant(site), Given(arguments), run ?? Expression.Constant(0.0), turn ?? Expression.Constant(0.0));
        Add(Expression.IfThen(begun, Pause(state, HostFunctions.Wait)));
        Add(Expression.Label(then));
    }

    private NewArrayExpression Given(IReadOnlyList<Expr> arguments) => Expression.NewArrayInit(typeof(BlockValue), Values(arguments).ConvertAll(Boxed));

    private Expression ListValue(ListExpr e)
    {
        var list = List(e.List);
        return e.Query switch
        {
            ListQuery.Contents => Expression.Call(list, nameof(ScratchList.Contents), null),
            ListQuery.Length => Expression.Convert(Expression.Property(list, nameof(ScratchList.Length)), typeof(double)),
            ListQuery.Item => Expression.Call(list, nameof(ScratchList.Item), null, Boxed(Emit(e.Argument!)), Random),
            ListQuery.Position => Expression.Convert(Expression.Call(list, nameof(ScratchList.PositionOf), null, Boxed(Emit(e.Argument!))), typeof(double)),
            _ => Expression.Call(list, nameof(ScratchList.Contains), null, Boxed(Emit(e.Argument!))),
        };
    }

    private BinaryExpression VariableObject(DataRef data) =>
        Expression.ArrayIndex(Expression.Field(_run, nameof(NativeRun.Variables)), Expression.Constant(module.Variable(data)));

    private MemberExpression Variable(DataRef data) => Expression.Field(VariableObject(data), nameof(Stage.Variable.Current));

    private BinaryExpression List(DataRef data) => Expression.ArrayIndex(Expression.Field(_run, nameof(NativeRun.Lists)), Expression.Constant(module.List(data)));

    private ParameterExpression Keep(Expression value)
    {
        var local = Saved(value.Type == typeof(double) ? typeof(double) : typeof(BlockValue));
        Add(Expression.Assign(local, local.Type == typeof(double) ? value : Boxed(value)));
        return local;
    }

    private MethodCallExpression Help(string name, params IEnumerable<Expression> arguments) => Expression.Call(typeof(NativeHelp), name, null, [_run, .. arguments]);

    private IndexExpression Slot(int index) => Expression.ArrayAccess(Expression.Field(_frame, nameof(NativeFrame.Slots)), Expression.Constant(index));

    private static Expression FromSlot(Expression slot, Type type) => type == typeof(double) ? Expression.Property(slot, nameof(BlockValue.Number)) : slot;

    private static Expression Value(string text) => Boxed(Expression.Constant(text));

    private static Expression Plain(Expression value) =>
        value.Type == typeof(object) ? Expression.Call(typeof(BlockValue), nameof(BlockValue.From), null, value) : value;

    private static Expression Boxed(Expression value) =>
        value.Type == typeof(BlockValue) ? value : Expression.New(typeof(BlockValue).GetConstructor([value.Type])!, value);

    private static Expression Double(Expression value) => value.Type == typeof(double) ? value : Number(value);

    private static Expression Number(Expression value)
    {
        if (value.Type == typeof(double))
            return Expression.Call(typeof(NativeHelp), nameof(NativeHelp.NoNaN), null, value);
        return value.Type == typeof(bool)
            ? Expression.Condition(value, Expression.Constant(1.0), Expression.Constant(0.0))
            : Expression.Call(typeof(Cast).GetMethod(nameof(Cast.ToNumber), [typeof(BlockValue)])!, Boxed(value));
    }

    private static Expression Text(Expression value) =>
        value.Type == typeof(string) ? value : Expression.Call(typeof(Cast).GetMethod(nameof(Cast.ToText), [typeof(BlockValue)])!, Boxed(value));

    private static Expression Boolean(Expression value) =>
        value.Type == typeof(bool) ? value : Expression.Call(typeof(Cast).GetMethod(nameof(Cast.ToBoolean), [typeof(BlockValue)])!, Boxed(value));
}
