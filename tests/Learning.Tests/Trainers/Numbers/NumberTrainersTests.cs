using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Numbers;

namespace MLKids.Learning.Tests.Trainers.Numbers;

[TestClass]
public sealed class NumbersSoftmaxTests : TrainerContract
{
    protected override ITrainer Create() => NumberTrainers.Softmax;
}

[TestClass]
public sealed class NumbersMultiLayerTests : TrainerContract
{
    protected override ITrainer Create() => NumberTrainers.MultiLayer;
}
