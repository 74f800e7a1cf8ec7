using System.Runtime.InteropServices;
using System.Text;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// One writing. Draws token after token among those that were seen after the last one, with the probabilities of the whole context. A token that may not
/// come is drawn again without it; where none is left, the last token is taken back and another drawn there.
/// </summary>
internal sealed class WritingRun
{
    /// <summary>How often a run of so many tokens may stand in one writing.</summary>
    private const int MostRuns = 2, RunOfWords = 4, RunOfCharacters = 14;

    private const int MostTakenBack = 500;

    private readonly Corpus _corpus;
    private readonly NGramTable _table;
    private readonly WritingOptions _options;
    private readonly Nucleus _nucleus;
    private readonly WordGuard _guard;
    private readonly StringBuilder _text;
    private readonly int _given;
    private readonly List<int> _tokens;
    private readonly int _read;
    private readonly List<(int TextLength, int Words)> _before = [];
    private readonly List<HashSet<int>> _refused = [[]];
    private readonly double[] _probabilities;
    private int _words;
    private string _best = "";

    /// <param name="after">What stands before.</param>
    /// <param name="read">Its tokens.</param>
    internal WritingRun(Corpus corpus, NGramTable table, WritingOptions options, string after, List<int> read)
    {
        (_corpus, _table, _options, _tokens, _read) = (corpus, table, options, read, read.Count);
        _text = new(after);
        _given = after.Length;
        _nucleus = new(options);
        _guard = new(options.Forbidden, _given);
        _probabilities = new double[table.TokenCount];
    }

    private bool AtLineStart => string.IsNullOrWhiteSpace(Line());

    internal string Write(CancellationToken cancellation)
    {
        var takenBack = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var token = Draw();
            if (token == Vocabulary.Unknown)
            {
                KeepIfBest();
                if (_before.Count == 0 || takenBack++ == MostTakenBack)
                    return _best;
                TakeBack();
            }
            else if (!IsLast(token))
                Put(token);
            else if (_guard.CanEnd(_text))
                return Written();
            else
                _refused[^1].Add(token);
        }
    }

    private string Written() => _text.ToString(_given, _text.Length - _given).TrimEnd();

    /// <summary>True when enough is written before this token.</summary>
    private bool IsLast(int token) => token == Vocabulary.Edge
        ? _options.StopAtEnd || _words == _options.Words
        : (_words == _options.Words && BeginsWord(_corpus.Words[token])) || _before.Count >= 16 + (_options.Words * (_corpus.Unit == TextUnit.Words ? 4 : 16));

    private bool BeginsWord(string token)
    {
        if (!Scripts.CountsAsWord(token))
            return false;
        return _corpus.Unit == TextUnit.Words || _text.Length == 0 || Scripts.IsWithoutSpaces(Scripts.First(token)) || !Scripts.CountsAsWord([_text[^1]]);
    }

    private int Draw()
    {
        var context = NGramModel.Context(_tokens);
        var tokens = _table.Followers(context);
        var refused = _refused[^1];
        if (refused.Count > 0)
            tokens = Array.FindAll(tokens, token => !refused.Contains(token));
        if (tokens.Length == 0)
            return Vocabulary.Unknown;
        _table.Probabilities(context, _probabilities);
        return _nucleus.Draw(tokens, Array.ConvertAll(tokens, token => _probabilities[token]));
    }

    /// <summary>Writes a token, or refuses it here.</summary>
    private void Put(int token)
    {
        var text = token == Vocabulary.Edge ? "\n" : _corpus.Words[token];
        var atLineStart = AtLineStart;
        if (atLineStart || char.IsWhiteSpace(_text[^1]))
            text = _corpus.Unit == TextUnit.Words ? text.TrimStart(' ') : text;
        if ((atLineStart && string.IsNullOrWhiteSpace(text)) || IsRepeated(token) || !_guard.Allows(_text, text) || (_corpus.Unit == TextUnit.Words && !_guard.Allows(text)))
        {
            _refused[^1].Add(token);
            return;
        }
        _before.Add((_text.Length, _words));
        _words += BeginsWord(text) ? 1 : 0;
        _text.Append(text);
        _tokens.Add(token);
        _refused.Add([]);
    }

    private void TakeBack()
    {
        (_text.Length, _words) = _before[^1];
        _before.RemoveAt(_before.Count - 1);
        _refused.RemoveAt(_refused.Count - 1);
        _refused[^1].Add(_tokens[^1]);
        _tokens.RemoveAt(_tokens.Count - 1);
    }

    private void KeepIfBest()
    {
        if (_text.Length - _given > _best.Length && _guard.CanEnd(_text))
            _best = Written();
    }

    /// <summary>True when the token would end a run that was written often enough.</summary>
    private bool IsRepeated(int token)
    {
        var length = _corpus.Unit == TextUnit.Words ? RunOfWords : RunOfCharacters;
        var written = CollectionsMarshal.AsSpan(_tokens)[_read..];
        if (written.Length < length)
            return false;
        var end = written[^(length - 1)..];
        var runs = 0;
        for (var at = 0; at + length <= written.Length; at++)
            if (written[at + length - 1] == token && written.Slice(at, length - 1).SequenceEqual(end))
                runs++;
        return runs >= MostRuns;
    }

    /// <summary>What stands in the last line.</summary>
    private string Line()
    {
        var start = _text.Length;
        while (start > 0 && _text[start - 1] != '\n' && _text.Length - start < 8)
            start--;
        return _text.ToString(start, _text.Length - start);
    }
}
