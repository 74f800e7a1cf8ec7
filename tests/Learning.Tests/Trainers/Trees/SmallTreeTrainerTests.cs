using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Trees;

namespace MLKids.Learning.Tests.Trainers.Trees;

[TestClass]
public sealed class SmallTreeTrainerTests : TrainerContract
{
    private protected override ITrainer Create() => new SmallTreeTrainer();
}
