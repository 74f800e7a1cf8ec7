using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Compile;

/// <summary>Expressions. One that has to wait writes its statements first and then stands as a slot of the frame.</summary>
internal sealed partial class JsFunction
{
    /// <summary>The expression's own value.</summary>
    public string Value(Expr expression)
    {
        switch (expression)
        {
            case LiteralExpr e:
                return JsText.Literal(e.Value);
            case VariableExpr e:
                return $"{module.Variable(e.Variable)}.v";
            case ParameterExpr e:
                return _machine ? $"f.a{e.Index}" : $"a{e.Index}";
            case ListExpr e:
                return ListValue(e);
            case CallExpr { Block.Definition: { Inline: { } template } definition } e:
                return Inline(template, definition, e.Arguments);
            case CallExpr e:
                var site = new CallSite(e.Block, e.BlockId, CanWait: _machine);
                if (!site.IsBegun)
                    return Call(site, e.Arguments);
                Begin(site, e.Arguments);
                return Spill("result()");
            case ProcedureExpr e when CallYields(e.Procedure):
                PausingProcedure(e.Procedure, e.Arguments);
                return Spill("t.r");
            case ProcedureExpr e:
                return $"{module.Procedure(e.Procedure, CalleeWarp(e.Procedure))}({string.Join(", ", Values(e.Arguments))})";
            default:
                throw new InvalidOperationException($"{expression.GetType().Name} is not known.");
        }
    }

    private string As(Expr expression, ArgumentType type)
    {
        if (expression is LiteralExpr { Value: var literal })
            return type switch
            {
                ArgumentType.Number => JsText.Number(Cast.ToNumber(literal)),
                ArgumentType.Text => JsText.Quote(Cast.ToText(literal)),
                ArgumentType.Boolean => Cast.ToBoolean(literal) ? "true" : "false",
                _ => JsText.Literal(literal),
            };
        return Converted(Value(expression), TypeInference.TypeOf(expression), type);
    }

    private static string Converted(string value, ValueType from, ArgumentType to) => to switch
    {
        ArgumentType.Number when from != ValueType.Number => $"{HostFunctions.Number}({value})",
        ArgumentType.Text when from != ValueType.Text => $"{HostFunctions.Text}({value})",
        ArgumentType.Boolean when from != ValueType.Boolean => $"{HostFunctions.Boolean}({value})",
        _ => value,
    };

    /// <summary>Several slots of one block, evaluated in order: what stands before one that waits is kept.</summary>
    private List<string> Values(IReadOnlyList<Expr> expressions, Func<Expr, int, string>? emit = null)
    {
        emit ??= (e, _) => Value(e);
        var lastPause = -1;
        for (var i = 0; i < expressions.Count; i++)
            if (Yields(expressions[i]))
                lastPause = i;
        var values = new List<string>();
        for (var i = 0; i < expressions.Count; i++)
        {
            var value = emit(expressions[i], i);
            values.Add(i < lastPause && expressions[i] is not LiteralExpr ? Spill(value) : value);
        }

        return values;
    }

    private string ListValue(ListExpr e)
    {
        var list = module.List(e.List);
        return e.Query switch
        {
            ListQuery.Contents => $"{HostFunctions.ListContents}({list})",
            ListQuery.Length => $"{HostFunctions.ListLength}({list})",
            ListQuery.Item => $"{HostFunctions.ListItem}({list}, {Value(e.Argument!)})",
            ListQuery.Position => $"{HostFunctions.ListPosition}({list}, {Value(e.Argument!)})",
            _ => $"{HostFunctions.ListContains}({list}, {Value(e.Argument!)})",
        };
    }

    // The bridge casts arguments by their declared types; no cast is needed here.
    private string Call(CallSite site, IReadOnlyList<Expr> arguments, params IEnumerable<string> more) =>
        $"{module.Call(site)}({string.Join(", ", Values(arguments).Concat(more))})";

    // The block says whether its answer is still to come; most often the script goes on at once.
    private void Begin(CallSite site, IReadOnlyList<Expr> arguments, params IEnumerable<string> more)
    {
        var call = Call(site, arguments, more);
        var then = NewState();
        Line($"if ({call}) {{ f.pc = {then}; return {HostFunctions.Wait}; }}");
        State(then);
    }

    private string Inline(string template, BlockDefinition definition, IReadOnlyList<Expr> arguments)
    {
        var values = Values(arguments, (e, i) => As(e, definition.Arguments[i].Type));
        // In one pass over the template: a value may itself hold braces.
        var script = new System.Text.StringBuilder();
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0 && rest[open..].IndexOf('}') is var length and > 0)
        {
            var name = rest.Slice(open + 1, length - 1).ToString();
            var position = definition.Arguments.TakeWhile(a => a.Name != name).Count();
            script.Append(rest[..open]).Append(values[position]);
            rest = rest[(open + length + 1)..];
        }

        return script.Append(rest).ToString();
    }
}
