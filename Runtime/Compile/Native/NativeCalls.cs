using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime.Hosting;

namespace MLKids.Runtime.Compile.Native;

/// <summary>
/// Typed doors to blocks: one small function a block, which calls its method and turns what it throws into the block's one answer and one diagnostic. Shared by all
/// places that call the block.
/// </summary>
internal static class NativeCalls
{
    private static readonly ConditionalWeakTable<BoundBlock, Delegate> Doors = [];

    /// <summary>Calls an immediate block that is a method; <paramref name="arguments"/> are of the method's types.</summary>
    public static Expression Call(ParameterExpression run, CallSite site, IReadOnlyList<Expression> arguments)
    {
        var method = site.Block.Method!;
        if (site.Block.Definition.Pure && method.IsStatic)
            return Expression.Call(method, arguments);
        var door = Doors.GetValue(site.Block, Build);
        return Expression.Invoke(Expression.Constant(door), [run, Expression.Constant(site), .. arguments]);
    }

    /// <summary>The types of a method's own arguments, without the call.</summary>
    public static IReadOnlyList<Type> ArgumentTypes(BoundBlock block) =>
        [.. block.Method!.GetParameters().Select(p => p.ParameterType).Where(t => t != typeof(BlockCall))];

    private static Delegate Build(BoundBlock block)
    {
        var (run, site) = (Expression.Parameter(typeof(NativeRun), "run"), Expression.Parameter(typeof(CallSite), "site"));
        var arguments = ArgumentTypes(block).Select((t, i) => Expression.Parameter(t, $"a{i}")).ToList();
        var next = 0;
        var given = block.Method!.GetParameters()
            .Select(p => p.ParameterType == typeof(BlockCall) ? (Expression)Expression.Call(Bridge(run), nameof(IScriptBridge.CallFor), null, site) : arguments[next++])
            .ToList();
        Expression call = Expression.Call(block.Pack is null ? null : Expression.Constant(block.Pack), block.Method!, given);
        var error = Expression.Parameter(typeof(Exception), "error");
        // Failed throws what is no block's business again.
        var failed = Expression.Call(Bridge(run), nameof(IScriptBridge.Failed), null, site, error);
        var body = block.Method!.ReturnType == typeof(void)
            ? Expression.TryCatch(call, Expression.Catch(error, Expression.Block(typeof(void), failed)))
            : Expression.TryCatch(call, Expression.Catch(error, FromValue(failed, block.Method!.ReturnType)));
        return Expression.Lambda(body, [run, site, .. arguments]).Compile();
    }

    private static Expression FromValue(Expression value, Type type)
    {
        if (type == typeof(double))
            return Expression.Call(typeof(Cast), nameof(Cast.ToNumber), null, value);
        if (type == typeof(bool))
            return Expression.Call(typeof(Cast), nameof(Cast.ToBoolean), null, value);
        if (type == typeof(string))
            return Expression.Call(typeof(Cast), nameof(Cast.ToText), null, value);
        return type == typeof(BlockValue) ? value : Expression.Call(value, nameof(BlockValue.ToObject), null);
    }

    private static MemberExpression Bridge(Expression run) => Expression.Field(run, nameof(NativeRun.Bridge));
}
