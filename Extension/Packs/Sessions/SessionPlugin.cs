using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Packs.Calls;
using MLKids.Packs.Processes;
using MLKids.Packs.Shelf;
using MLKids.Packs.Wire;
using MLKids.Runtime.Scheduling;

namespace MLKids.Packs.Sessions;

/// <summary>One plugin in one open program: its process and what has become of it. Safe to use from several threads.</summary>
internal sealed class SessionPlugin : IDisposable
{
    private readonly PluginShelf _shelf;
    private readonly PluginServices _services;
    private readonly TimeProvider _time;
    private readonly Action _stopped;
    private readonly Lock _lock = new();
    private Task<PluginProcess?>? _process;
    private (bool IsOpen, string? Path) _project;
    private bool _isStarted, _isDisposed;
    private Task _lastTick = Task.CompletedTask;
    private int _ends;

    public SessionPlugin(PluginShelf shelf, ShelvedPlugin shelved, PluginServices services, TimeProvider time, Action stopped) =>
        (_shelf, Shelved, _services, _time, _stopped) = (shelf, shelved, services, time, stopped);

    public ShelvedPlugin Shelved { get; private set; }

    /// <summary>Its process ended; its blocks answer nothing.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The process, if one runs.</summary>
    public PluginProcess? Process => _process is { IsCompletedSuccessfully: true, Result: { IsAlive: true } process } ? process : null;

    private PluginLimits Limits => _shelf.Limits;

    /// <summary>It may want to do something before a block of it is called.</summary>
    private bool HasLifecycle => Shelved.Manifest is { } manifest && (manifest.Entry is not null || manifest.ScriptPacks.Any());

    /// <summary>Its files have changed, and what they say is in order.</summary>
    public void Take(ShelvedPlugin shelved)
    {
        if (shelved.Version == Shelved.Version || shelved.State != PluginState.Ready)
            return;
        Shelved = shelved;
        lock (_lock)
            (_ends, IsStopped) = (0, false);
        _ = Reload();
    }

    /// <summary>A block of it, as the environment calls it.</summary>
    public BoundBlock Bind(BlockDefinition definition)
    {
        var bound = definition with
        {
            Kind = definition.Shape == BlockShape.Hat ? definition.EdgeActivated ? CallKind.Immediate : CallKind.None : CallKind.Waiting,
            Arguments = [.. definition.Arguments.Select(a => a.Menu is { } menu ? a with { Menu = new RemoteMenu(this, definition.Opcode, a.Name, menu, Limits).Menu } : a)],
        };
        if (definition.Shape == BlockShape.Hat)
            return BoundBlock.Of(bound, new RemoteHat(this, bound, Limits).Ask);
        return BoundBlock.Of(bound, (arguments, call) => Call(bound, arguments, call));
    }

    public void ProjectOpened(string? path)
    {
        _project = (true, path);
        if (HasLifecycle)
            _ = Moment(nameof(IExtension.OnProjectOpened), path);
    }

    public void Start()
    {
        _isStarted = true;
        lock (_lock)
            if (IsStopped && _ends <= Limits.Restarts)
                IsStopped = false;
        if (HasLifecycle)
            _ = Moment(nameof(IExtension.OnStart));
    }

    public void Tick()
    {
        if (_isStarted && Shelved.Ticks && _lastTick.IsCompleted && Process is { } process)
            _lastTick = process.Moment(nameof(IExtension.OnTick));
    }

    public void Stop()
    {
        _isStarted = false;
        if (Process is { } process)
            _ = process.Moment(nameof(IExtension.OnStop));
    }

    /// <summary>Begins anew after it stopped, however often it did.</summary>
    public void Restart()
    {
        lock (_lock)
            (_ends, IsStopped) = (0, false);
        _stopped();
        if (_isStarted)
            Start();
    }

    /// <summary>The process, started if there is none; null if it is stopped or cannot be started.</summary>
    public Task<PluginProcess?> Need()
    {
        lock (_lock)
        {
            if (_isDisposed || IsStopped)
                return Task.FromResult<PluginProcess?>(null);
            return _process ??= Task.Run(StartProcess);
        }
    }

    /// <summary>A menu's code threw.</summary>
    public void MenuFailed(string opcode, string argument, Exception e) =>
        _services.Report(new Diagnostic(PackCodes.Failed, Severity.Warning, "An extension has a problem. The rest goes on.", $"{Shelved.Name}: the menu {argument} of {opcode} failed: {e.Message}") { Opcode = opcode });

    public void Dispose()
    {
        Task<PluginProcess?>? process;
        lock (_lock)
        {
            _isDisposed = true;
            process = _process;
            _process = null;
        }

        process?.ContinueWith(p => p.Result?.Dispose(), TaskScheduler.Default);
    }

