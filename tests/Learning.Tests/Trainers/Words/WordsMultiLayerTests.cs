using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Words;

namespace MLKids.Learning.Tests.Trainers.Words;

[TestClass]
public sealed class WordsMultiLayerTests : TrainerContract
{
    protected override ITrainer Create() => WordTrainers.MultiLayer;
}
