using System.Globalization;
using System.Text;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// Words that are never written. Whole words only, so "class" may be written where its end may not. Capitals, accents, letters drawn out ("nooo"), digits
/// and signs for letters ("w0rd", "w*rd"), a plural s and marks between letters hide no word.
/// </summary>
public sealed class NeverSay
{
    /// <summary>Most words, most UTF-16 units of one, and most bytes of a file.</summary>
    public const int MostWords = 5_000, LongestWord = 64, MostBytes = 256 * 1024;

    /// <summary>From so many letters on, a doubled letter and a plural s are seen through. Shorter words would hit innocent ones.</summary>
    private const int Long = 4;

    private readonly Dictionary<string, List<Spelling>> _words = [];

    /// <param name="lines">One word each; blank ones and those that begin with # count as nothing.</param>
    /// <exception cref="LearningException">Too many, or one too long (<see cref="LearningCodes.BadWordList"/>).</exception>
    public NeverSay(IEnumerable<string> lines) => Add(lines);

    private void Add(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var line in lines)
        {
            var word = line.Trim();
            if (word.Length == 0 || word[0] == '#')
                continue;
            if (word.Length > LongestWord)
                throw Bad($"a word of {word.Length} characters; wanted at most {LongestWord}");
            if (++Count > MostWords)
                throw Bad($"more than {MostWords} words");
            if (Spelling.Of(word, 'i') is not { Letters.Length: > 0 } spelling)
                continue;
            if (!_words.TryGetValue(spelling.Letters, out var same))
                _words[spelling.Letters] = same = [];
            same.Add(spelling);
        }
    }

    private NeverSay(NeverSay before)
    {
        Count = before.Count;
        _words = before._words.ToDictionary(w => w.Key, w => w.Value.ToList());
    }

    /// <summary>Common English, Spanish, French and German swear words.</summary>
    public static NeverSay Default { get; } = OfResource();

    /// <summary>Words in the list.</summary>
    public int Count { get; private set; }

    /// <summary>This list with more words, as in the constructor.</summary>
    /// <exception cref="LearningException">Too many, or one too long (<see cref="LearningCodes.BadWordList"/>).</exception>
    public NeverSay And(IEnumerable<string> lines)
    {
        var both = new NeverSay(this);
        both.Add(lines);
        return both;
    }

    /// <summary>Name of a teacher's list beside a project.</summary>
    public const string FileName = "never-say.txt";

    /// <summary>The list for a project: <see cref="FileName"/> in its folder when there is one, else <see cref="Default"/>.</summary>
    /// <exception cref="LearningException">The list cannot be read or is too large (<see cref="LearningCodes.BadWordList"/>).</exception>
    public static NeverSay For(ProjectFile project) =>
        Path.Combine(Path.GetDirectoryName(project.Path) ?? "", FileName) is var own && !project.IsTemporary && File.Exists(own) ? FromFile(own) : Default;

    /// <summary>A teacher's list: a UTF-8 text file, one word a line.</summary>
    /// <exception cref="LearningException">It cannot be read or is too large (<see cref="LearningCodes.BadWordList"/>).</exception>
    public static NeverSay FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new FileInfo(path).Length <= MostBytes ? new(File.ReadLines(path)) : throw Bad($"more than {MostBytes} bytes in '{path}'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Bad($"'{path}' unreadable: {e.Message}", e);
        }
    }

    /// <summary>Whether this word, as it would be written, is one of them. Made to be <see cref="WritingOptions.Forbidden"/>.</summary>
    public bool Matches(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        // A 1 may stand for i or for l.
        return word.Length <= 2 * LongestWord && (Matches(Spelling.Of(word, 'i')) || (word.AsSpan().IndexOfAny("1!|") >= 0 && Matches(Spelling.Of(word, 'l'))));
    }

    private bool Matches(Spelling? word) => word is not null
        && (word.Letters.Contains('*', StringComparison.Ordinal) ? _words.Values.Any(same => same.Exists(word.Hides)) : IsListed(word) || IsListed(word.Singular()));

    private bool IsListed(Spelling? word) => word is not null && _words.TryGetValue(word.Letters, out var same) && same.Exists(word.Is);

    private static NeverSay OfResource()
    {
        using var reader = new StreamReader(typeof(NeverSay).Assembly.GetManifestResourceStream("never-say.txt")!);
        return new(reader.ReadToEnd().Split('\n').Select(static line => line.StartsWith('#') ? line : string.Concat(line.Select(Turned))));
    }

    private static char Turned(char c) => !char.IsAsciiLetter(c) ? c : (char)((((c | 0x20) - 'a' + 13) % 26) + (char.IsAsciiLetterUpper(c) ? 'A' : 'a'));

    private static LearningException Bad(FormattableString found, Exception? inner = null) => new(
        LearningCodes.BadWordList, "I cannot read the list of words. Choose another one.", "Found " + found.ToString(CultureInfo.InvariantCulture) + ".", inner);

    /// <summary>A word as letters without repeats, and how often each stood in a row.</summary>
    private sealed record Spelling(string Letters, int[] Runs)
    {
        /// <summary>Null for a word without a letter.</summary>
        internal static Spelling? Of(string word, char one)
        {
            var folded = LetterFolding.Fold(word, one);
            if (folded.Length == 0)
                return null;
            var (letters, runs) = (new StringBuilder(), new List<int>());
            foreach (var letter in folded)
                if (letters.Length > 0 && letters[^1] == letter && letter != '*')
                    runs[^1]++;
                else
                {
                    letters.Append(letter);
                    runs.Add(1);
                }
            return new(letters.ToString(), [.. runs]);
        }

        internal Spelling? Singular() => Letters.Length > Long && Letters[^1] == 's' && Runs[^1] == 1 ? new(Letters[..^1], Runs[..^1]) : null;

        /// <summary>The same word, a letter drawn out at most.</summary>
        internal bool Is(Spelling listed)
        {
            for (var i = 0; i < Runs.Length; i++)
                if (Runs[i] != listed.Runs[i] && Runs[i] < 3 && !(Runs[i] > listed.Runs[i] && listed.Letters.Length >= Long))
                    return false;
            return true;
        }

        /// <summary>The listed word with some letters starred out.</summary>
        internal bool Hides(Spelling listed)
        {
            var word = listed.Letters;
            return word.Length == Letters.Length && word.Length >= 3 && Letters.Count(static c => c != '*') >= 2
                && word.Zip(Letters).All(static pair => pair.Second == '*' || pair.First == pair.Second);
        }
    }
}
