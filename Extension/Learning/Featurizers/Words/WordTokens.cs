using System.Globalization;
using System.Text;

namespace MLKids.Learning.Featurizers.Words;

/// <summary>Cuts a text of any script into words, characters, symbols and marks, along its grapheme clusters (Unicode Standard Annex 29).</summary>
internal sealed class WordTokens
{
    private const char ZeroWidthSpace = '\u200B', EmojiSelector = '\uFE0F', Keycap = '\u20E3';

    private readonly string _text;
    private readonly List<WordToken> _tokens = [];
    private readonly StringBuilder _folded = new();
    private WordKind _open;
    private int _start, _end;

    private WordTokens(string text) => _text = text;

    /// <summary>The tokens, in order.</summary>
    internal static IReadOnlyList<WordToken> Of(string text)
    {
        var tokens = new WordTokens(text);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            tokens.Add(at, length);
            at += length;
        }
        tokens.Close();
        return tokens._tokens;
    }

    private void Add(int at, int length)
    {
        var cluster = _text.AsSpan(at, length);
        var rune = Rune.GetRuneAt(_text, at);
        if (IsInvisible(rune) || IsInWord(rune, at + length))
            return;
        var kind = KindOf(rune, cluster);
        // Words and marks go on; every character and every symbol is a token of its own.
        if (kind != _open || kind is WordKind.Character or WordKind.Symbol)
        {
            Close();
            (_open, _start) = (kind, at);
        }
        _end = at + length;
        if (kind != WordKind.None)
            _folded.Append(WordFolding.Fold(cluster));
    }

    private void Close()
    {
        if (_folded.Length > 0)
        {
            var joined = _tokens.Count > 0 && IsLetters(_open) && IsLetters(_tokens[^1].Kind) && _tokens[^1].Start + _tokens[^1].Length == _start;
            _tokens.Add(new(_open, _start, _end - _start, _folded.ToString(), joined));
        }
        _folded.Clear();
        _open = WordKind.None;
    }

    private static bool IsLetters(WordKind kind) => kind is WordKind.Word or WordKind.Character;

    /// <summary>Direction signs, soft hyphens and the like neither are nor end a word.</summary>
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value != ZeroWidthSpace;

    /// <summary>An apostrophe between letters: "don't" is one word, and the same as "dont".</summary>
    private bool IsInWord(Rune rune, int next) =>
        rune.Value is '\'' or '\u2019' && _open == WordKind.Word && next < _text.Length && char.IsLetter(_text, next);

    private static WordKind KindOf(Rune rune, ReadOnlySpan<char> cluster)
    {
        if (cluster.Length > 1 && cluster.ContainsAny(EmojiSelector, Keycap))
            return WordKind.Symbol;
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                return WordFolding.IsUnspaced(rune) ? WordKind.Character : WordKind.Word;
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control
                or UnicodeCategory.Format:
                return WordKind.None;
            case UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol:
                return WordKind.Mark;
            case UnicodeCategory.ModifierSymbol when rune.Value < 0x1F000:
                return WordKind.Mark;
            default:
                // Pictures, skin colours alone, and characters newer than this runtime, which are mostly emoji.
                return WordKind.Symbol;
        }
    }
}
