using MLKids.Learning.Device;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Trainers.Writing;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Trainers.Writing;

[TestClass]
public sealed class TextCheckTests
{
    [TestMethod]
    public void Look_Stories_HasNoWarnings() => Assert.IsEmpty(TextCheck.Look(Stories.All));

    [TestMethod]
    public void Look_AlmostNothing_IsRefused()
    {
        Throws.Learning(LearningCodes.TooLittleText, () => TextCheck.Look([]));
        Throws.Learning(LearningCodes.TooLittleText, () => TextCheck.Look(["one two three four", "!!!"]));
        Throws.Learning(LearningCodes.TooMuchText, () => TextCheck.Look([new string('a', TextLimits.Bytes + 1)]));
    }

    [TestMethod]
    public void Look_WeakTexts_AreNamed()
    {
        Assert.AreEqual(TextCheck.LittleText, Codes(["The cat sat on the wall."]));
        Assert.AreEqual(TextCheck.SameLine, Codes([.. Stories.All.Take(3), .. Enumerable.Repeat("I like cats.", 4)]));
        Assert.AreEqual(TextCheck.FewLetters, Codes([string.Join(' ', Enumerable.Range(100, 60)) + " are numbers."]));
        Assert.AreEqual("", Codes([string.Concat(Enumerable.Repeat("我爱猫和狗，你喜欢鱼。", 10))]));
    }

    [TestMethod]
    public void Measure_Stories_GivesHonestScores()
    {
        var trainer = new NGramTrainer(TextUnit.Words, 4);
        var scores = TextScores.Measure(trainer, Stories.All, trainer.Fit(Stories.All, 1, null, default), 1, default)!;
        Assert.AreEqual(Stories.All.Count, scores.Lines);
        Assert.IsTrue(scores.BitsPerCharacter is > 2 and < 5 && scores.AmongFive is > 0.3 and < 0.7 && scores.UnknownPart is > 0.05 and < 0.5, scores.ToString());
        Throws.IsChildSentence(scores.ChildSentence);
        Assert.AreEqual(scores, TextScores.Measure(trainer, Stories.All, trainer.Fit(Stories.All, 1, null, default), 1, default));
    }

    [TestMethod]
    public void Measure_OneText_AsksAboutSentencesAndTellsCopies()
    {
        var trainer = new NGramTrainer(TextUnit.Words, 4);
        var scores = TextScores.Measure(trainer, [Stories.All[0]], trainer.Fit([Stories.All[0]], 1, null, default), 1, default)!;
        Assert.IsGreaterThan(5, scores.Lines);
        Assert.IsGreaterThan(0.3, scores.CopiedPart);
        Assert.IsNull(TextScores.Measure(trainer, ["cat cat cat", "cat cat cat"], trainer.Fit(["cat"], 1, null, default), 1, default));
    }

    [TestMethod]
    public void Measure_RepeatedLines_AreNotAskedAboutWhenLearned()
    {
        var trainer = new NGramTrainer(TextUnit.Words, 4);
        string[] texts = [.. Enumerable.Range(0, 20).SelectMany(i => Enumerable.Repeat($"zig{i} zag{i} zog{i}", 10))];
        Assert.AreEqual(0.75, TextScores.Measure(trainer, texts, trainer.Fit(texts, 1, null, default), 1, default)!.UnknownPart);
    }

    [TestMethod]
    public void Estimates_RealModels_AreWithinThirtyPercent()
    {
        foreach (var size in TextSizes.All)
            foreach (var texts in new[] { Stories.All, Stories.Made(60_000, 3), Stories.Made(400_000, 4) })
            {
                long bytes = texts.Sum(text => text.Length);
                var model = Texts.Learn(size.Unit, size.Order, texts);
                Assert.AreEqual(1, size.MemoryBytes(bytes) / (double)model.MemoryBytes, 0.3, $"{size.Id}, {bytes} bytes of text, memory");
                Assert.AreEqual(1, size.FileBytes(bytes) / (double)Texts.Save(model).Length, 0.3, $"{size.Id}, {bytes} bytes of text, file");
            }
    }

    [TestMethod]
    public void Advise_Computers_GetTheLargestThatFits()
    {
        Assert.AreEqual("large", TextSizes.Advise(new(), 3_000_000).Size.Id);
        Assert.AreEqual("large", TextSizes.Advise(new() { MemoryBytes = 2L << 30, Cores = 1 }, 100_000).Size.Id);
        Assert.AreEqual("small", TextSizes.Advise(new() { MemoryBytes = 100_000_000, Cores = 1 }, 3_000_000).Size.Id);
        Assert.AreEqual("tiny", TextSizes.Advise(new() { MemoryBytes = 10_000_000 }, 3_000_000).Size.Id);
        Assert.HasCount(5, TextSizes.Advise(new() { MemoryBytes = 1 }, 1_000).Choices);
        foreach (var size in TextSizes.All)
            Throws.IsChildSentence(size.ChildSentence);
    }

    private static string Codes(string[] texts)
    {
        var warnings = TextCheck.Look(texts);
        foreach (var warning in warnings)
            Throws.IsChildSentence(warning.ChildSentence);
        return string.Join(' ', warnings.Select(warning => warning.Code));
    }
}
