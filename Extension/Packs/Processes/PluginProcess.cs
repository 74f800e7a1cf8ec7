using System.Collections.Concurrent;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Calls;
using MLKids.Packs.Shelf;
using MLKids.Packs.Wire;
using MLKids.Runtime.Scheduling;

namespace MLKids.Packs.Processes;

/// <summary>
/// The process that runs one plugin, seen from the environment. Whatever the plugin does, every call ends: with its answer, or when the process is ended. Safe to use from
/// several threads.
/// </summary>
internal sealed class PluginProcess : IWireListener, IDisposable
{
    /// <summary>What its code does while it is loaded.</summary>
    public const string Loading = "loading it";

    private readonly PluginLimits _limits;
    private readonly TimeProvider _time;
    private readonly ChildProcess _child;
    private readonly WireConnection _line;
    private readonly HandleTable _handles = new();
    private readonly DoorKeeper _door;
    private readonly ClockKeeper _clock;
    private readonly ProcessWatch _watch;
    private readonly ConcurrentDictionary<long, PluginCall> _calls = new();
    private readonly Lock _ending = new();
    private PluginEnd? _end;
    private volatile bool _isDisposed, _isExplained;

    private PluginProcess(ChildProcess child, PluginLimits limits, TimeProvider time, PluginStorage storage)
    {
        (_child, _limits, _time) = (child, limits, time);
        _line = new WireConnection(child.Output, child.Input, this, time);
        _door = new DoorKeeper(() => _line, _handles, () => Services, storage);
        _clock = new ClockKeeper(() => _line, () => Services.Time);
        _watch = new ProcessWatch(this, _child, _line, limits, time);
        _line.Start($"Plugin process {child.Id}");
    }

    /// <summary>Whom it serves.</summary>
    public PluginServices Services { get; set; } = new();

    public int Id => _child.Id;

    public long MemoryBytes => _child.MemoryBytes;

    /// <summary>It works, as far as is known.</summary>
    public bool IsAlive => Volatile.Read(ref _end) is null;

    /// <summary>Raised once, on any thread, unless it was ended by <see cref="Dispose"/>.</summary>
    public event Action<PluginEnd>? Ended;

    /// <summary>Raised when the plugin starts a hat: opcode and fields; on the reading thread.</summary>
    public event Action<string, IReadOnlyDictionary<string, string>?>? Posted;

    /// <summary>Raised for what the plugin reports outside of blocks; on the reading thread.</summary>
    public event Action<Diagnostic>? Reported;

    /// <summary>Raised when code that was replaced cannot be let go: what may hold it.</summary>
    public event Action<string>? Leaked;

    /// <summary>What is at work in it now.</summary>
    public IEnumerable<PluginCall> Calls => _calls.Values;

    /// <summary>Starts one; it has loaded nothing yet.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The operating system cannot start it.</exception>
    public static PluginProcess Start(PackHostStart start, PluginLimits limits, TimeProvider time, PluginStorage storage)
    {
        // A block's first call is worth more than its millionth: the compiler in it is told to hurry.
        var child = ChildProcess.Start(start.File, start.Arguments, limits.ManagedBytes, ("DOTNET_TieredPGO", "0"), ("DOTNET_TC_QuickJitForLoops", "1"), ("DOTNET_gcConcurrent", "0"));
        return new PluginProcess(child, limits, time, storage);
    }

