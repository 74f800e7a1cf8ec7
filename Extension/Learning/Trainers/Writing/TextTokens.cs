using System.Globalization;
using System.Text;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// The tokens of a tidied text, one after the other. A token keeps the space before it ("the", " cat", ","), so all tokens joined are the text again and
/// spacing is learned like the words: no rule about commas, quotes or French question marks is needed. In <see cref="TextUnit.Words"/> a line's first
/// token has a space too, so that "The" is one token wherever it stands; <see cref="Show"/> takes it away.
/// </summary>
internal ref struct TextTokens(ReadOnlySpan<char> tidied, TextUnit unit)
{
    private readonly ReadOnlySpan<char> _text = tidied;
    private int _start;
    private int _end;

    public readonly ReadOnlySpan<char> Current => _text[_start.._end];

    public readonly TextTokens GetEnumerator() => this;

    public bool MoveNext()
    {
        _start = _end;
        if (_start == _text.Length)
            return false;
        if (unit == TextUnit.Characters)
            _end += Scripts.NextElement(_text[_start..]);
        else
            _end = EndOfWord(_text[_start] == ' ' && _start + 1 < _text.Length ? _start + 1 : _start);
        return true;
    }

    /// <summary>
    /// Composed (NFC), one space for any run of them, one line end for any run of them and the spaces around, without controls. Line ends at the end stay
    /// only as one.
    /// </summary>
    internal static string Tidy(string text, TextUnit unit)
    {
        var tidied = new StringBuilder(text.Length + 1);
        bool space = false, line = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsLineEnd(rune.Value))
            {
                if (!line)
                    tidied.Append('\n');
                (space, line) = (false, true);
            }
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                space = true;
            else if (!IsDropped(rune))
            {
                if (line ? unit == TextUnit.Words && !Scripts.IsWithoutSpaces(rune) : space)
                    tidied.Append(' ');
                if (rune.IsBmp)
                    tidied.Append((char)rune.Value);
                else
                    tidied.Append(rune.ToString());
                (space, line) = (false, false);
            }
        }
        // A space at the end says that a new word comes; only characters can tell.
        if (space && !line && unit == TextUnit.Characters)
            tidied.Append(' ');
        // Last, because what was dropped may have stood between a letter and its mark.
        return UnicodeComposition.Compose(tidied.ToString());
    }

    /// <summary>The text that joined tokens stand for.</summary>
    internal static string Show(string joined) => joined.TrimStart(' ').Replace("\n ", "\n", StringComparison.Ordinal);

    private static bool IsLineEnd(int code) => code is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    /// <summary>Marks of direction and the like, which nobody sees, and halves of characters.</summary>
    private static bool IsDropped(Rune rune) => rune.Value is 0xFFFD or 0xFEFF or 0x200B or 0x200E or 0x200F or 0x2060 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private readonly int EndOfWord(int at)
    {
        var first = _text[at] == '\n' ? default : Scripts.First(_text[at..]);
        var end = at + Scripts.NextElement(_text[at..]);
        if (_text[at] == '\n' || Scripts.IsWithoutSpaces(first))
            return end;
        if (!Scripts.IsWordPart(first))
        {
            // "..." and "!!!" are one.
            var mark = _text[at..end];
            while (_text[end..].StartsWith(mark) && end + mark.Length - at <= 8 && Scripts.NextElement(_text[end..]) == mark.Length)
                end += mark.Length;
            return end;
        }
        while (end < _text.Length)
        {
            var joiner = IsJoiner(end) ? 1 : 0;
            if (end + joiner == _text.Length || !IsSpacedLetter(_text[(end + joiner)..]))
                break;
            var next = end + joiner + Scripts.NextElement(_text[(end + joiner)..]);
            if (next - at >= TextLimits.TokenLength)
                break;
            end = next;
        }
        return end;
    }

    /// <summary>An apostrophe or hyphen inside a word, or a point or comma between digits.</summary>
    private readonly bool IsJoiner(int at) => _text[at] switch
    {
        '\'' or '’' or '-' or '‐' or '‑' or '·' => true,
        '.' or ',' => at + 1 < _text.Length && char.IsDigit(_text[at - 1]) && char.IsDigit(_text[at + 1]),
        _ => false,
    };

    private static bool IsSpacedLetter(ReadOnlySpan<char> text)
    {
        var rune = Scripts.First(text);
        return Scripts.IsWordPart(rune) && !Scripts.IsWithoutSpaces(rune);
    }
}
