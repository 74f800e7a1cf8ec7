using MLKids.Packs.Processes;

namespace MLKids.Studio.Training;

/// <summary>A process of this program that trains (<see cref="WorkerCommand"/>). It ends by itself when this process does.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly ChildProcess _process;
    private readonly LineReader _words;

    private WorkerProcess(ChildProcess process) => (_process, _words) = (process, new LineReader(process.Output, WorkerJson.LongestLine));

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it takes in bytes; 0 when it has ended.</summary>
    public long MemoryBytes => _process.MemoryBytes;

    /// <summary>Starts one.</summary>
    /// <param name="managedBytes">Most managed memory; the runtime in the process knows and respects it.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The operating system cannot start it.</exception>
    public static WorkerProcess Start(long managedBytes)
    {
        var (file, first) = ThisProgram.Again();
        return new WorkerProcess(ChildProcess.Start(file, [.. first, WorkerCommand.Name], managedBytes));
    }

    /// <summary>Tells it something. One that has ended does not hear it; <see cref="Read"/> says so.</summary>
    public void Send(WorkerOrder order)
    {
        try
        {
            _process.Input.Write(WorkerJson.Line(order));
            _process.Input.Flush();
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
    public void Kill() => _process.Kill();

    /// <summary>How it ended: its exit code (null when it has not) and the last lines of its standard error.</summary>
    public (int? Code, string Errors) End() => _process.End();

    public void Dispose() => _process.Dispose();
}
