using System.Globalization;
using MLKids.Packs.Processes;

namespace MLKids.Packs.Learning;

/// <summary>
/// A process that runs a plugin's trainers (<see cref="TrainerServer"/>), as the environment sees it. Ended when it is silent too long or takes too much; every end has a reason.
/// One question at a time.
/// </summary>
internal sealed class TrainerProcess : IDisposable
{
    /// <summary>The hidden command that the process runs.</summary>
    public const string CommandName = "trainer-host";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly ChildProcess _process;
    private readonly TrainerLimits _limits;
    private readonly TrainerWire _wire;
    private readonly ITimer _watch;
    private volatile string? _why;
    private long _patience = long.MaxValue, _silent, _whole, _wholePatience = long.MaxValue;

    private TrainerProcess(ChildProcess process, TrainerLimits limits, TimeProvider time)
    {
        (_process, _limits) = (process, limits);
        _wire = new TrainerWire(process.Output, process.Input);
        _watch = time.CreateTimer(_ => Watch(), null, Look, Look);
    }

    public int Id => _process.Id;

    /// <summary>It answered all that it was asked, and lives.</summary>
    public bool IsHealthy { get; private set; } = true;

    /// <summary>Heads that it keeps, by slot; whoever asks looks after it.</summary>
    public RemoteHead?[] Slots { get; } = new RemoteHead?[8];

    /// <summary>The slot that is filled next.</summary>
    public int NextSlot { get; set; }

    /// <summary>Starts one and waits until it answers.</summary>
    /// <param name="folder">The plugin's.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="TrainerEndedException">It cannot be started, or has ended at once.</exception>
    public static TrainerProcess Start(string folder, TrainerLimits limits, TimeProvider time)
    {
        var (file, first) = ThisProgram.Again();
        TrainerProcess process;
        try
        {
            process = new TrainerProcess(ChildProcess.Start(file, [.. first, CommandName, folder], limits.MemoryBytes), limits, time);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new TrainerEndedException($"no process for it could be started: {e.Message}");
        }

        try
        {
            process.Await(limits.Start);
            process.Read(TrainerWord.Ready);
            return process;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>From now on it must say something at least this often, until <see cref="Rest"/>.</summary>
    /// <param name="silence">Longest silence.</param>
    /// <param name="whole">Longest time until <see cref="Rest"/>; null: as <paramref name="silence"/> allows.</param>
    public void Await(TimeSpan silence, TimeSpan? whole = null)
    {
        Interlocked.Exchange(ref _silent, 0);
        Interlocked.Exchange(ref _whole, 0);
        Interlocked.Exchange(ref _wholePatience, whole is { } most ? Looks(most) : long.MaxValue);
        Interlocked.Exchange(ref _patience, Looks(silence));
    }

    /// <summary>Nothing is asked of it now.</summary>
    public void Rest()
    {
        Interlocked.Exchange(ref _patience, long.MaxValue);
        Interlocked.Exchange(ref _wholePatience, long.MaxValue);
    }

    /// <exception cref="TrainerEndedException">It has ended.</exception>
    public void Send(TrainerWord word, Action<BinaryWriter> write)
    {
        try
        {
            _wire.Send(word, write);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw Ended();
        }
    }

    /// <summary>The next message.</summary>
    /// <exception cref="TrainerEndedException">It has ended, or what it says is no message.</exception>
    public (TrainerWord Word, BinaryReader Body) Read()
    {
        try
        {
            var read = _wire.Read() ?? throw Ended();
            Interlocked.Exchange(ref _silent, 0);
            return read;
        }
        catch (Exception e) when (e is InvalidDataException or ObjectDisposedException or IOException)
        {
            _why ??= $"it answered with {e.Message}";
            throw Ended();
        }
    }

    /// <summary>The next message, which must be of one kind.</summary>
    /// <exception cref="TrainerEndedException">It is not, or the process has ended.</exception>
    /// <exception cref="TrainerRefusedException">The question failed; the process goes on.</exception>
    public BinaryReader Read(TrainerWord wanted)
    {
        var (word, body) = Read();
        if (word == wanted)
            return body;
        if (word != TrainerWord.Failed)
            throw Nonsense($"{word}, wanted {wanted}");
        throw new TrainerRefusedException(body.ReadString(), body.ReadString(), body.ReadString());
    }

    /// <summary>What it said cannot be: it gets no further question.</summary>
    public TrainerEndedException Nonsense(string found)
    {
        _why ??= $"it answered with {found}";
        return Ended();
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        IsHealthy = false;
        _process.Kill();
    }

    public void Dispose()
    {
        _watch.Dispose();
        _process.Dispose();
    }

    /// <summary>Looks are counted, not time: a computer that slept for an hour was not silent.</summary>
    private static long Looks(TimeSpan time) => Math.Max(1, time.Ticks / Look.Ticks);

    private void Watch()
    {
        if (_process.MemoryBytes > _limits.MemoryBytes)
            End($"it took more than {_limits.MemoryBytes >> 20} MB of memory");
        if (Interlocked.Increment(ref _silent) > Interlocked.Read(ref _patience))
            End(string.Create(CultureInfo.InvariantCulture, $"it said nothing for {Interlocked.Read(ref _patience) * Look.TotalSeconds:0.##} s"));
        else if (Interlocked.Increment(ref _whole) > Interlocked.Read(ref _wholePatience))
            End(string.Create(CultureInfo.InvariantCulture, $"it was not done after {Interlocked.Read(ref _wholePatience) * Look.TotalSeconds:0.##} s"));
    }

    private void End(string why)
    {
        _why ??= why;
        Kill();
    }

    private TrainerEndedException Ended()
    {
        Kill();
        var words = _process.End().Errors.Trim();
        var outOfMemory = words.Contains("OutOfMemoryException", StringComparison.Ordinal) || words.Contains("Out of memory", StringComparison.OrdinalIgnoreCase);
        var overflow = words.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase);
        var why = _why ?? (outOfMemory ? $"it took more than {_limits.MemoryBytes >> 20} MB of memory" : overflow ? "its stack overflowed (a method that calls itself without end)" : "its process ended by itself");
        return new TrainerEndedException(why + (words.Length == 0 ? "" : $". Its last words:\n{words}"));
    }
}
