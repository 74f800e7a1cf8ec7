using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MLKids.Packs.Processes;

/// <summary>A process of this program that does what must not be done in this one. It ends by itself when this process does. Its last words on standard error are kept.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int ErrorLines = 20, CauseLines = 8, LongestErrorLine = 400;
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    /// <summary>How the runtime begins its last words; a long list of where it happened follows.</summary>
    private static readonly string[] Causes = ["Unhandled exception", "Stack overflow", "Process terminated", "Out of memory", "Fatal error"];

    private int _isDisposed;
    private readonly Process _process;
    private readonly Queue<string> _errors = [];
    private readonly List<string> _cause = [];
    private readonly Thread _errorReader;

    private ChildProcess(Process process)
    {
        (_process, Id) = (process, process.Id);
        _errorReader = new Thread(ReadErrors) { IsBackground = true, Name = $"stderr of {process.Id}" };
        _errorReader.Start();
    }

    public int Id { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>What it hears.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>What it says.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>What it takes in bytes; 0 when it has ended.</summary>
    public long MemoryBytes => Look(p => p.WorkingSet64);

    /// <summary>How long it has computed, on all cores together.</summary>
    public TimeSpan ProcessorTime => Look(p => p.TotalProcessorTime);

    /// <summary>Starts one.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="managedBytes">Most managed memory; the runtime in the process knows and respects it.</param>
    /// <param name="environment">More variables.</param>
    /// <exception cref="Win32Exception">The operating system cannot start it.</exception>
    public static ChildProcess Start(string file, IEnumerable<string> arguments, long managedBytes, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = managedBytes.ToString("X", CultureInfo.InvariantCulture);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Ends it at once (SIGKILL), with the processes that it started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended already.
        }
    }

    /// <summary>How it ended: its exit code (null when it has not), and of its standard error what the runtime gave as the cause, else the last lines.</summary>
    public (int? Code, string Errors) End()
    {
        int? code = null;
        try
        {
            code = _process.WaitForExit(EndPatience) ? _process.ExitCode : null;
        }
        catch (InvalidOperationException)
        {
            // Nobody wants to know any more: it was disposed of meanwhile.
        }

        _errorReader.Join(EndPatience);
        lock (_errors)
            return (code, string.Join('\n', _cause.Count > 0 ? [.. _cause] : _errors.ToArray()));
    }

    /// <summary>Ends it, once: whoever uses it and whoever hears of its end both dispose of it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        Kill();
        _process.WaitForExit(EndPatience);
        _process.Dispose();
    }

    private T Look<T>(Func<Process, T> at)
        where T : struct
    {
        try
        {
            _process.Refresh();
            return at(_process);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            return default;
        }
    }

    private void ReadErrors()
    {
        var lines = new LineReader(_process.StandardError.BaseStream, LongestErrorLine);
        while (lines.Read() is { } line)
            lock (_errors)
                Keep(Encoding.UTF8.GetString(line).TrimEnd());
    }

    private void Keep(string line)
    {
        if (_errors.Count == ErrorLines)
            _errors.Dequeue();
        _errors.Enqueue(line);
        if (Array.Exists(Causes, c => line.StartsWith(c, StringComparison.Ordinal)))
            _cause.Clear();
        else if (_cause.Count is 0 or CauseLines)
            return;
        _cause.Add(line);
    }
}
