using System.Text.RegularExpressions;

namespace MLKids.Runtime.Packs.Reading;

/// <summary>Where in a script a block or a menu is described, found by its text: the object itself does not know.</summary>
internal sealed class ScriptLines(string file, string source)
{
    public string File => file;

    /// <summary>"text.js:12", or the file alone.</summary>
    public string At(int? line) => line is null ? file : $"{file}:{line}";

    /// <summary>The line of <c>opcode: "id"</c> or <c>id: "id"</c>; null if there is none.</summary>
    public int? OfBlock(string id) => Find($@"\b(?:opcode|id)['""]?\s*:\s*['""`]{Regex.Escape(id)}['""`]");

    /// <summary>The line of an argument or a menu with this name inside or behind the block; null if there is none.</summary>
    /// <param name="name">As in <c>NAME: {</c>.</param>
    /// <param name="from">Look from this line on.</param>
    public int? OfName(string name, int? from = null) => Find($@"(?<![\w$]){Regex.Escape(name)}['""]?\s*:", from) ?? Find($@"(?<![\w$]){Regex.Escape(name)}['""]?\s*:");

    /// <summary>The line of a text, wherever it stands first.</summary>
    public int? OfText(string text) => text.Length == 0 ? null : Find(Regex.Escape(text));

    private int? Find(string pattern, int? from = null)
    {
        var start = 0;
        for (var line = 1; line < from && start >= 0; line++)
            start = source.IndexOf('\n', start) is var next and >= 0 ? next + 1 : source.Length;
        var match = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Match(source, start);
        return match.Success ? 1 + source.AsSpan(0, match.Index).Count('\n') : null;
    }
}