    /// <summary>Loads the plugin from its folder, anew if it is loaded already: then what was loaded before is let go.</summary>
    /// <exception cref="ManifestException">Manifest or plugin are wrong.</exception>
    /// <exception cref="AuthoringException">Packs are wrong.</exception>
    /// <exception cref="WireException">The process ended; <see cref="Ended"/> says why.</exception>
    public async Task<LoadedPacks> Load(string folder, Manifest manifest)
    {
        _door.Manifest = manifest;
        var call = new PluginCall(Loading, null, null) { Began = _time.GetTimestamp() };
        var id = Ask(call, "load", folder, ReferenceEquals(Services.Time, TimeProvider.System), Services.DataRoot, _limits.Patience.TotalMilliseconds * 0.8);
        try
        {
            return LoadedPacks.Read(await call.Later().WaitAsync(_limits.Start, _time).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            End($"it was not loaded within {_limits.Start.TotalSeconds:0.#} s", call);
            throw new WireException($"it was not loaded within {_limits.Start.TotalSeconds:0.#} s");
        }
        finally
        {
            _calls.TryRemove(id, out _);
        }
    }

    /// <summary>Calls a block from the engine's thread.</summary>
    /// <returns>Its answer, or a task of it. Null when the process has ended.</returns>
    /// <exception cref="BlockException">The block failed.</exception>
    public object? Call(string opcode, object?[] arguments, BlockCall block, TimeSpan window)
    {
        var call = new PluginCall($"the block {opcode}", block, null) { Began = _time.GetTimestamp() };
        if (_calls.Count >= _limits.WaitingBlocks)
            throw new BlockException(PackCodes.TooManyWait, "Too many blocks wait here. Stop the program, then start it again.", $"{_limits.WaitingBlocks:N0} blocks of this plugin wait already.");
        long id = 0;
        try
        {
            id = Ask(call, "call", opcode, _handles.IdOf(block.Target), block.Now, block.Run, (long)block.Turn, arguments.Select(a => Blocks.Values.BlockValue.From(a).ToObject()).ToArray());
        }
        catch (WireException e)
        {
            throw new BlockException(PackCodes.CannotSend, "This is too much for one block. Give it less.", $"{opcode} cannot be asked: {e.Message}.");
        }

        return call.WaitOrPark(window, () => Forget(id, call));
    }

    /// <summary>Asks for a menu's items.</summary>
    public Task<object?> AskMenu(string opcode, string argument) => Ask($"the menu {argument} of the block {opcode}", "menu", opcode, argument);

    /// <summary>A moment of the lifecycle: "OnProjectOpened", "OnStart", "OnTick", "OnStop".</summary>
    public Task<object?> Moment(string moment, string? path = null) => Ask(moment, "moment", moment, path);

    /// <summary>For tests: how many loaded versions of the plugin are still in memory, and the bytes of managed memory.</summary>
    public async Task<(long Versions, long Bytes)> Health() => await _line.Ask("health").ConfigureAwait(false) is object?[] and [long versions, long bytes] ? (versions, bytes) : default;

    /// <summary>Ends it at once, for a reason.</summary>
    public void End(string why, PluginCall? blamed)
    {
        lock (_ending)
            _end ??= new PluginEnd(why, blamed);
        _child.Kill();
    }

    /// <summary>Ends it without a word. Its plugin is told, if it hears.</summary>
    public void Dispose()
    {
        lock (_ending)
        {
            _isDisposed = true;
            _end ??= new PluginEnd("its program was closed", null);
        }

        _watch.Dispose();
        _clock.Dispose();
        _door.Dispose();
        _ = LetGo();
    }

    void IWireListener.Asked(long id, string what, object?[] with)
    {
        if (!_watch.Hear())
            return;
        switch (what, with)
        {
            case ("door", [long of, long handle, long door, object?[] arguments]):
                _door.Ask(id, _calls.GetValueOrDefault(of), handle, door, arguments);
                break;
            case ("next", [long listening]):
                _door.Next(id, listening);
                break;
            case ("pen", [long of, long target, string property, var value]):
                _door.SetPen(id, _calls.GetValueOrDefault(of), target, property, value);
                break;
            case ("random", [long of]) when _calls.GetValueOrDefault(of) is { Call: { } block } call:
                call.AtStage(_ => _line.Answer(id, (long)block.Random.Next()));
                break;
            case ("pause", [long of]) when _calls.GetValueOrDefault(of) is { } call:
                call.AtStage(_ => _line.Answer(id, null));
                break;
            case ("time", _):
                _line.Answer(id, _clock.Now());
                break;
            default:
                _line.Fail(id, new InvalidOperationException("what asks here has come to its end"));
                break;
        }
    }

    void IWireListener.Told(string what, object?[] with)
    {
        if (!_watch.Hear())
            return;
        switch (what, with)
        {
            case ("waits", [long of]):
                _calls.GetValueOrDefault(of)?.Wait();
                break;
            case ("report", [long of, long severity and >= 0 and <= 2, string code, string childSentence, string message, var hint]):
                if (_calls.GetValueOrDefault(of)?.Call is { } block)
                    block.Report((Severity)severity, code, childSentence, message, hint as string);
                else
                    Reported?.Invoke(new Diagnostic(code, (Severity)severity, childSentence, message) { Hint = hint as string });
                break;
            case ("post", [string opcode, var fields]):
                Posted?.Invoke(opcode, fields is object?[] pairs ? Fields(pairs) : null);
                break;
            case ("cancel", [long asked]):
                _door.Cancel(asked);
                break;
            case ("timer", [long timer, long due, long period]):
                _clock.Change(timer, due, period);
                break;
            case ("stuck", [long of, string working, double seconds]):
                End($"{working} worked for {seconds:0.#} s without a pause", _calls.GetValueOrDefault(of));
                break;
            case ("leaks", [string held]):
                Leaked?.Invoke(held);
                break;
        }
    }

    void IWireListener.Ended(string? damage)
    {
        _watch.Dispose();
        _child.Kill();
        var end = Explain(damage);
        _isExplained = true;
        foreach (var (id, call) in _calls)
            if (_calls.TryRemove(id, out _))
                call.Finish(null, null);
        _door.Dispose();
        _clock.Dispose();
        if (!_isDisposed)
            Ended?.Invoke(end);
        _child.Dispose();
    }

    private PluginEnd Explain(string? damage)
    {
        var (code, errors) = _child.End();
        lock (_ending)
        {
            var working = _calls.OrderBy(c => c.Key).Select(c => c.Value).ToList();
            var why = _end?.Why
                ?? (errors.Contains("Out of memory", StringComparison.Ordinal) ? $"it needed more than {_limits.ManagedBytes >> 20} MB of memory"
                : damage is not null ? $"it damaged its connection: {damage}" : $"its process ended (exit code {code})");
            _end = new PluginEnd(
                errors.Length > 0 ? $"{why}. Its last words: {errors}" : why,
                _end is { } known ? known.Blamed : working.Find(c => !c.Waits) ?? working.FirstOrDefault());
            return _end;
        }
    }

    private Task<object?> Ask(string name, string what, params object?[] with)
    {
        var call = new PluginCall(name, null, Services.AtStage) { Began = _time.GetTimestamp() };
        Ask(call, what, with);
        return call.Later();
    }

    private long Ask(PluginCall call, string what, params object?[] with)
    {
        var id = _line.Next();
        _calls[id] = call;
        try
        {
            return _line.Ask(
                id,
                (value, failure) =>
                {
                    // One whose process ended is finished once it is known why.
                    if (failure is WireException && !_isExplained)
                        return;
                    _calls.TryRemove(id, out _);
                    call.Finish(value, failure is WireException ? null : Named(failure));
                },
                what,
                with);
        }
        catch (WireException)
        {
            _calls.TryRemove(id, out _);
            throw;
        }
    }

    /// <summary>What a block did not say itself, but its exception, is said with the plugin's name.</summary>
    private Exception? Named(Exception? failure) => failure is BlockException { Code: RunCodes.BlockFailed or PackCodes.NotPermitted or PackCodes.StorageFailed or PackCodes.CannotSend } e && _door.Manifest?.Name is { } name && !e.Message.Contains(name, StringComparison.Ordinal)
        ? new BlockException(e.Code, e.ChildSentence, $"{name}: {e.Message}") { Hint = e.Hint, Answer = e.Answer }
        : failure;

    /// <summary>Its script was stopped: the plugin is told, and nobody waits any longer.</summary>
    private void Forget(long id, PluginCall call)
    {
        _line.Tell("stop", id);
        if (call.Waits && _calls.TryRemove(id, out _))
            call.Finish(null, new OperationCanceledException());
    }

    private async Task LetGo()
    {
        try
        {
            await Moment("OnUnload").WaitAsync(TimeSpan.FromSeconds(1), _time).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It does not hear.
        }

        // The reading thread hears the end, and clears away.
        _child.Kill();
    }

    private static Dictionary<string, string> Fields(object?[] pairs)
    {
        var fields = new Dictionary<string, string>();
        for (var i = 0; i + 1 < Math.Min(pairs.Length, 200); i += 2)
            if (pairs[i] is string name && pairs[i + 1] is string text)
                fields[name] = text;
        return fields;
    }
}
