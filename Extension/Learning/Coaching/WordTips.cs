using System.Globalization;
using System.Text;
using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>Tips about a model's texts.</summary>
internal static class WordTips
{
    /// <summary>Counts of letter triples in so many places by hash: two texts of 30 triples meet in one place by chance.</summary>
    private const int Places = 512;

    /// <summary>
    /// Correlation of the counts: one sentence with other spaces, case and punctuation is above, sentences after one pattern ("I like cats", "I like dogs")
    /// are below.
    /// </summary>
    private const float AlikeFrom = 0.8f;

    public static IEnumerable<Tip> Find(IReadOnlyList<LabelContents> labels)
    {
        var rows = labels.Select(label => label.ToRows(bytes => Triples(Encoding.UTF8.GetString(bytes)))).ToList();
        var tooShort = labels.Select(label =>
        {
            var ids = label.Examples.Where(example => SaysNothing(Encoding.UTF8.GetString(example.Bytes))).Select(example => example.Id).ToList();
            return new Fault(label.Label, label.Examples.Count == 0 ? 0 : ids.Count / (double)label.Examples.Count, ids);
        });
        return Fault.Tips(WarningCodes.TooShort, tooShort, label => $"Many texts of {label} are too short. Write a few words.", "at most one letter")
            .Concat(LookAlikes.Tips(rows, row => row, AlikeFrom, label => $"Many texts of {label} are nearly the same. Write different ones."));
    }

    /// <summary>One letter or digit of an alphabet; a single emoji or a sign of Chinese says something.</summary>
    private static bool SaysNothing(string text)
    {
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.OtherLetter or UnicodeCategory.OtherSymbol:
                    return false;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber:
                    letters++;
                    break;
            }

        return letters <= 1;
    }

    /// <summary>Counts of the triples of letters, digits and symbols, without regard to case, spaces and punctuation.</summary>
    private static float[] Triples(string text)
    {
        var counts = new float[Places];
        Rune first = default, second = default;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune))
                continue;
            var third = Rune.ToLowerInvariant(rune);
            // FNV-1a's prime mixes; string.GetHashCode would differ from run to run.
            var hash = unchecked((((((uint)first.Value * 16_777_619) ^ (uint)second.Value) * 16_777_619) ^ (uint)third.Value) * 16_777_619);
            counts[(hash >> 8) % Places]++;
            (first, second) = (second, third);
        }

        return counts;
    }
}
