using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Words;

namespace MLKids.Learning.Tests.Trainers.Words;

[TestClass]
public sealed class WordsSoftmaxTests : TrainerContract
{
    protected override ITrainer Create() => WordTrainers.Softmax;
}