    private object? Call(BlockDefinition block, object?[] arguments, BlockCall call)
    {
        if (Process is { } process)
            return Ask(process);
        var starting = Need();
        // A virtual clock does not wait for a process of the real world.
        if (call.Time is VirtualTime)
            return starting.Wait(Limits.Start) && starting.Result is { } ready ? Ask(ready) : Empty(block);
        return starting.IsCompleted && starting.Result is null ? Empty(block) : Later();

        object? Ask(PluginProcess at) =>
            Filled(at.Call(block.Opcode, arguments, call, call.Time is VirtualTime ? Limits.Patience : Limits.FirstAnswer), block);

        // Goes on on the engine's thread, as it began there.
        async Task<object?> Later() => await starting is not { } ready ? Empty(block) : Ask(ready) switch
        {
            Task<object?> later => await later,
            var answer => answer,
        };
    }

    /// <summary>A process that ended answers nothing; a block always answers something.</summary>
    private static object? Filled(object? answer, BlockDefinition block) => answer switch
    {
        Task<object?> later => After(later, block),
        null => Empty(block),
        _ => answer,
    };

    private static async Task<object?> After(Task<object?> later, BlockDefinition block) => await later.ConfigureAwait(false) ?? Empty(block);

    private static object Empty(BlockDefinition block) => block.Result switch
    {
        ArgumentType.Number => 0.0,
        ArgumentType.Boolean => false,
        _ => block.Branches > 0 ? 0.0 : "",
    };

    private async Task<PluginProcess?> StartProcess()
    {
        try
        {
            var (process, isLoaded) = _shelf.Lend(Shelved, _services);
            process.Ended += Ended;
            process.Posted += Post;
            process.Reported += finding => _services.Report(Named(finding));
            process.Leaked += what => Replace(process, what);
            if (!isLoaded)
                await process.Load(Shelved.Folder, Shelved.Manifest!).ConfigureAwait(false);
            if (_project.IsOpen)
                _ = process.Moment(nameof(IExtension.OnProjectOpened), _project.Path);
            if (_isStarted)
                _ = process.Moment(nameof(IExtension.OnStart));
            if (_isDisposed)
                process.Dispose();
            return process;
        }
        catch (WireException)
        {
            // It has said why it ended.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Ended(new PluginEnd($"it cannot be started: {e.Message}", null));
        }

        return null;
    }

    private async Task Moment(string moment, string? path = null)
    {
        // One that is started by this has been told already.
        if (Process is { } process)
            await process.Moment(moment, path).ConfigureAwait(false);
        else
            await Need().ConfigureAwait(false);
    }

    private async Task Reload()
    {
        if (Process is not { } process)
            return;
        try
        {
            await process.Load(Shelved.Folder, Shelved.Manifest!).ConfigureAwait(false);
            if (_project.IsOpen)
                _ = process.Moment(nameof(IExtension.OnProjectOpened), _project.Path);
            if (_isStarted)
                _ = process.Moment(nameof(IExtension.OnStart));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The shelf has read the same files: it says what is wrong, and what was loaded before goes on.
        }
    }

    private void Post(string opcode, IReadOnlyDictionary<string, string>? fields)
    {
        var isOwn = Shelved.Packs.Any(p => opcode.StartsWith(p.Id + "_", StringComparison.Ordinal));
        if (isOwn || opcode == WellKnownHats.BroadcastReceived)
            _services.Hats?.Post(opcode, fields);
        else
            _services.Report(Named(new Diagnostic(PackCodes.NotPermitted, Severity.Warning, "An extension has a problem. The rest goes on.", $"It may start hats of its own packs and messages, not {opcode}.")));
    }

    private void Ended(PluginEnd end)
    {
        bool isOff;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _process = null;
            IsStopped = true;
            isOff = ++_ends > Limits.Restarts;
        }

        var why = $"{Shelved.Name} stopped{(end.Blamed is { } blamed ? $" in {blamed.What}" : "")}: {end.Why}.";
        var finding = isOff
            ? new Diagnostic(PackCodes.Off, Severity.Error, $"The extension {Shelved.DisplayName} stopped too often. It stays off.", why) { Hint = "It begins again when its files change." }
            : new Diagnostic(PackCodes.Ended, Severity.Error, $"The extension {Shelved.DisplayName} stopped. The rest goes on.", why) { Hint = "It begins again at the next green flag." };
        if (end.Blamed?.Call is { } call)
            call.Report(finding.Severity, finding.Code, finding.ChildSentence, finding.Message, finding.Hint);
        else
            _services.Report(finding);
        _stopped();
    }

    private void Replace(PluginProcess leaking, string what)
    {
        _services.Report(new Diagnostic(PackCodes.Leaks, Severity.Warning, "An extension has a problem. The rest goes on.", $"{Shelved.Name} was loaded anew in another process: {what}."));
        lock (_lock)
            _process = null;
        leaking.Dispose();
        _ = Need();
    }

    private Diagnostic Named(Diagnostic finding) =>
        finding.Message.Contains(Shelved.Name, StringComparison.Ordinal) ? finding : finding with { Message = $"{Shelved.Name}: {finding.Message}" };
}
