using System.Text.Json;
using System.Text.RegularExpressions;

namespace MLKids.Studio.Reports;

/// <summary>
/// The program's own sentences, with <c>{0}</c> where something of a child stands. Only what is one of them may stand in a report: a name, a text or a path can never slip through.
/// </summary>
internal sealed partial class SentencePatterns
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);
    private readonly HashSet<string> _plain = [];
    private readonly List<(Regex Form, string Pattern)> _patterns = [];

    /// <param name="file">The English list of the host's sentences; without it nothing is told.</param>
    public SentencePatterns(string file)
    {
        if (!File.Exists(file))
            return;
        foreach (var sentence in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file))?.Keys ?? Enumerable.Empty<string>())
            if (Place().IsMatch(sentence))
                _patterns.Add((new Regex("^" + Place().Replace(Regex.Escape(sentence).Replace(@"\{", "{", StringComparison.Ordinal), ".*") + "$", RegexOptions.Singleline | RegexOptions.CultureInvariant, Patience), sentence));
            else
                _plain.Add(sentence);
    }

    /// <summary>The sentence as it stands in the program, without what was put in; null when it is not one of ours.</summary>
    public string? Find(string sentence)
    {
        if (_plain.Contains(sentence))
            return sentence;
        try
        {
            return _patterns.Find(p => p.Form.IsMatch(sentence)).Pattern;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
