using Jint.Native;
using Jint.Parser;
using Jint.Parser.Ast;

namespace MLKids.Runtime.Packs;

/// <summary>
/// Rewrites a parsed script so that Jint 2 runs it rightly and under control. Bit operations go to functions of ours (Jint 2.10 has them wrong on .NET 9 and later:
/// <c>-1 | 0</c> is 0), every function starts by asking whether there is stack left, texts are joined under a limit, and regular expressions get a time limit. Nodes keep
/// their lines.
/// </summary>
/// <param name="functions">What the rewritten places call, by name (<see cref="SafeOperators"/>). They stand in the tree as values: no script can hide or reach them.</param>
internal sealed class SafeSyntax(IReadOnlyDictionary<string, JsValue> functions)
{
    private static readonly Dictionary<BinaryOperator, string> Binary = new()
    {
        [BinaryOperator.BitwiseAnd] = "and",
        [BinaryOperator.BitwiseOr] = "or",
        [BinaryOperator.BitwiseXOr] = "xor",
        [BinaryOperator.LeftShift] = "left",
        [BinaryOperator.RightShift] = "right",
        [BinaryOperator.UnsignedRightShift] = "zero",
    };

    private static readonly Dictionary<AssignmentOperator, string> Assignment = new()
    {
        [AssignmentOperator.BitwiseAndAssign] = "and",
        [AssignmentOperator.BitwiseOrAssign] = "or",
        [AssignmentOperator.BitwiseXOrAssign] = "xor",
        [AssignmentOperator.LeftShiftAssign] = "left",
        [AssignmentOperator.RightShiftAssign] = "right",
        [AssignmentOperator.UnsignedRightShiftAssign] = "zero",
        [AssignmentOperator.PlusAssign] = "add",
    };

    public Program Rewrite(Program program)
    {
        program.Body = [.. program.Body.Select(Visit)];
        return program;
    }

    private Statement Visit(Statement statement)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (statement)
        {
            case BlockStatement s: s.Body = [.. s.Body.Select(Visit)]; break;
            case ExpressionStatement s: s.Expression = Visit(s.Expression); break;
            case FunctionDeclaration s: s.Body = Enter(s.Body); break;
            case IfStatement s: (s.Test, s.Consequent, s.Alternate) = (Visit(s.Test), Visit(s.Consequent), s.Alternate is null ? null : Visit(s.Alternate)); break;
            case ForStatement s: (s.Init, s.Test, s.Update, s.Body) = (Either(s.Init), Maybe(s.Test), Maybe(s.Update), Visit(s.Body)); break;
            case ForInStatement s: (s.Left, s.Right, s.Body) = (Either(s.Left), Visit(s.Right), Visit(s.Body)); break;
            case WhileStatement s: (s.Test, s.Body) = (Visit(s.Test), Visit(s.Body)); break;
            case DoWhileStatement s: (s.Body, s.Test) = (Visit(s.Body), Visit(s.Test)); break;
            case LabelledStatement s: s.Body = Visit(s.Body); break;
            case ReturnStatement s: s.Argument = Maybe(s.Argument); break;
            case ThrowStatement s: s.Argument = Visit(s.Argument); break;
            case VariableDeclaration s: Declare(s); break;
            case WithStatement s: (s.Object, s.Body) = (Visit(s.Object), Visit(s.Body)); break;
            case SwitchStatement s: Switch(s); break;
            case TryStatement s: Try(s); break;
        }

