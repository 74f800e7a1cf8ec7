using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace MLKids.Studio.Training;

/// <summary>A process of this program that trains (<see cref="WorkerCommand"/>). It ends by itself when this process does.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int ErrorLines = 20, LongestErrorLine = 400;
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly LineReader _words;
    private readonly Queue<string> _errors = [];
    private readonly Thread _errorReader;

    private WorkerProcess(Process process)
    {
        _process = process;
        _words = new LineReader(process.StandardOutput.BaseStream, WorkerJson.LongestLine);
        _errorReader = new Thread(ReadErrors) { IsBackground = true, Name = $"stderr of worker {process.Id}" };
        _errorReader.Start();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it takes in bytes; 0 when it has ended.</summary>
    public long MemoryBytes
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.WorkingSet64;
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        }
    }

    /// <summary>Starts one.</summary>
    /// <param name="managedBytes">Most managed memory; the runtime in the process knows and respects it.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The operating system cannot start it.</exception>
    public static WorkerProcess Start(long managedBytes)
    {
        var (file, first) = ThisProgram();
        var start = new ProcessStartInfo(file, [.. first, WorkerCommand.Name])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = managedBytes.ToString("X", CultureInfo.InvariantCulture);
        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>Tells it something. One that has ended does not hear it; <see cref="Read"/> says so.</summary>
    public void Send(WorkerOrder order)
    {
        try
        {
            var input = _process.StandardInput.BaseStream;
            input.Write(WorkerJson.Line(order));
            input.Flush();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
        }
    }

    /// <summary>The next word, or null when it has ended.</summary>
    public WorkerWord? Read()
    {
        while (_words.Read() is { } line)
            if (WorkerJson.Word(line) is { } word)
                return word;
        return null;
    }

    /// <summary>Ends it at once (SIGKILL): whatever it did, the project stays whole.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended already.
        }
    }

    /// <summary>How it ended: its exit code (null when it has not) and the last lines of its standard error.</summary>
    public (int? Code, string Errors) End()
    {
        var ended = _process.WaitForExit(EndPatience);
        _errorReader.Join(EndPatience);
        lock (_errors)
            return (ended ? _process.ExitCode : null, string.Join('\n', _errors));
    }

    public void Dispose()
    {
        Kill();
        _process.WaitForExit(EndPatience);
        _process.Dispose();
    }

    /// <summary>This program again, however it was started: <c>mlkids</c>, <c>dotnet mlkids.dll</c>, or its tests.</summary>
    internal static (string File, string[] First) ThisProgram()
    {
        var assembly = typeof(WorkerProcess).Assembly.GetName().Name!;
        var own = Environment.ProcessPath;
        if (Path.GetFileNameWithoutExtension(own) == assembly)
            return (own!, []);
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var dotnet = Path.GetFileName(own) == name ? own! : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return (dotnet, [Path.Combine(AppContext.BaseDirectory, assembly + ".dll")]);
    }

    private void ReadErrors()
    {
        var lines = new LineReader(_process.StandardError.BaseStream, LongestErrorLine);
        while (lines.Read() is { } line)
            lock (_errors)
            {
                if (_errors.Count == ErrorLines)
                    _errors.Dequeue();
                _errors.Enqueue(Encoding.UTF8.GetString(line).TrimEnd());
            }
    }
}
