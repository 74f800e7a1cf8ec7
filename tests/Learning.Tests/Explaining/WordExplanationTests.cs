using System.Text;
using MLKids.Learning.Explaining;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Words;
using MLKids.Learning.Tests.Trainers.Words;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Words;

namespace MLKids.Learning.Tests.Explaining;

[TestClass]
public sealed class WordExplanationTests
{
    private static readonly ITrainer[] Trainers = [WordTrainers.Softmax, WordTrainers.MultiLayer];

    [TestMethod]
    public void Explain_KnownWord_ComesFirstWithItsPlace()
    {
        foreach (var trainer in Trainers)
        {
            var first = Explain(trainer, "look, the Football is red", 1)[0];
            Assert.AreEqual(("Football", 10, 8), (first.Word, first.Start, first.Length));
            Assert.IsGreaterThan(0.1, first.Effect);
        }
    }

    [TestMethod]
    public void Explain_WordOfTheOtherLabel_SpeaksAgainst()
    {
        foreach (var trainer in Trainers)
        {
            var last = Explain(trainer, "a football for my dog", 1)[^1];
            Assert.AreEqual("dog", last.Word);
            Assert.IsLessThan(0.0, last.Effect);
        }
    }

    [TestMethod]
    public void Explain_Effect_IsTheDifferenceOfTwoAnswers()
    {
        foreach (var trainer in Trainers)
        {
            var head = Pets.Fit(trainer);
            var effect = WordExplanation.Explain("my dog runs", new WordFeaturizer(), head, 0).Single(effect => effect.Word == "dog").Effect;
            Assert.AreEqual(Pets.Ask(head, "my dog runs")[0] - Pets.Ask(head, "my  runs")[0], effect, 1e-6);
        }
    }

    [TestMethod]
    public void Explain_OnlyWord_IsComparedWithNoWord()
    {
        var effects = Explain(WordTrainers.Softmax, "dog!", 0);
        Assert.HasCount(2, effects);
        Assert.AreEqual("dog", Explain(WordTrainers.Softmax, "dog", 0).Single().Word);
        Assert.IsGreaterThan(0.1, Explain(WordTrainers.Softmax, "dog", 0).Single().Effect);
    }

    [TestMethod]
    public void Explain_LongText_StopsAtTheLimit() =>
        Assert.HasCount(WordExplanation.MostWords, Explain(WordTrainers.Softmax, string.Join(' ', Enumerable.Repeat("dog", 300)), 0));

    [TestMethod]
    public void Explain_Cancelled_Throws() => Assert.ThrowsExactly<OperationCanceledException>(() =>
        WordExplanation.Explain("my dog", new WordFeaturizer(), Pets.Fit(WordTrainers.Softmax), 0, new(canceled: true)));

    private static IReadOnlyList<WordEffect> Explain(ITrainer trainer, string text, int label) =>
        WordExplanation.Explain(text, new WordFeaturizer(), Pets.Fit(trainer), label);
}
