using System.Security.Cryptography;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Writing;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Trainers.Writing;

[TestClass]
public sealed class NGramTrainerTests
{
    private static readonly (TextUnit Unit, int Order)[] Kinds = [(TextUnit.Words, 1), (TextUnit.Words, 2), (TextUnit.Words, 4), (TextUnit.Characters, 3), (TextUnit.Characters, 6)];

    [TestMethod]
    public void Fit_SameTexts_SavesTheSameBytes()
    {
        foreach (var (unit, order) in Kinds)
            CollectionAssert.AreEqual(Texts.Save(Texts.Learn(unit, order, Stories.All)), Texts.Save(new NGramTrainer(unit, order).Fit([.. Stories.All], 99, null, CancellationToken.None)));
    }

    [TestMethod]
    public void SaveAndLoad_AnyKind_WritesAndForeseesTheSame()
    {
        foreach (var (unit, order) in Kinds)
        {
            var model = Texts.Learn(unit, order, [.. Stories.All, "我爱猫。", "¿Qué tal? 👍🏽\nמה שלומך"]);
            var bytes = Texts.Save(model);
            var loaded = Texts.Load(bytes);
            CollectionAssert.AreEqual(bytes, Texts.Save(loaded));
            for (var seed = 0; seed < 10; seed++)
                Assert.AreEqual(model.Write("The", new() { Seed = seed }), loaded.Write("The", new() { Seed = seed }));
            CollectionAssert.AreEqual(model.Next("the", 20).ToArray(), loaded.Next("the", 20).ToArray());
            Assert.AreEqual(model.Measure("The fox sang."), loaded.Measure("The fox sang."));
            Assert.AreEqual(model.MemoryBytes, loaded.MemoryBytes);
        }
    }

    [TestMethod]
    public void Load_CutOffOrFlipped_IsADamagedModel()
    {
        var bytes = Texts.Save(Texts.Learn(TextUnit.Words, 4, Stories.All));
        var random = new Random(6);
        // Two of the four kinds of damage are for zip files.
        for (var turn = 0; turn < 4_000; turn++)
            if (Mutations.Of(bytes, turn % 2, random) is var damaged && !damaged.AsSpan().SequenceEqual(bytes))
                Throws.Learning(LearningCodes.DamagedModel, () => Texts.Load(damaged));
    }

    [TestMethod]
    public void Load_DamagedWithARightHash_IsADamagedModelOrAWholeOne()
    {
        var bytes = Texts.Save(Texts.Learn(TextUnit.Words, 4, Stories.All.Take(3).ToList()));
        var random = new Random(7);
        var whole = 0;
        for (var turn = 0; turn < 4_000; turn++)
        {
            var body = Mutations.Of(bytes[16..], turn % 2, random);
            byte[] signed = [.. bytes[..4], .. BitConverter.GetBytes(body.Length), .. SHA256.HashData(body)[..8], .. body];
            try
            {
                Assert.IsNotNull(Texts.Load(signed).Write("The", new()));
                whole++;
            }
            catch (LearningException e)
            {
                Assert.AreEqual(LearningCodes.DamagedModel, e.Code);
            }
        }
        Assert.IsLessThan(4_000, whole);
    }

    [TestMethod]
    public void Load_HugeLengths_AreRefusedWithoutTakingMemory()
    {
        var bytes = Texts.Save(Texts.Learn(TextUnit.Words, 4, Stories.All));
        BitConverter.GetBytes(20_000_000).CopyTo(bytes, 4);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Throws.Learning(LearningCodes.DamagedModel, () => Texts.Load(bytes));
        Assert.IsLessThan(1_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    [DataRow]
    [DataRow("", " \n ")]
    public void Fit_NoWords_IsRefused(params string[] texts) => Throws.Learning(LearningCodes.TooLittleText, () => Texts.Learn(TextUnit.Words, 4, texts));

    [TestMethod]
    public void Fit_TooMuch_IsRefused()
    {
        Throws.Learning(LearningCodes.TooMuchText, () => Texts.Learn(TextUnit.Words, 1, new string('a', TextLimits.Bytes + 1)));
        var different = string.Join(' ', Enumerable.Range(0, TextLimits.DistinctTokens));
        Throws.Learning(LearningCodes.TooMuchText, () => Texts.Learn(TextUnit.Words, 1, different));
    }

    [TestMethod]
    public void Fit_Progress_EndsAtOneAndLossFalls()
    {
        var heard = new HeardProgress<FitProgress>();
        new NGramTrainer().Fit(Stories.All, 1, heard, CancellationToken.None);
        CollectionAssert.AreEqual(new[] { 0.25, 0.5, 0.75, 1 }, heard.All.Select(each => each.Done).ToArray());
        Assert.IsTrue(heard.All.Zip(heard.All.Skip(1)).All(pair => pair.Second.Loss < pair.First.Loss));
    }

    [TestMethod]
    public void Fit_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsExactly<OperationCanceledException>(() => new NGramTrainer().Fit(Stories.All, 1, new HeardProgress<FitProgress>(_ => source.Cancel()), source.Token));
        Assert.ThrowsExactly<OperationCanceledException>(() => new NGramTrainer().Fit(Stories.All, 1, null, source.Token));
    }

    [TestMethod]
    public void With_NumbersOfASize_IsThatTrainer()
    {
        foreach (var size in TextSizes.All)
        {
            var trainer = (NGramTrainer)new NGramTrainer().With(size.Numbers);
            Assert.AreEqual((size.Unit, size.Order), (trainer.Unit, trainer.Order));
        }
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new NGramTrainer().With(new Dictionary<string, double> { ["order"] = 7 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new NGramTrainer().With(new Dictionary<string, double> { ["unit"] = 2 }));
    }

    [TestMethod]
    public void Measure_HeldOutStories_LongerContextsForeseeBetterThanNone()
    {
        List<string> sentences = [.. Stories.All.SelectMany(story => story.Split(". "))], held = [.. sentences.Where((_, i) => i % 10 == 0)];
        var bits = new[] { 1, 2, 3, 4 }.Select(order =>
        {
            var model = Texts.Learn(TextUnit.Words, order, sentences.Where((_, i) => i % 10 != 0).ToList());
            return held.Select(line => model.Measure(line)).Aggregate((a, b) => a + b).BitsPerCharacter;
        }).ToArray();
        Assert.IsGreaterThan(bits[1] * 1.05, bits[0]);
        Assert.IsTrue(bits[1] >= bits[2] && bits[2] >= bits[3], string.Join(' ', bits));
    }

    [TestMethod]
    public void Measure_UnknownWord_CostsItsSpelling()
    {
        var fit = Texts.Learn(TextUnit.Words, 2, "the cat sleeps").Measure("the zebra sleeps");
        Assert.AreEqual((4, 1, 17), (fit.Tokens, fit.Unknown, fit.Characters));
        Assert.AreEqual(8 * 6, fit.SpellingBits);
    }
}
