using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Training.Tasks;

[TestClass]
public sealed class LabelTaskTests
{
    [TestMethod]
    public void Run_RowsWithAConstantColumn_NamesItInTheReport()
    {
        using var project = ProjectFile.CreateTemporary();
        using var featurizers = new FeaturizerCatalog();
        var model = project.Models.Add("animals", ModelKind.Numbers);
        for (var i = 0; i < 16; i++)
            project.Examples.Add(new NewExample(
                project.Labels.GetOrAdd(model.Id, i % 2 == 0 ? "cat" : "horse").Id, TypedExample.ToBytes(ModelKind.Numbers, $"weight={(i % 2 * 40) + i}; legs=4"), ""));
        var report = new TrainingService(TrainerCatalog.All, featurizers.For).Start(new TrainingRequest(project, "animals", Preset.Simplified)).Completion.Result;
        var warning = report.Warnings.Single(warning => warning.Code == WarningCodes.ConstantColumn);
        StringAssert.Contains(warning.Message, "'legs'");
        Assert.AreEqual(1, report.Accuracy);
    }

    [TestMethod]
    public void Load_FeaturizerOfRows_IsReadOnceForAllQuestions()
    {
        using var featurizers = new FeaturizerCatalog();
        var state = """[{"name":"weight"},{"name":"legs"}]""";
        var rows = MLKids.Learning.Featurizers.Rows.RowFeaturizer.Load(state);
        Assert.AreSame(featurizers.Load(ModelKind.Numbers, rows.Id, rows.State), featurizers.Load(ModelKind.Numbers, rows.Id, rows.State));
    }
}
