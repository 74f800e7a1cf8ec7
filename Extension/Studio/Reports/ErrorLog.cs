using System.Diagnostics;

namespace MLKids.Studio.Reports;

/// <summary>
/// The last errors of this run, for the report that a teacher may send. What it keeps of an error names places in the program and no person: the code, the sentence (told in the
/// report only as its pattern), the kinds of exceptions and the methods; never a message. Safe to use from several threads.
/// </summary>
internal sealed class ErrorLog(TimeProvider time)
{
    /// <summary>Different errors that are kept; the oldest go.</summary>
    public const int MostKept = 100;

    private const int MostFrames = 16, MostCauses = 4, LongestSentence = 400;
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly LinkedList<Entry> _entries = [];

    /// <summary>How long the program runs.</summary>
    public TimeSpan Running => time.GetElapsedTime(_start);

    /// <summary>The newest last.</summary>
    public IReadOnlyList<Entry> All
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    /// <param name="code">As in diagnostics.</param>
    /// <param name="sentence">The child's sentence, in English.</param>
    /// <param name="error">Where it came from, if it was thrown.</param>
    public void Add(string code, string sentence, Exception? error = null)
    {
        var entry = new Entry(code, sentence.Length <= LongestSentence ? sentence : sentence[..LongestSentence], [.. Kinds(error)], [.. Frames(error)], Running, 1);
        lock (_lock)
        {
            var known = _entries.FirstOrDefault(e => e.Code == code && e.Sentence == entry.Sentence && e.Where.SequenceEqual(entry.Where));
            if (known is not null)
            {
                _entries.Remove(known);
                entry = entry with { Count = known.Count + 1 };
            }

            _entries.AddLast(entry);
            if (_entries.Count > MostKept)
                _entries.RemoveFirst();
        }
    }

    private static IEnumerable<string> Kinds(Exception? error)
    {
        for (var depth = 0; error is not null && depth < MostCauses; error = error.InnerException, depth++)
            yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{error.GetType().FullName} (0x{error.HResult:X8})");
    }

    private static IEnumerable<string> Frames(Exception? error) => error is null ? [] : new StackTrace(error, fNeedFileInfo: false).GetFrames()
        .Select(f => f.GetMethod())
        .Where(m => m is not null)
        .Select(m => $"{m!.DeclaringType?.FullName}.{m.Name}")
        .Take(MostFrames);

    /// <summary>One error, however often it came.</summary>
    /// <param name="Kinds">The exception's type and those of its causes.</param>
    /// <param name="Where">Methods, the innermost first.</param>
    /// <param name="Last">Since the program began.</param>
    internal sealed record Entry(string Code, string Sentence, IReadOnlyList<string> Kinds, IReadOnlyList<string> Where, TimeSpan Last, int Count);
}
