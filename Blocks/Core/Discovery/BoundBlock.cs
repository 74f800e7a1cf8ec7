using System.Reflection;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Blocks.Discovery;

/// <summary>A block that can be called.</summary>
public sealed class BoundBlock
{
    private readonly MethodInvoker? _invoker;
    private readonly int _callPosition;
    private readonly bool[] _takesValue = [];
    private readonly Func<object?[], Contracts.BlockCall, object?>? _code;

    internal BoundBlock(BlockDefinition definition, object? pack, MethodInfo method, int callPosition)
    {
        Definition = definition;
        Pack = pack;
        Method = method;
        _callPosition = callPosition;
        _takesValue = [.. method.GetParameters().Select(p => p.ParameterType == typeof(BlockValue))];
        _invoker = definition.Kind == CallKind.None ? null : MethodInvoker.Create(method);
    }

    private BoundBlock(BlockDefinition definition, Func<object?[], Contracts.BlockCall, object?> code) => (Definition, _code) = (definition, code);

    public BlockDefinition Definition { get; }

    /// <summary>The pack's object, null for static methods.</summary>
    public object? Pack { get; }

    /// <summary>The method itself, for compilers that call it directly; null for a block whose code is no method here (see <see cref="Of"/>).</summary>
    public MethodInfo? Method { get; }

    /// <summary>A block whose code is somewhere else: in a script, in another process.</summary>
    /// <param name="definition">What it is; not <see cref="BlockDefinition.Pure"/>, without <see cref="BlockDefinition.Inline"/>.</param>
    /// <param name="code">
    /// Takes the arguments, cast to their declared types, and gives what the method of such a block would return; a waiting block may also give the value itself (see
    /// <see cref="CallKind.Waiting"/>). What it gives is cast to the declared result. Of a block with stacks: the number that <see cref="BlockDefinition.Loops"/> tells of.
    /// </param>
    public static BoundBlock Of(BlockDefinition definition, Func<object?[], Contracts.BlockCall, object?> code) => new(definition with { Pure = false, Inline = null }, code);

    /// <summary>
    /// Calls the method. <paramref name="arguments"/> are of the declared types, in the order of <see cref="BlockDefinition.Arguments"/>.
    /// What the method throws comes out as it is. A block with stacks of its own gives the number that <see cref="BlockDefinition.Loops"/> tells of, or a task of it.
    /// </summary>
    public object? Invoke(ReadOnlySpan<object?> arguments, Contracts.BlockCall call)
    {
        if (_code is not null)
            return _code(arguments.ToArray(), call);
        if (_invoker is null)
            throw new InvalidOperationException($"{Definition.Opcode} is only a shape and cannot be called.");
        var all = new object?[arguments.Length + (_callPosition < 0 ? 0 : 1)];
        var next = 0;
        for (var i = 0; i < all.Length; i++)
            all[i] = i == _callPosition ? call : _takesValue[i] ? BlockValue.From(arguments[next++]) : arguments[next++];
        var answer = _invoker.Invoke(Pack, all.AsSpan());
        return Definition.Branches > 0 ? Stack(answer) : answer;
    }

    // A method says which stack runs; whether the block is asked again after it stands in its attribute.
    private object Stack(object? answer) => answer switch
    {
        Task<bool> later => StackLater(later),
        Task<double> later => StackLater(later),
        _ => Definition.Loops ? -Math.Abs(Cast.ToNumber(answer)) : Math.Abs(Cast.ToNumber(answer)),
    };

    // On the thread of whoever called: a pool's thread would answer a while after the program's clock, which may be a virtual one.
    private async Task<double> StackLater<T>(Task<T> answer) => (double)Stack(await answer);
}
