using System.Text.RegularExpressions;

namespace MLKids.Studio.Tests.Languages;

[TestClass]
public sealed partial class LanguageTests
{
    /// <summary>The plural forms that each language needs for whole numbers (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html).</summary>
    private static readonly Dictionary<string, string[]> Plurals = new()
    {
        ["en"] = ["one", "other"],
        ["de"] = ["one", "other"],
        ["es"] = ["one", "other"],
        ["fr"] = ["one", "other"],
        ["ar"] = ["zero", "one", "two", "few", "many", "other"],
        ["ja"] = ["other"],
    };

    public static IEnumerable<object[]> Languages => LanguageFiles.All.Select(language => new object[] { language });

    [TestMethod]
    public void Languages_OfThePage_HaveTheirFiles() => Assert.IsEmpty(LanguageFiles.Offered.Except(LanguageFiles.All), "offered, but without files");

    [TestMethod]
    [DynamicData(nameof(Languages))]
    public void Language_AgainstEnglish_HasTheSameTexts(string language)
    {
        var (english, texts) = (LanguageFiles.Read("en"), LanguageFiles.Read(language));
        Assert.IsEmpty(english.Keys.Except(texts.Keys), $"missing in {language}");
        Assert.IsEmpty(texts.Keys.Except(english.Keys), $"only in {language}");
    }

    [TestMethod]
    [DynamicData(nameof(Languages))]
    public void Language_EachText_HasTheValuesAndPluralsItNeeds(string language)
    {
        var english = LanguageFiles.Read("en");
        var wrong = new List<string>();
        foreach (var (key, text) in LanguageFiles.Read(language))
        {
            try
            {
                var (wanted, found) = (Message.Parse(english.GetValueOrDefault(key, text)), Message.Parse(text));
                var (values, wantedValues) = (found.Values.Concat(found.Choices.Select(c => c.Name)).ToHashSet(), wanted.Values.Concat(wanted.Choices.Select(c => c.Name)).ToHashSet());
                if (!values.SetEquals(wantedValues))
                    wrong.Add($"{key}: found {{{string.Join("}, {", values)}}}, wanted {{{string.Join("}, {", wantedValues)}}}");
                foreach (var choice in found.Choices.Where(c => c.Type == "plural"))
                    if (Plurals[language].Except(choice.Forms).ToList() is { Count: > 0 } missing)
                        wrong.Add($"{key}: plural forms {string.Join(", ", missing)} are missing");
                foreach (var choice in found.Choices.Where(c => c.Type == "select" && wanted.Choices.All(w => !w.Forms.ToHashSet().SetEquals(c.Forms))))
                    wrong.Add($"{key}: the choice {choice.Name} has other forms than in English");
            }
            catch (FormatException e)
            {
                wrong.Add($"{key}: {e.Message}");
            }
        }

        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }

    [TestMethod]
    [DynamicData(nameof(Languages))]
    public void Language_EachText_IsWritten(string language)
    {
        var wrong = LanguageFiles.Read(language).Where(entry => entry.Value.Trim().Length == 0 || entry.Value.Contains("TODO", StringComparison.Ordinal) || entry.Value.Contains("FIXME", StringComparison.Ordinal));
        Assert.IsEmpty(wrong.Select(entry => entry.Key));
    }

    [TestMethod]
    [DynamicData(nameof(Languages))]
    public void Language_Files_AreThoseThatThePageLoads(string language) => CollectionAssert.AreEquivalent(
        LanguageFiles.Pages.ToList(),
        LanguageFiles.Read(language).Keys.Select(key => key.Split('.')[0]).Union(Directory.EnumerateFiles(Path.Combine(LanguageFiles.WebRoot, "languages", language)).Select(Path.GetFileNameWithoutExtension)).ToList());

    /// <summary>Arabic and Japanese have letters of their own: a text of several words without any of them was forgotten.</summary>
    [TestMethod]
    [DataRow("ar", 0x0600, 0x06FF)]
    [DataRow("ja", 0x3040, 0x30FF)]
    public void Language_WithItsOwnLetters_UsesThem(string language, int first, int last)
    {
        var forgotten = LanguageFiles.Read(language).Where(entry => Slots().Replace(entry.Value, "").Count(char.IsLetter) > 12 && !entry.Value.Any(c => c >= first && c <= last));
        Assert.IsEmpty(forgotten.Select(entry => entry.Key));
    }

    [GeneratedRegex(@"\[\w+\]|\{\w+\}")]
    private static partial Regex Slots();
}
