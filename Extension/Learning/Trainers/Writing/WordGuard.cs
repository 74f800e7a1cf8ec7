using System.Text;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// Watches that no forbidden word comes about, whether a token is one or tokens put one together. A word is looked at when it is finished, so that the
/// beginning of "assistant" is no trouble.
/// </summary>
/// <param name="forbidden">Asked for each finished word.</param>
/// <param name="given">UTF-16 units at the beginning of the text that were there before: words wholly among them are not looked at.</param>
internal sealed class WordGuard(Func<string, bool>? forbidden, int given)
{
    /// <summary>Longest word looked at, and longest word of a script without spaces in characters.</summary>
    private const int MostUnits = 80, MostElements = 8;

    /// <summary>Whether a token may follow.</summary>
    internal bool Allows(StringBuilder text, ReadOnlySpan<char> token)
    {
        if (forbidden is null)
            return true;
        var first = Scripts.First(token);
        if (Rune.IsWhiteSpace(first) ? !CanEnd(text) : (!Scripts.IsWordPart(first) || Scripts.IsWithoutSpaces(first)) && !MayFinishRun(Tail(text)))
            return false;
        return !Scripts.IsWithoutSpaces(Scripts.First(token.TrimStart(' '))) || AllowsEnds(LastOf(text) + token.TrimStart(' ').ToString());
    }

    /// <summary>Whether the text may end here, or a space follow.</summary>
    internal bool CanEnd(StringBuilder text)
    {
        if (forbidden is null || text.Length <= given)
            return true;
        var tail = Tail(text);
        if (!MayFinishRun(tail))
            return false;
        var chunk = tail[(tail.LastIndexOfAny([' ', '\n', '\t', '\r']) + 1)..];
        return chunk.Length == 0 || (!forbidden(chunk) && !forbidden(Trimmed(chunk)));
    }

    /// <summary>A whole token of words, before it is put into a text.</summary>
    internal bool Allows(string token)
    {
        if (forbidden is null)
            return true;
        token = token.Trim();
        if (forbidden(token))
            return false;
        var at = 0;
        while (at < token.Length)
        {
            var run = RunAt(token, at);
            if (run > 0 && run < token.Length && forbidden(token.Substring(at, run)))
                return false;
            at += Math.Max(run, 1);
        }
        return true;
    }

    /// <summary>The letters and digits right at the end are no forbidden word.</summary>
    private bool MayFinishRun(string tail)
    {
        var start = tail.Length;
        while (start > 0 && IsWordUnit(tail, start - 1))
            start--;
        return start == tail.Length || !forbidden!(tail[start..]);
    }

    /// <summary>No end of the text, of so many characters, is a forbidden word.</summary>
    private bool AllowsEnds(string text)
    {
        var start = text.Length;
        for (var elements = 0; elements < MostElements && start > 0; elements++)
        {
            start -= start > 1 && char.IsLowSurrogate(text[start - 1]) ? 2 : 1;
            if (forbidden!(text[start..]))
                return false;
        }
        return true;
    }

    /// <summary>The end of the text, or nothing when nothing was written yet. A word that was begun before counts with its beginning.</summary>
    private string Tail(StringBuilder text) => text.Length <= given ? "" : LastOf(text);

    private static string LastOf(StringBuilder text) => text.ToString(Math.Max(0, text.Length - MostUnits), Math.Min(text.Length, MostUnits));

    private static string Trimmed(string chunk)
    {
        int start = 0, end = chunk.Length;
        while (start < end && !IsWordUnit(chunk, start))
            start++;
        while (end > start && !IsWordUnit(chunk, end - 1))
            end--;
        return chunk[start..end];
    }

    private static int RunAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && IsWordUnit(text, end))
            end++;
        return end - at;
    }

    private static bool IsWordUnit(string text, int at) => char.IsSurrogate(text[at])
        ? char.IsLetterOrDigit(text, char.IsLowSurrogate(text[at]) && at > 0 ? at - 1 : at)
        : char.IsLetterOrDigit(text[at]) || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
