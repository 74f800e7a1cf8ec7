using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Values;
using MLKids.Extension.Manifests;
using MLKids.Packs.Loading;
using MLKids.Packs.Processes;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Hosting;

/// <summary>The process that runs one plugin: loads it, calls its blocks as the environment asks, and brings what they ask to the environment.</summary>
internal sealed class PackServer : IWireListener, IHatStarter, IDisposable
{
    private readonly WireConnection _line;
    private readonly PackThread _thread = new();
    private readonly RemoteDoor _door;
    private readonly RemoteTime _remoteTime;
    private readonly LoadedVersions _versions;
    private readonly ConcurrentDictionary<long, Work> _works = new();
    private readonly Action _end;
    private ITimer? _watch;
    private TimeProvider _time = TimeProvider.System;

    /// <param name="input">What the environment says.</param>
    /// <param name="output">What it hears.</param>
    /// <param name="end">Ends this process at once: its environment is gone.</param>
    public PackServer(Stream input, Stream output, Action end)
    {
        _end = end;
        _line = new WireConnection(input, output, this, TimeProvider.System);
        _door = new RemoteDoor(_line, _thread);
        _remoteTime = new RemoteTime(_door, _line.Tell);
        _versions = new LoadedVersions(what => _line.Tell("leaks", what));
        _thread.Escaped = (work, e) => Report(new Diagnostic(
            PackCodes.Failed, Severity.Error, "An extension has a problem. The rest goes on.", $"Something that {work.What} started and nobody waits for (async void?) threw {e.GetType().Name}: {e.Message}"));
    }

    /// <summary>Works until the environment is gone.</summary>
    public void Run()
    {
        _line.Start("Environment");
        _thread.Run();
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _versions.Dispose();
    }

    void IHatStarter.Post(string opcode, IReadOnlyDictionary<string, string>? fields) =>
        _line.Tell("post", opcode, fields?.SelectMany(f => new object?[] { f.Key, f.Value }).ToArray());

    void IWireListener.Asked(long id, string what, object?[] with)
    {
        switch (what, with)
        {
            case ("load", [string folder, bool isOurClock, var dataRoot, double stuckAfter]):
                Do(id, PluginProcess.Loading, () => Load(folder, isOurClock, dataRoot as string, stuckAfter));
                break;
            case ("call", [string opcode, long target, double now, long run, long turn, object?[] arguments]):
                Do(id, $"the block {opcode}", () => Call(id, opcode, arguments, target, now, run, (int)turn));
                break;
            case ("menu", [string opcode, string argument]):
                Do(id, $"the menu {argument} of {opcode}", () => Menu(opcode, argument));
                break;
            case ("moment", [string moment, var path]):
                Do(id, moment, () => Moment(moment, path as string));
                break;
            case ("health", []):
                Task.Run(() => _line.Answer(id, new object?[] { (long)_versions.Count, GC.GetTotalMemory(forceFullCollection: true) }));
                break;
            default:
                _line.Fail(id, new InvalidOperationException($"nobody answers \"{what}\""));
                break;
        }
    }

    void IWireListener.Told(string what, object?[] with)
    {
        switch (what, with)
        {
            case ("stop", [long of]):
                if (_works.TryGetValue(of, out var work))
                    Task.Run(work.Stop);
                break;
            case ("cancelled", [long token]):
                Task.Run(() => _door.Cancelled(token));
                break;
            case ("due", [long timer]):
                _remoteTime.Due(timer);
                break;
        }
    }

    void IWireListener.Ended(string? damage)
    {
        _thread.End();
        _end();
    }

    private void Do(long id, string what, Func<object?> deed)
    {
        var work = _works[id] = new Work(id, what, _thread);
        _thread.Post(work, () => _ = Finish(work, deed));
    }