        return statement;
    }

    // The parser reads "let" and "const", and the engine takes them for "var": closures in loops would differ.
    private void Declare(VariableDeclaration declaration)
    {
        if (declaration.Kind != "var")
            throw new PackFailure(PackFailureKind.Modern, $"\"{declaration.Kind}\" is newer JavaScript, and this build reads ECMAScript 5", declaration.Location.Start.Line);
        foreach (var declarator in declaration.Declarations)
            declarator.Init = Maybe(declarator.Init);
    }

    private void Switch(SwitchStatement statement)
    {
        statement.Discriminant = Visit(statement.Discriminant);
        foreach (var branch in statement.Cases ?? [])
            (branch.Test, branch.Consequent) = (Maybe(branch.Test), [.. branch.Consequent.Select(Visit)]);
    }

    private void Try(TryStatement statement)
    {
        statement.Block = Visit(statement.Block);
        foreach (var handler in statement.Handlers)
            handler.Body.Body = [.. handler.Body.Body.Select(Visit)];
        if (statement.Finalizer is not null)
            statement.Finalizer = Visit(statement.Finalizer);
    }

    // Its first statement asks for the stack.
    private BlockStatement Enter(Statement body)
    {
        Visit(body);
        var block = (BlockStatement)body;
        var enter = At(new ExpressionStatement { Type = SyntaxNodes.ExpressionStatement, Expression = Call(body, "enter") }, body);
        block.Body = [enter, .. block.Body];
        return block;
    }

    private SyntaxNode? Either(SyntaxNode? node) => node switch
    {
        Statement statement => Visit(statement),
        Expression expression => Visit(expression),
        _ => node,
    };

    private Expression? Maybe(Expression? expression) => expression is null ? null : Visit(expression);

    private Expression Visit(Expression expression)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case Literal { Type: SyntaxNodes.RegularExpressionLiteral } e:
                var end = e.Raw.LastIndexOf('/');
                return Call(e, "regex", Text(e, e.Raw[1..end]), Text(e, e.Raw[(end + 1)..]));
            case AssignmentExpression e:
                (e.Left, e.Right) = (Visit(e.Left), Visit(e.Right));
                return Assign(e);
            case BinaryExpression e:
                (e.Left, e.Right) = (Visit(e.Left), Visit(e.Right));
                if (Binary.TryGetValue(e.Operator, out var name))
                    return Call(e, name, e.Left, e.Right);
                return e.Operator == BinaryOperator.Plus && e.Left is not Literal && e.Right is not Literal ? Call(e, "add", e.Left, e.Right) : e;
            case UpdateExpression e:
                e.Argument = Visit(e.Argument);
                return e;
            case UnaryExpression e:
                e.Argument = Visit(e.Argument);
                return e.Operator == UnaryOperator.BitwiseNot ? Call(e, "not", e.Argument) : e;
            case ArrayExpression e: e.Elements = [.. e.Elements.Select(Maybe)]; return e;
            case CallExpression e: (e.Callee, e.Arguments) = (Visit(e.Callee), [.. e.Arguments.Select(Visit)]); return e;
            case NewExpression e: (e.Callee, e.Arguments) = (Visit(e.Callee), [.. e.Arguments.Select(Visit)]); return e;
            case ConditionalExpression e: (e.Test, e.Consequent, e.Alternate) = (Visit(e.Test), Visit(e.Consequent), Visit(e.Alternate)); return e;
            case FunctionExpression e: e.Body = Enter(e.Body); return e;
            case LogicalExpression e: (e.Left, e.Right) = (Visit(e.Left), Visit(e.Right)); return e;
            case MemberExpression e: (e.Object, e.Property) = (Visit(e.Object), e.Computed ? Visit(e.Property) : e.Property); return e;
            case ObjectExpression e: foreach (var p in e.Properties) p.Value = Visit(p.Value); return e;
            case SequenceExpression e: e.Expressions = [.. e.Expressions.Select(Visit)]; return e;
            default: return expression;
        }
    }

    private Expression Assign(AssignmentExpression e)
    {
        if (!Assignment.TryGetValue(e.Operator, out var name) || (name == "add" && e.Right is Literal))
            return e;
        if (e.Left is not MemberExpression member)
            return At(new AssignmentExpression { Type = SyntaxNodes.AssignmentExpression, Operator = AssignmentOperator.Assign, Left = e.Left, Right = Call(e, name, e.Left, e.Right) }, e);
        // Object and key are looked at once only, as the language wants it.
        var key = member.Computed ? member.Property : Text(member, ((Identifier)member.Property).Name);
        return Call(e, name + "=", member.Object, key, e.Right);
    }

    private CallExpression Call(SyntaxNode at, string name, params Expression[] arguments) => At(
        new CallExpression { Type = SyntaxNodes.CallExpression, Callee = Constant(at, functions[name]), Arguments = arguments, CanBeCached = false },
        at);

    private static Literal Text(SyntaxNode at, string text) => Constant(at, new JsValue(text));

    private static Literal Constant(SyntaxNode at, JsValue value) => At(new Literal { Type = SyntaxNodes.Literal, Cached = true, CachedValue = value, Raw = "" }, at);

    private static T At<T>(T node, SyntaxNode place)
        where T : SyntaxNode
    {
        (node.Location, node.Range) = (place.Location, place.Range);
        return node;
    }
}
