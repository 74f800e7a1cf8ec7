using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Packs.Reading;

/// <summary>Collects what is wrong with a script's packs: everything together, each with file, line, block and remedy.</summary>
internal sealed class Mistakes(ScriptLines lines)
{
    private readonly List<Diagnostic> _found = [];

    public IReadOnlyList<Diagnostic> Found => _found;

    public bool HasErrors => _found.Exists(d => d.Severity == Severity.Error);

    public ScriptLines Lines => lines;

    public void Add(string code, int? line, string what, string remedy, string? opcode = null) => Add(Severity.Error, code, line, what, remedy, opcode);

    public void Note(int? line, string what, string remedy, string? opcode = null) => Add(Severity.Warning, ScriptCodes.Ignored, line, what, remedy, opcode);

    private void Add(Severity severity, string code, int? line, string what, string remedy, string? opcode)
    {
        // One file cannot fill the author's screen, or the memory.
        if (_found.Count < 200)
            _found.Add(new Diagnostic(code, severity, "This extension has a mistake inside.", $"{what}.") { Hint = remedy, Opcode = opcode, File = lines.File, Line = line });
    }
}
