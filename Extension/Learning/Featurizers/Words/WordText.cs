using System.Globalization;
using System.Text;

namespace MLKids.Learning.Featurizers.Words;

/// <summary>The bytes of an example of words: UTF-8, checked.</summary>
internal static class WordText
{
    /// <summary>UTF-16 units of one text; more is no short text.</summary>
    internal const int MaxUnits = 10_000;

    /// <summary>UTF-8 takes at most three bytes for one UTF-16 unit.</summary>
    private const int MaxBytes = MaxUnits * 3;

    /// <summary>Marks on one letter. No script has so many; texts that do are made to be slow.</summary>
    private const int MaxMarks = 32;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of an example.</summary>
    /// <exception cref="LearningException"><see cref="LearningCodes.UnreadableText"/>, <see cref="LearningCodes.EmptyText"/> or
    /// <see cref="LearningCodes.TextTooLong"/>.</exception>
    internal static string Decode(ReadOnlySpan<byte> example)
    {
        if (example.Length > MaxBytes)
            throw TooLong($"{example.Length} bytes");
        string text;
        try
        {
            text = Strict.GetString(example);
        }
        catch (DecoderFallbackException error)
        {
            throw Unreadable(string.Create(CultureInfo.InvariantCulture, $"byte {error.Index} that is not UTF-8"), error);
        }
        if (text.Length > MaxUnits)
            throw TooLong($"{text.Length} characters");
        CheckCharacters(text);
        return text;
    }

    /// <summary>There is nothing to learn from.</summary>
    internal static LearningException Empty(string found) => new(
        LearningCodes.EmptyText,
        "This text is empty. Write a word or a sentence.",
        $"Found {found}; wanted at least one letter, digit, sign or emoji.");

    private static void CheckCharacters(string text)
    {
        var marks = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var unit = text[at];
            if (char.IsControl(unit) && unit is not ('\t' or '\n' or '\r'))
                throw Unreadable(string.Create(CultureInfo.InvariantCulture, $"control character U+{(int)unit:X4} at {at}"));
            marks = char.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MaxMarks)
                throw Unreadable(string.Create(CultureInfo.InvariantCulture, $"more than {MaxMarks} marks on one letter at {at}"));
        }
    }

    private static LearningException Unreadable(string found, Exception? inner = null) => new(
        LearningCodes.UnreadableText,
        "This is not a text that I can read. Try another.",
        $"Found {found}; wanted UTF-8 text without control characters.",
        inner);

    private static LearningException TooLong(string found) => new(
        LearningCodes.TextTooLong,
        "This text is too long. Use a short part of it.",
        string.Create(CultureInfo.InvariantCulture, $"Found a text of {found}; wanted at most {MaxUnits} characters."));
}
