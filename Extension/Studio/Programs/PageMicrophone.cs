using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Stage;
using MLKids.Studio.Live;

namespace MLKids.Studio.Programs;

/// <summary>The page's microphone as a program has it: plugged in when its first samples come, unplugged when the page says so or goes. Safe to use from several threads.</summary>
internal sealed class PageMicrophone(LiveRoom room, TimeProvider time) : IDisposable
{
    // A person may have to find and press "allow".
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Lock _lock = new();
    private TaskCompletionSource<Microphone> _plugged = New();
    private Microphone? _microphone;

    public DeviceWish Wish { get; } = new(room, "microphone", time);

    /// <summary>0..100, or -1 as long as there is none; asks for one.</summary>
    public double Loudness
    {
        get
        {
            Wish.Ask();
            return _microphone?.Loudness ?? -1;
        }
    }

    /// <summary>Samples came: 16 kHz, 16 bits, little-endian.</summary>
    public void Hear(ReadOnlySpan<byte> samples)
    {
        if (!Wish.IsWanted)
            return;
        Microphone microphone;
        lock (_lock)
        {
            _microphone ??= new Microphone();
            _plugged.TrySetResult(microphone = _microphone);
        }

        var floats = new float[samples.Length / 2];
        for (var i = 0; i < floats.Length; i++)
            floats[i] = BinaryPrimitives.ReadInt16LittleEndian(samples[(i * 2)..]) / 32768f;
        microphone.Push(floats);
    }

    /// <summary>The page's microphone ended or could not begin: recordings end, who waits is told why.</summary>
    public void Unplug(string reason)
    {
        Microphone? microphone;
        TaskCompletionSource<Microphone> waiting;
        lock (_lock)
        {
            (microphone, _microphone) = (_microphone, null);
            (waiting, _plugged) = (_plugged, New());
        }

        microphone?.Unplug();
        waiting.TrySetException(Missing(reason));
    }

    public async Task<SoundBlock> Record(TimeSpan length, CancellationToken stopped)
    {
        using var hold = Wish.Hold();
        var microphone = await Plugged(stopped).ConfigureAwait(false);
        return await microphone.Record(length, stopped).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<SoundBlock> Listen([EnumeratorCancellation] CancellationToken stopped)
    {
        using var hold = Wish.Hold();
        var microphone = await Plugged(stopped).ConfigureAwait(false);
        await foreach (var block in microphone.Listen(stopped).ConfigureAwait(false))
            yield return block;
    }

    public void Dispose()
    {
        Unplug("closed");
        Wish.Dispose();
    }

    private async Task<Microphone> Plugged(CancellationToken stopped)
    {
        Task<Microphone> plugged;
        lock (_lock)
            plugged = _plugged.Task;
        try
        {
            return await plugged.WaitAsync(room.Count == 0 ? TimeSpan.FromSeconds(1) : Patience, time, stopped).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw Missing("silent");
        }
    }

    private static BlockException Missing(string reason) => new(
        StageCodes.NoMicrophone,
        reason switch
        {
            "blocked" => "The microphone is not allowed here. Allow it beside the page's address.",
            "busy" => "Another program uses the microphone. Close it, then try again.",
            "missing" => "I find no microphone. Plug one in, then try again.",
            _ => "I hear no microphone. Allow it, then try again.",
        },
        $"A sound was asked of the page's microphone: {reason}.");

    private static TaskCompletionSource<Microphone> New()
    {
        var plugged = new TaskCompletionSource<Microphone>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = plugged.Task.ContinueWith(t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return plugged;
    }
}
