using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using MLKids.Blocks.Contracts;
using MLKids.Packs.Calls;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Hosting;

/// <summary>The pack's side of the door to the environment: the world as objects whose every member is asked for over the wire. Safe to use from several threads.</summary>
internal sealed class RemoteDoor : IHandles
{
    private readonly WireConnection _line;
    private readonly PackThread _thread;
    private readonly WireCodec _codec;
    private readonly ConcurrentDictionary<long, WeakReference<object>> _known = new();
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _tokens = new();
    private readonly PenCopies _pens;
    private int _waiting;

    public RemoteDoor(WireConnection line, PackThread thread)
    {
        (_line, _thread, _codec) = (line, thread, new WireCodec(this));
        _pens = new PenCopies(this);
        Stage = (IStage)RemoteObject.Make(typeof(IStage), WellKnown.Stage, this);
        Storage = (IPluginStorage)RemoteObject.Make(typeof(IPluginStorage), WellKnown.Storage, this);
        Models = (IModels)RemoteObject.Make(typeof(IModels), WellKnown.Models, this);
    }

    public IStage Stage { get; }

    public IPluginStorage Storage { get; }

    public IModels Models { get; }

    /// <summary>Asks, as a member's call.</summary>
    /// <param name="handle">Whom.</param>
    /// <param name="member">What.</param>
    /// <param name="arguments">With what.</param>
    /// <exception cref="Blocks.Diagnostics.BlockException">The environment refuses.</exception>
    public object? Ask(long handle, MethodInfo member, object?[] arguments)
    {
        var work = Work.Current;
        if (work is null && handle is not (WellKnown.Storage or WellKnown.Models))
            throw new InvalidOperationException($"{member.DeclaringType!.Name}.{member.Name.Replace("get_", "")} can be asked only while a block or a method of the lifecycle is at work.");
        _pens.Send();
        var parameters = member.GetParameters();
        var sent = parameters.Select((p, i) => p.ParameterType == typeof(CancellationToken) ? null : _codec.Encode(arguments[i], p.ParameterType)).ToArray();
        var stopped = arguments.OfType<CancellationToken>().FirstOrDefault();
        var answer = Ask(out var id, "door", work?.Id ?? 0L, handle, (long)Door.NumberOf(member), sent);
        var type = member.ReturnType;
        if (type == typeof(IAsyncEnumerable<SoundBlock>))
            return Listen(answer, id, stopped);
        if (typeof(Task).IsAssignableFrom(type))
            return Later(answer, id, type.IsGenericType ? type.GetGenericArguments()[0] : null, stopped);
        var value = Wait(answer);
        if (type == typeof(CancellationToken))
            return Token(value);
        var decoded = type == typeof(void) ? null : _codec.Decode(value, type);
        if (decoded is PenState pen)
            _pens.Keep(handle, pen);
        return decoded;
    }

    /// <summary>Asks and waits, whatever thread this is.</summary>
    public object? Wait(string what, params object?[] with) => Wait(Ask(out _, what, with));

    /// <summary>Sends what was changed on pens, before the work's answer goes out.</summary>
    public void Finish() => _pens.Send();

    /// <summary>The sprite of that number.</summary>
    public ITarget Target(long id) => (ITarget)Of(id, typeof(ITarget));

    /// <summary>A token of the environment's is cancelled.</summary>
    public void Cancelled(long token) => TokenOf(token).Cancel();

    /// <summary>Writes into a sprite's pen.</summary>
    public void SetPen(Work work, long target, string property, object? value) =>
        Wait("pen", work.Id, target, property, _codec.Encode(value, typeof(PenState).GetProperty(property)!.PropertyType));

    public long IdOf(object known) => known is RemoteObject remote ? remote.Handle : throw new WireException("only what came from the stage can be given back to it");

    public object Of(long id, Type contract)
    {
        while (true)
        {
            if (_known.TryGetValue(id, out var held) && held.TryGetTarget(out var known) && contract.IsInstanceOfType(known))
                return known;
            if (_known.Count > 10_000)
                foreach (var dead in _known.Where(k => !k.Value.TryGetTarget(out _)).Select(k => k.Key))
                    _known.TryRemove(dead, out _);
            var made = RemoteObject.Make(contract, id, this);
            _known[id] = new WeakReference<object>(made);
            return made;
        }
    }

    private Task<object?> Ask(out long id, string what, params object?[] with)
    {
        var answer = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        id = _line.Next();
        _line.Ask(
            id,
            (value, failure) =>
            {
                if (failure is null)
                    answer.SetResult(value);
                else
                    answer.SetException(failure);
            },
            what,
            with);
        return answer.Task;
    }

    /// <summary>Whether some code waits for an answer.</summary>
    public bool Waits => Volatile.Read(ref _waiting) > 0;

    private object? Wait(Task<object?> answer)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            return answer.GetAwaiter().GetResult();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            _thread.Rested();
        }
    }

    private object Later(Task<object?> answer, long id, Type? type, CancellationToken stopped)
    {
        var registration = stopped.Register(() => _line.Tell("cancel", id));
        _ = answer.ContinueWith(_ => registration.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return type is null ? answer : typeof(RemoteDoor).GetMethod(nameof(As), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type).Invoke(this, [answer])!;
    }

    private async Task<T> As<T>(Task<object?> answer) => (T)_codec.Decode(await answer.ConfigureAwait(false), typeof(T))!;

    private async IAsyncEnumerable<SoundBlock> Listen(Task<object?> answer, long id, CancellationToken stopped, [EnumeratorCancellation] CancellationToken enumerating = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopped, enumerating);
        await using var cancel = ended.Token.Register(() => _line.Tell("cancel", id));
        try
        {
            await answer.ConfigureAwait(false);
            while (_codec.Decode(await Ask(out _, "next", id).ConfigureAwait(false), typeof(SoundBlock)) is SoundBlock block)
                yield return block;
            ended.Token.ThrowIfCancellationRequested();
        }
        finally
        {
            _line.Tell("cancel", id);
        }
    }

    private CancellationToken Token(object? number) => number is long and >= 0 and var token ? TokenOf(token).Token : CancellationToken.None;

    private CancellationTokenSource TokenOf(long number)
    {
        // Sounds of long ago.
        if (_tokens.Count > 1_000)
            _tokens.Clear();
        return _tokens.GetOrAdd(number, _ => new CancellationTokenSource());
    }
}
