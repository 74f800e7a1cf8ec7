using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Blocks.Values;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;

namespace MLKids.Runtime.Tests.Conformance;

/// <summary>Runs a project that reports through its say block: "plan N", "pass TEXT", "fail TEXT", "end".</summary>
internal sealed class SayProtocol
{
    private readonly List<string> _transcript = [];
    private readonly List<string> _fails = [];
    private readonly List<Diagnostic> _found = [];
    private int? _plan;
    private int _passes;
    private bool _ended;

    public static readonly BlockSet Blocks = BlockSet.Discover(StandardPacks.All);

    public static async Task<SayProtocol> Run(string file, RunOptions options)
    {
        var said = new SayProtocol();
        var project = ProjectReader.Read(await File.ReadAllBytesAsync(file), said._found.Add);
        var runner = new ProgramRunner(project, Blocks, options);
        runner.Reported += said._found.Add;
        runner.Happened += e =>
        {
            if (e.Kind is not ("say" or "think") || said._ended)
                return;
            said.Hear(Cast.ToText(e.Value));
            if (said._ended)
                runner.Stop();
        };
        await runner.Run();
        return said;
    }

    /// <summary>Why the project did not pass, or null.</summary>
    public string? Trouble
    {
        get
        {
            var trouble = new List<string>();
            if (!_ended)
                trouble.Add("never said end");
            if (_fails.Count > 0)
                trouble.Add($"{_fails.Count} failed: {string.Join(" | ", _fails.Take(8))}");
            if (_plan is { } plan && plan != _passes + _fails.Count)
                trouble.Add($"planned {plan}, passed {_passes}");
            return trouble.Count == 0 ? null : $"{string.Join("; ", trouble)}\n{string.Join('\n', _found.Take(10))}\nsaid: {string.Join(" / ", _transcript.TakeLast(20))}";
        }
    }

    public int Assertions => _passes;

    private void Hear(string text)
    {
        _transcript.Add(text);
        var words = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        switch (words.FirstOrDefault()?.ToLowerInvariant())
        {
            case "plan":
                _plan = (int)Cast.ToNumber(words.ElementAtOrDefault(1));
                break;
            case "pass":
                _passes++;
                break;
            case "fail":
                _fails.Add(words.ElementAtOrDefault(1) ?? "");
                break;
            case "end":
                _ended = true;
                break;
        }
    }
}
