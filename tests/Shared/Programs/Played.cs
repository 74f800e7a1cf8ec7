using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;

namespace MLKids.Tests;

/// <summary>A program that was run to its end: what was said, what was found.</summary>
public sealed class Played
{
    private readonly Lock _lock = new();
    private readonly List<string> _said = [];
    private readonly List<Diagnostic> _found = [];

    public RunEnd End { get; private set; }

    /// <summary>Texts of "say", without empty ones, in order.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_lock)
                return [.. _said];
        }
    }

    public IReadOnlyList<Diagnostic> Found
    {
        get
        {
            lock (_lock)
                return [.. _found];
        }
    }

    /// <summary>Runs a program; one that does not end within the time fails the test instead of hanging it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="blocks">All blocks.</param>
    /// <param name="options">Virtual time and ten seconds of it, unless told.</param>
    /// <param name="during">Called for each text that is said, with the runner, on the engine's thread.</param>
    /// <param name="seconds">Of real time.</param>
    /// <param name="onRunner">Sees the runner before it runs.</param>
    public static async Task<Played> Run(
        ProgramBuilder program, BlockSet blocks, RunOptions? options = null, Action<ProgramRunner, string>? during = null, double seconds = 20, Action<ProgramRunner>? onRunner = null)
    {
        var played = new Played();
        var project = ProjectReader.Read(program.ToSb3(), played.Find);
        var runner = new ProgramRunner(project, blocks, options ?? new RunOptions { Time = new VirtualTime(), TimeLimit = TimeSpan.FromSeconds(10) });
        runner.Reported += played.Find;
        runner.Happened += e =>
        {
            if (e.Kind != "say" || Cast.ToText(e.Value) is not { Length: > 0 } text)
                return;
            lock (played._lock)
                played._said.Add(text);
            during?.Invoke(runner, text);
        };
        onRunner?.Invoke(runner);
        var running = runner.Run();
        if (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(seconds))) != running)
        {
            runner.Stop();
            Assert.Fail($"The program did not end within {seconds} s. Said: {string.Join(" / ", played.Said)}. Found: {string.Join(" / ", played.Found)}");
        }

        played.End = await running;
        return played;
    }

    /// <summary>Nothing was found.</summary>
    public Played Fine()
    {
        Assert.IsEmpty(Found, string.Join('\n', Found));
        return this;
    }

    private void Find(Diagnostic diagnostic)
    {
        lock (_lock)
            _found.Add(diagnostic);
    }
}
