using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Training;

[TestClass]
public sealed class PresetsTests
{
    [TestMethod]
    [DataRow("accurate", "multi-layer-head")]
    [DataRow("simplified", "softmax-head")]
    public void Pictures_AnySize_HaveATrainer(string preset, string trainer)
    {
        foreach (var rows in new[] { 2, 100, 100_000 })
            Assert.AreEqual(trainer, Presets.For(ModelKind.Pictures, Preset.Of(preset), rows, 2).TrainerId);
    }

    [TestMethod]
    public void EveryKind_EverySize_HasBothPresetsWithTrainersThatAreThere()
    {
        foreach (var kind in Enum.GetValues<ModelKind>())
            foreach (var preset in new[] { Preset.Accurate, Preset.Simplified })
                foreach (var rows in new[] { 2, 100, 100_000 })
                    Assert.IsTrue(TrainerCatalog.All.ContainsKey(Presets.For(kind, preset, rows, 2).TrainerId), $"{kind} {preset} {rows}");
    }

    [TestMethod]
    [DataRow(2_000, 5, 5)]
    [DataRow(2_001, 3, 3)]
    [DataRow(10_000, 3, 3)]
    [DataRow(10_001, 5, 1)]
    public void Check_BySize_BoundsTheTime(int rows, int folds, int rounds)
    {
        var plan = Presets.CheckFor(rows);
        Assert.AreEqual((folds, rounds), (plan.Folds, plan.Rounds));
    }

    [TestMethod]
    [DataRow(29, 1, SizeClass.Tiny)]
    [DataRow(44, 3, SizeClass.Tiny)]
    [DataRow(45, 3, SizeClass.Default)]
    [DataRow(150, 3, SizeClass.Default)]
    [DataRow(153, 3, SizeClass.Huge)]
    public void Size_AtTheBoundaries_IsAsInTheOriginal(int rows, int labels, SizeClass size) => Assert.AreEqual(size, Presets.SizeOf(rows, labels));
}
