using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Tools.Checking;

/// <summary>Findings for authors: where, what was found and wanted, what to write instead.</summary>
internal static class Finding
{
    public static Diagnostic Of(string code, Severity severity, SourcePlace? place, string message, string remedy) => new(code, severity, Sentence(severity), message)
    {
        File = place?.File,
        Line = place?.Line,
        Hint = remedy,
    };

    private static string Sentence(Severity severity) => severity switch
    {
        Severity.Error => "This extension has a mistake inside.",
        Severity.Warning => "This extension works, but could be better.",
        _ => "Good to know about this extension.",
    };
}
