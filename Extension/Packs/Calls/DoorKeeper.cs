using System.Collections.Concurrent;
using System.Reflection;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Calls;

/// <summary>Answers what code in one process asks of the environment: lets through what is on the list (<see cref="Door"/>) and what the manifest names.</summary>
internal sealed class DoorKeeper(Func<WireConnection> line, HandleTable handles, Func<PluginServices> services, IPluginStorage storage) : IDisposable
{
    private readonly WireCodec _codec = new(handles);
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _asked = new();
    private readonly ConcurrentDictionary<long, Listening> _listening = new();
    private long _lastToken;

    /// <summary>What the plugin may use; null before it is loaded, when nothing is allowed.</summary>
    public Manifest? Manifest { get; set; }

    /// <param name="id">The question's number.</param>
    /// <param name="call">The code that asks, or null.</param>
    /// <param name="handle">Whom it asks.</param>
    /// <param name="door">Which member.</param>
    /// <param name="arguments">One for each parameter.</param>
    public void Ask(long id, PluginCall? call, long handle, long door, object?[] arguments) => Guarded(id, () =>
    {
        var member = Door.Member(door);
        if (Door.PermissionFor(member) is { } need && Manifest?.Permissions.Contains(need) != true)
            throw Refused(need);
        if (member.DeclaringType == typeof(IPluginStorage) || member.DeclaringType == typeof(IModels))
            Task.Run(() => Guarded(id, () => Enter(id, null, member, member.DeclaringType == typeof(IModels) ? Models() : storage, arguments)));
        else if (call is null)
            throw new InvalidOperationException("the stage can be asked only while a block or a moment of the lifecycle is under way");
        else
            call.AtStage(stage => Guarded(id, () => Enter(id, call, member, handle switch
            {
                WellKnown.Stage => stage,
                WellKnown.Call => call.Call ?? throw new InvalidOperationException("there is no block's call here"),
                _ => handles.Of(handle, member.DeclaringType!),
            }, arguments)));
    });

    /// <summary>Code writes into a sprite's pen.</summary>
    public void SetPen(long id, PluginCall? call, long target, string property, object? value) => Guarded(id, () =>
        (call ?? throw new InvalidOperationException("the block is over")).AtStage(_ => Guarded(id, () =>
        {
            var part = RecordParts.Of(typeof(PenState)).Properties.FirstOrDefault(p => p.Name == property) ?? throw new WireException($"a pen has no {property}");
            part.SetValue(((ITarget)handles.Of(target, typeof(ITarget))).Pen, _codec.Decode(value, part.PropertyType));
            line().Answer(id, null);
        })));

    /// <summary>Code does not wait any longer for what it asked.</summary>
    public void Cancel(long id)
    {
        if (_asked.TryGetValue(id, out var asked))
            asked.Cancel();
        if (_listening.TryRemove(id, out var listening))
            listening.Dispose();
    }

    /// <summary>The next piece of an endless answer, or nothing at its end.</summary>
    public void Next(long id, long listening) => Guarded(id, () => _ = Later(id, null, _listening.TryGetValue(listening, out var open)
        ? open.Next()
        : Task.FromResult<SoundBlock?>(null), typeof(SoundBlock)));

    public void Dispose()
    {
        foreach (var id in _asked.Keys.Concat(_listening.Keys))
            Cancel(id);
    }

    private void Enter(long id, PluginCall? call, MethodInfo member, object target, object?[] arguments)
    {
        if (!member.DeclaringType!.IsInstanceOfType(target))
            throw new WireException($"it is no {member.DeclaringType.Name}");
        var parameters = member.GetParameters();
        if (arguments.Length != parameters.Length)
            throw new WireException($"{member.Name} takes {parameters.Length} values, not {arguments.Length}");
        var stopped = parameters.Any(p => p.ParameterType == typeof(CancellationToken)) ? Stoppable(id, call) : null;
        var given = parameters.Select((p, i) => p.ParameterType == typeof(CancellationToken) ? stopped!.Token : _codec.Decode(arguments[i], p.ParameterType)).ToArray();
        object? answer;
        try
        {
            answer = member.Invoke(target, BindingFlags.DoNotWrapExceptions, null, given, null);
        }
        catch
        {
            Forget(id);
            throw;
        }

        switch (answer)
        {
            case Task task:
                _ = Later(id, stopped, task, member.ReturnType.IsGenericType ? member.ReturnType.GetGenericArguments()[0] : null);
                break;
            case IAsyncEnumerable<SoundBlock> sounds:
                _asked.TryRemove(id, out _);
                _listening[id] = new Listening(sounds, stopped!);
                line().Answer(id, id);
                break;
            case CancellationToken token:
                line().Answer(id, Told(token));
                break;
            default:
                line().Answer(id, _codec.Encode(answer, member.ReturnType));
                break;
        }
    }

    private async Task Later(long id, CancellationTokenSource? stopped, Task task, Type? type)
    {
        try
        {
            await task.ConfigureAwait(false);
            Guarded(id, () => line().Answer(id, type is null ? null : _codec.Encode(task.GetType().GetProperty("Result")!.GetValue(task), type)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            line().Fail(id, e);
        }
        finally
        {
            if (stopped is not null)
                Forget(id);
        }
    }

    private CancellationTokenSource Stoppable(long id, PluginCall? call) =>
        _asked[id] = call?.Call is { } block ? CancellationTokenSource.CreateLinkedTokenSource(block.Stopped) : new CancellationTokenSource();

    private void Forget(long id)
    {
        if (_asked.TryRemove(id, out var asked))
            asked.Dispose();
    }

    private long Told(CancellationToken token)
    {
        if (!token.CanBeCanceled)
            return -1;
        var number = Interlocked.Increment(ref _lastToken);
        token.Register(() => line().Tell("cancelled", number));
        return number;
    }

    private IModels Models() => services().Models ?? throw new BlockException(PackCodes.NotPermitted, "Open or make a project first.", "No project is open, so there are no models.");

    private void Guarded(long id, Action deed)
    {
        try
        {
            deed();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            line().Fail(id, e);
        }
    }

    private BlockException Refused(string need) => new(
        PackCodes.NotPermitted,
        "This extension is not allowed to do that.",
        $"{Manifest?.Name ?? "The extension"} asks for what its manifest does not name: the permission \"{need}\".")
    {
        Hint = $"Write \"{need}\" into the list mlkids.permissions of manifest.json.",
    };

    /// <summary>A microphone that is listened to.</summary>
    private sealed class Listening(IAsyncEnumerable<SoundBlock> sounds, CancellationTokenSource stopped) : IDisposable
    {
        private readonly IAsyncEnumerator<SoundBlock> _sounds = sounds.GetAsyncEnumerator(stopped.Token);

        public async Task<SoundBlock?> Next() => await _sounds.MoveNextAsync().ConfigureAwait(false) ? _sounds.Current : null;

        public void Dispose() => stopped.Cancel();
    }
}
