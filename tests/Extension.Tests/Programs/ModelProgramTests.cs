using MLKids.Blocks.Diagnostics;
using MLKids.Learning.Examples;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Extension.Tests.Programs;

/// <summary>Programs that make their models by kind.</summary>
[TestClass]
public sealed class ModelProgramTests
{
    [TestMethod]
    [DataRow("tells pictures apart", ModelKind.Pictures)]
    [DataRow("tells sounds apart", ModelKind.Sounds)]
    [DataRow("tells words apart", ModelKind.Words)]
    [DataRow("tells numbers apart", ModelKind.Numbers)]
    [DataRow(" Predicts Numbers ", ModelKind.PredictNumbers)]
    [DataRow("writes text", ModelKind.Text)]
    public async Task NewModel_OfAKind_IsMadeOnceAndKept(string words, ModelKind kind)
    {
        using var world = new LearningWorld();
        (await world.Run(NewModel(words), NewModel(words))).Fine();
        Assert.AreEqual(kind, world.Project.Models.All().Single().Kind);
    }

    [TestMethod]
    public async Task NewModel_WhoseNameBelongsToAnotherKind_SaysSoAndKeepsIt()
    {
        using var world = new LearningWorld();
        var played = await world.Run(NewModel("writes text"), NewModel("predicts numbers"), Say("on"));
        Assert.AreEqual("MLT019", played.Found.Single(f => f.Severity == Severity.Error).Code);
        Assert.AreEqual("on", played.Said.Single());
        Assert.AreEqual(ModelKind.Text, world.Project.Models.All().Single().Kind);
    }

    [TestMethod]
    public async Task NewModel_OfAnUnknownKind_MakesNone()
    {
        using var world = new LearningWorld();
        Assert.AreEqual("MLT204", (await world.Run(NewModel("cooks soup"))).Found.Single(f => f.Severity == Severity.Error).Code);
        Assert.IsEmpty(world.Project.Models.All());
    }

    [TestMethod]
    [DataRow("predicts numbers", "a", null)]
    [DataRow("predicts numbers", " ", "MLT214")]
    [DataRow("writes text", "a", "MLT019")]
    [DataRow(null, "a", "MLT013")]
    public async Task PredictColumn_OfAModel_IsKeptOrRefused(string? kind, string column, string? code)
    {
        using var world = new LearningWorld();
        if (kind is not null)
            (await world.Run(NewModel(kind))).Fine();
        var found = (await world.Run(PredictColumn(column))).Found.Where(f => f.Severity == Severity.Error).Select(f => f.Code).ToArray();
        CollectionAssert.AreEqual(code is null ? [] : new[] { code }, found);
        if (code is null)
            Assert.AreEqual("a", world.Project.Options.Get(world.Project.Models.Get("m").Id, ModelOptions.Outputs));
    }

    [TestMethod]
    public async Task PredictColumn_ThatIsNotTheLast_IsPredicted()
    {
        using var world = new LearningWorld();
        Node[] rows = [.. Enumerable.Range(1, 12).Select(i => new Node("ml_addExample").With("EXAMPLE", $"a={3 * i}; b={i}").With("LABEL", "x").With("MODEL", "m"))];
        var played = await world.Run([
            NewModel("predicts numbers"), PredictColumn("a"), .. rows, LearningWorld.Train(),
            Say(new Node("ml_predict").With("COLUMN", "a").With("ROW", "b=5").With("MODEL", "m"))]);
        Assert.AreEqual(15, double.Parse(played.Fine().Said.Last(), System.Globalization.CultureInfo.InvariantCulture), 1);
    }

    private static Node NewModel(string kind) => new Node("ml_newModel").With("MODEL", "m").With("KIND", kind);

    private static Node PredictColumn(string column) => new Node("ml_predictColumn").With("MODEL", "m").With("COLUMN", column);
}
