namespace MLKids.Studio.Tests.Languages;

/// <summary>Whatever the host says to a child has its place in the language files, so that none is forgotten in a translation.</summary>
[TestClass]
public sealed class SentenceTests
{
    [TestMethod]
    public void Sentences_OfTheSource_AreInEnglish()
    {
        var english = LanguageFiles.Read("en");
        var missing = SourceSentences.All.Where(said => !english.ContainsKey("sentences." + said.Key)).Select(said => $"  \"{Escaped(said.Key)}\": \"{Escaped(said.Key)}\",   // {said.Value}").ToList();
        Assert.IsEmpty(missing, "not in languages/en/sentences.json:\n" + string.Join("\n", missing));
    }

    [TestMethod]
    public void Sentences_InEnglish_AreThemselves() =>
        Assert.IsEmpty(LanguageFiles.Read("en").Where(entry => entry.Key.StartsWith("sentences.", StringComparison.Ordinal) && entry.Key["sentences.".Length..] != entry.Value).Select(entry => entry.Key));

    [TestMethod]
    public void Collector_FindsSentences_WhereverTheyAreSaid()
    {
        CollectionAssert.IsSubsetOf(
            new[]
            {
                "Make one folder for each label, then import again.",
                "add model {0}",
                "This is a Scratch program. Open it as a program.",
                "I looked mostly at the top left.",
                "{0} made my guess of {1} bigger.",
                "Another window is using this project. Close it and try again.",
                "looking at the examples",
            },
            SourceSentences.All.Keys);
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
