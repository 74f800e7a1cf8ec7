using MLKids.Learning.Models;
using MLKids.Learning.Trainers.Words;

namespace MLKids.Learning.Tests.Trainers.Words;

[TestClass]
public sealed class WordTrainersTests
{
    [TestMethod]
    [DataRow(2)]
    [DataRow(5)]
    public void Fit_FewSentences_KnowsTheirWordsWithoutBeingTooSure(int perLabel)
    {
        foreach (var trainer in new[] { WordTrainers.Softmax, WordTrainers.MultiLayer })
        {
            var head = Pets.Fit(trainer, perLabel);
            Assert.IsTrue(Pets.Ask(head, "dog")[0] is > 0.55f and < 0.99f, $"{trainer.Id}: {Pets.Ask(head, "dog")[0]}");
            Assert.IsTrue(Pets.Ask(head, "football!")[1] is > 0.55f and < 0.99f, $"{trainer.Id}: {Pets.Ask(head, "football!")[1]}");
        }
    }

    [TestMethod]
    [DataRow("qzx wvj kkp")]
    [DataRow("明日は雨")]
    [DataRow("🪩🪅")]
    [DataRow("xxxxxxxxxx")]
    [DataRow("1234 5678")]
    public void Predict_NothingKnown_IsNotSure(string gibberish)
    {
        foreach (var trainer in new[] { WordTrainers.Softmax, WordTrainers.MultiLayer })
            foreach (var perLabel in new[] { 2, 3, 4, 5 })
                Assert.IsLessThan(TrainedModel.DefaultRecognitionPoint, Pets.Ask(Pets.Fit(trainer, perLabel), gibberish).Max(), $"{trainer.Id} {perLabel}");
    }
}
