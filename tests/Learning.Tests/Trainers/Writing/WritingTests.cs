using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Writing;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Trainers.Writing;

[TestClass]
public sealed class WritingTests
{
    private static readonly ITextModel Words = Texts.Learn(TextUnit.Words, 3, Stories.All);
    private static readonly ITextModel Letters = Texts.Learn(TextUnit.Characters, 5, Stories.All);

    [TestMethod]
    public void Write_SameSeed_WritesTheSameAndAnotherDoesNot()
    {
        foreach (var model in new[] { Words, Letters })
        {
            Assert.AreEqual(model.Write("The fox", new() { Seed = 3 }), model.Write("The fox", new() { Seed = 3 }));
            Assert.IsGreaterThan(5, Enumerable.Range(0, 10).Select(seed => model.Write("The fox", new() { Seed = seed })).Distinct().Count());
        }
    }

    [TestMethod]
    [DataRow("The little", " ")]
    [DataRow("The little ", "")]
    [DataRow("", "")]
    public void Write_After_ReadsOnWithOneSpace(string after, string space)
    {
        var text = Words.Write(after, new() { Words = 5 });
        Assert.IsTrue(text.StartsWith(space, StringComparison.Ordinal) && text.Trim().Length > 0 && !char.IsWhiteSpace(text[space.Length]), text);
    }