    private async Task Finish(Work work, Func<object?> deed)
    {
        try
        {
            var answer = deed();
            if (answer is Task<object?> later)
            {
                if (!later.IsCompleted)
                    _line.Tell("waits", work.Id);
                answer = await later.ConfigureAwait(false);
            }

            _door.Finish();
            _line.Answer(work.Id, answer);
        }
        catch (WireException e)
        {
            _line.Fail(work.Id, new BlockException(PackCodes.CannotSend, "This block's answer is too big. Ask for less.", $"The answer of {work.What} cannot be sent: {e.Message}."));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _line.Fail(work.Id, e);
        }
        finally
        {
            _works.TryRemove(work.Id, out _);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private object?[] Load(string folder, bool isOurClock, string? dataRoot, double stuckAfter)
    {
        _time = isOurClock ? TimeProvider.System : _remoteTime;
        _watch ??= TimeProvider.System.CreateTimer(_ => LookIfStuck(stuckAfter), null, TimeSpan.FromMilliseconds(stuckAfter / 4), TimeSpan.FromMilliseconds(stuckAfter / 4));
        try
        {
            // What its scripts do later is work of its own, not part of loading.
            SynchronizationContext.SetSynchronizationContext(new Work(0, "a timer or promise of its script", _thread).Context);
            _versions.Take(LoadedPlugin.Load(folder, _time, this, Report, host => Offer(host, dataRoot)));
            return LoadedPacks.Write(new LoadedPacks(_versions.Now!.Blocks.Packs, _versions.Now.Lifecycle.Ticks));
        }
        catch (ManifestException e)
        {
            return LoadedPacks.Write(e.Mistakes);
        }
        catch (AuthoringException e)
        {
            return LoadedPacks.Write(e.Mistakes);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or WireException))
        {
            // Reflection throws what it likes for a damaged assembly.
            return LoadedPacks.Write([new Diagnostic(ManifestCodes.PluginFailed, Severity.Error, "This extension cannot be opened.", $"{folder}: {(e.InnerException ?? e).GetType().Name}: {(e.InnerException ?? e).Message}")]);
        }
    }

    private void Offer(Extension.PluginHost host, string? dataRoot)
    {
        host.DataRoot = dataRoot;
        host.AddService(_door.Stage);
        host.AddService(_door.Storage);
        host.AddService(_door.Models);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private object? Call(long id, string opcode, object?[] arguments, long target, double now, long run, int turn)
    {
        var block = _versions.Now?.Blocks.Find(opcode) ?? throw new BlockException(PackCodes.Failed, "This block has gone. Take another one.", $"The plugin has no block {opcode} now.");
        var wanted = block.Definition.Arguments;
        if (wanted.Count != arguments.Length)
            throw new BlockException(PackCodes.Failed, "This block has just changed. Start it again.", $"{opcode} takes {wanted.Count} values now, not {arguments.Length}.");
        var cast = arguments.Select((a, i) => wanted[i].Type switch
        {
            Blocks.Definitions.ArgumentType.Number => Cast.ToNumber(a),
            Blocks.Definitions.ArgumentType.Text => Cast.ToText(a),
            Blocks.Definitions.ArgumentType.Boolean => Cast.ToBoolean(a),
            _ => a,
        }).ToArray();
        var call = new HostedCall(_works[id], _door, _line.Tell, _time, target, now, run, turn);
        return BlockAnswer.Of(block.Invoke(cast, call), () => _line.Ask("pause", id));
    }

    private object?[] Menu(string opcode, string argument) =>
        [.. _versions.Now?.Blocks.Find(opcode)?.Definition.Arguments.FirstOrDefault(a => a.Name == argument)?.Menu?.Items() ?? []];

    private object? Moment(string moment, string? path)
    {
        var lifecycle = _versions.Now?.Lifecycle;
        switch (moment)
        {
            case nameof(IExtension.OnProjectOpened):
                lifecycle?.ProjectOpened(path);
                break;
            case nameof(IExtension.OnStart):
                lifecycle?.Start();
                break;
            case nameof(IExtension.OnTick):
                lifecycle?.Tick();
                break;
            case nameof(IExtension.OnStop):
                lifecycle?.Stop();
                break;
            case nameof(IExtension.OnUnload):
                _versions.Dispose();
                break;
        }

        return null;
    }

    private void Report(Diagnostic finding) => _line.Tell("report", 0L, (long)finding.Severity, finding.Code, finding.ChildSentence, finding.Message, finding.Hint);

    private void LookIfStuck(double after)
    {
        if (_thread.Now is { } now && !_door.Waits && now.Of.What != PluginProcess.Loading && Environment.TickCount64 - now.Since is var worked && worked > after)
            _line.Tell("stuck", now.Of.Id, now.Of.What, worked / 1000.0);
    }
}
