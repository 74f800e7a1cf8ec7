using MLKids.Blocks.Diagnostics;
using MLKids.Studio.Live;

namespace MLKids.Studio.Programs;

/// <summary>What the compiler and running blocks found, for the marks at blocks. Bounded; the newest stay. Safe to use from several threads.</summary>
internal sealed class ProgramFindings(LiveRoom room)
{
    private const int Kept = 50;
    private const string Compiler = "MLC";
    private readonly Lock _lock = new();
    private readonly List<Diagnostic> _findings = [];

    public IReadOnlyList<Diagnostic> All
    {
        get
        {
            lock (_lock)
                return [.. _findings];
        }
    }

    public void Add(Diagnostic finding)
    {
        lock (_lock)
        {
            _findings.RemoveAll(f => (f.Code, f.BlockId, f.Target) == (finding.Code, finding.BlockId, finding.Target));
            if (_findings.Count == Kept)
                _findings.RemoveAt(0);
            _findings.Add(finding);
        }

        Tell();
    }

    /// <summary>The program was edited: the compiler finds anew what is still so.</summary>
    public void Edited() => Clear(f => f.Code.StartsWith(Compiler, StringComparison.Ordinal));

    /// <summary>The green flag: what failed last time may work now.</summary>
    public void Started() => Clear(f => !f.Code.StartsWith(Compiler, StringComparison.Ordinal));

    /// <summary>Tells a page that came later, or all.</summary>
    public void Tell(LiveConnection? page = null)
    {
        var findings = new
        {
            findings = All.Select(f => new { f.Code, f.Severity, sentence = f.ChildSentence, f.Message, f.Hint, block = f.BlockId, f.Opcode, f.Target }),
        };
        if (page is null)
            room.Publish("findings", findings, latest: true);
        else
            page.Send("findings", findings, latest: true);
    }

    private void Clear(Predicate<Diagnostic> what)
    {
        int gone;
        lock (_lock)
            gone = _findings.RemoveAll(what);
        if (gone > 0)
            Tell();
    }
}