    [TestMethod]
    public void Write_AnyNumberOfWords_StopsThere()
    {
        for (var words = 1; words <= 60; words += 7)
            foreach (var model in new[] { Words, Letters })
                Assert.AreEqual(words, model.Write("", new() { Words = words, Seed = words }).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter)));
    }

    [TestMethod]
    public void Write_StopAtEnd_EndsWithTheText()
    {
        var model = Texts.Learn(TextUnit.Words, 4, "One cat sleeps.", "Two dogs bark.");
        for (var seed = 0; seed < 20; seed++)
            Assert.IsTrue(model.Write("", new() { StopAtEnd = true, Seed = seed }) is "One cat sleeps." or "Two dogs bark.");
        Assert.IsTrue(model.Write("", new() { Words = 6 }).Contains(".\n", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Write_TemperatureNearZero_TakesTheLikeliest() =>
        Assert.AreEqual(" sleeps.", Texts.Learn(TextUnit.Words, 3, "the cat sleeps.", "the cat sleeps.", "the cat eats.").Write("the cat", new() { Temperature = 0, StopAtEnd = true }));

    [TestMethod]
    public void Write_UnknownContext_FallsBack()
    {
        foreach (var after in new[] { "xyzzy", "🦖🦖", "THE FOX", "\uD800", new string('a', 100_000) })
            foreach (var model in new[] { Words, Letters })
                Assert.AreNotEqual("", model.Write(after, new()).Trim());
    }

    [TestMethod]
    [DataRow("ha ha ha ha ha ha ha ha ha ha")]
    [DataRow("round and round and round and round and round")]
    [DataRow("!!!!!!!! ??? !!!")]
    [DataRow("👍")]
    public void Write_TextOfLoops_EndsWithoutOne(string text)
    {
        foreach (var unit in Enum.GetValues<TextUnit>())
            foreach (var temperature in new[] { 0, 0.5, 2 })
            {
                var written = Texts.Learn(unit, 4, text).Write("", new() { Words = 500, Temperature = temperature });
                var tokens = Texts.Tokens(written).Select(token => token.Trim()).ToArray();
                Assert.IsLessThan(8_100, written.Length);
                var runs = Enumerable.Range(0, Math.Max(0, tokens.Length - 7)).Select(i => string.Join(' ', tokens[i..(i + 8)])).CountBy(run => run);
                Assert.IsTrue(unit == TextUnit.Characters || runs.All(run => run.Value <= 2), written);
            }
    }

    [TestMethod]
    public void Write_ForbiddenWords_NeverAppearInTwoThousandTexts()
    {
        string[] never = ["fox", "the", "cat", "said", "little", "they"];
        bool Forbidden(string word) => never.Contains(word.ToLowerInvariant());
        for (var seed = 0; seed < 1_000; seed++)
            foreach (var model in new[] { Words, Letters })
            {
                var text = model.Write(seed % 3 == 0 ? "The li" : "", new() { Words = 12, Seed = seed, Forbidden = Forbidden });
                var whole = (seed % 3 == 0 && model == Letters ? "li" : "") + text;
                var words = Texts.Tokens(whole).SelectMany(token => token.ToLowerInvariant().Split(['-', '\'', ' ']));
                Assert.IsFalse(words.Intersect(never).Any(), text);
                Assert.AreNotEqual("", text.Trim());
            }
    }

    [TestMethod]
    public void Write_ForbiddenAsPartOfWords_StillWritesThem()
    {
        var model = Texts.Learn(TextUnit.Characters, 6, "class assistant grass", "class assistant grass");
        Assert.AreEqual("class assistant grass", model.Write("", new() { Words = 3, Temperature = 0, Forbidden = word => word == "ass", StopAtEnd = true }));
    }

    [TestMethod]
    public void Write_ForbiddenOfAScriptWithoutSpaces_IsNotPutTogether()
    {
        foreach (var unit in Enum.GetValues<TextUnit>())
        {
            var model = Texts.Learn(unit, 2, "我爱猫和狗", "我爱狗和猫", "爱猫的狗");
            for (var seed = 0; seed < 50; seed++)
                Assert.IsFalse(model.Write("我", new() { Seed = seed, Forbidden = word => word == "爱猫" }).Contains("爱猫", StringComparison.Ordinal));
        }
    }

    [TestMethod]
    public void Write_EverythingForbidden_WritesNothing()
    {
        foreach (var model in new[] { Words, Letters })
            Assert.AreEqual("", model.Write("", new() { Forbidden = word => word.Any(char.IsLetter) }).Trim(' ', '\n', '"', '.', ',', '!', '?'));
    }

    [TestMethod]
    public void Write_Cancelled_Stops() =>
        Assert.ThrowsExactly<OperationCanceledException>(() => Words.Write("", new(), new(canceled: true)));

    [TestMethod]
    public void Write_NumbersOutside_CountAsTheNearest()
    {
        var options = new WritingOptions { Words = 9_999, Temperature = -3, TopP = double.NaN };
        Assert.AreEqual((500, 0.0, 0.9), (options.Words, options.Temperature, options.TopP));
        Assert.AreEqual(Words.Write("", new() { Words = 1 }), Words.Write("", new() { Words = -5 }));
    }

    [TestMethod]
    public void Write_Scripts_HaveNaturalSpaces()
    {
        var chinese = Texts.Learn(TextUnit.Words, 3, "我爱你。", "我爱猫。").Write("", new() { Words = 8 });
        Assert.IsFalse(chinese.Contains(' ', StringComparison.Ordinal), chinese);
        var quoted = Texts.Learn(TextUnit.Words, 4, "\"Oh no,\" said Mia (7).").Write("", new() { StopAtEnd = true });
        Assert.AreEqual("\"Oh no,\" said Mia (7).", quoted);
    }

    [TestMethod]
    public void Next_KnownContext_GivesTheLikeliestFirst()
    {
        var next = Texts.Learn(TextUnit.Words, 3, "the cat sleeps", "the cat sleeps", "the dog barks").Next("The cat", 3);
        Assert.AreEqual(" sleeps", next[0].Token);
        Assert.HasCount(3, next);
        Assert.IsTrue(next[0].Probability > next[1].Probability && next[1].Probability >= next[2].Probability);
        Assert.AreEqual("", Texts.Learn(TextUnit.Words, 3, "a b", "c b").Next("a b", 1)[0].Token);
    }

    [TestMethod]
    public void Copied_TextsOfKnownOrigin_AreMeasured()
    {
        foreach (var model in new[] { Words, Letters })
        {
            Assert.AreEqual(new(6, 6, 0), model.Copied("the river never ANSWERED: but it"));
            Assert.AreEqual(new(12, 10, 10), model.Copied("Purple the river never answered, but it sang a quiet song yesterday"));
            Assert.AreEqual(new(0, 0, 0), model.Copied(" ?! "));
            Assert.AreEqual(0, model.Copied("zig zag").LongestRun);
        }
        Assert.AreEqual(1, Texts.Learn(TextUnit.Words, 2, "one two", "three four").Copied("two three").LongestRun, "not over the end of a text");
    }

    [TestMethod]
    public void LongestRuns_RandomSequences_AgreeWithTheSlowWay()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            int[] text = [.. Enumerable.Range(0, random.Next(25)).Select(_ => random.Next(3))], other = [.. Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(4))];
            var slow = Enumerable.Range(0, text.Length).Select(end => Enumerable.Range(0, end + 2).Where(length => other.AsSpan().IndexOf(text.AsSpan(end + 1 - length, length)) >= 0).DefaultIfEmpty(0).Max()).ToArray();
            CollectionAssert.AreEqual(slow, new SuffixAutomaton(text).LongestRuns(other), $"round {round}");
        }
    }
}
