using MLKids.Learning.Examples;
using MLKids.Learning.Models;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Tests.Training;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Models;

[TestClass]
public sealed class ModelStoreTests : IDisposable
{
    private readonly TrainingFixture _fixture = new();

    public ModelStoreTests()
    {
        _fixture.Add("left", 6, -1);
        _fixture.Add("right", 6, 1);
    }

    public void Dispose() => _fixture.Dispose();

    [TestMethod]
    public void Model_OpenedAgain_AnswersTheSame()
    {
        using var folder = new TempFolder();
        _fixture.Train(_fixture.Request with { Preset = Preset.Simplified, Reason = "asked for" });
        var before = _fixture.Store.Get(_fixture.Model.Id);
        _fixture.Project.SaveCopyTo(folder.File("a"));
        using var project = ProjectFile.Open(folder.File("a"));
        var after = new ModelStore(project, _fixture.Trainers).Get(project.Models.Get("points").Id);
        CollectionAssert.AreEqual(before.Predict([0.3f, 0.1f, 0, 0]).Probabilities.ToArray(), after.Predict([0.3f, 0.1f, 0, 0]).Probabilities.ToArray());
        Assert.AreEqual(
            (before.Hash, Preset.Simplified, "softmax-head", "point-v1", 4, "asked for"),
            (after.Hash, after.Preset, after.TrainerId, after.FeaturizerId, after.FeatureLength, after.Report.Reason));
        Assert.AreEqual("left,right", string.Join(",", after.Labels));
    }

    [TestMethod]
    public void Get_NeverTrained_SaysTrainFirst()
    {
        Assert.IsNull(_fixture.Store.Find(_fixture.Model.Id));
        Assert.IsFalse(_fixture.Store.IsOutOfDate(_fixture.Model.Id));
        Throws.Learning(LearningCodes.NoModel, () => _fixture.Store.Get(_fixture.Model.Id));
    }

    [TestMethod]
    public void Labels_ChangedSinceTraining_ModelKeepsItsOwnAndIsOutOfDate()
    {
        _fixture.Train();
        Assert.IsFalse(Stale());
        _fixture.Project.Labels.Rename(1, "links");
        Assert.IsTrue(Stale());
        Assert.AreEqual("left", _fixture.Store.Get(_fixture.Model.Id).Predict([-1, 0, 0, 0]).Label);
        _fixture.Project.History.Undo();
        Assert.IsFalse(Stale(), "undo brings back what was trained on");
        _fixture.Project.Labels.Move(1, 1);
        Assert.IsTrue(Stale());
        _fixture.Project.History.Undo();
        _fixture.Add("left", 1, -2, seed: 8);
        Assert.IsTrue(Stale());
        _fixture.Train();
        Assert.IsFalse(Stale());
        _fixture.Project.Examples.PutAside([1], true);
        Assert.IsTrue(Stale());
    }

    [TestMethod]
    public void Model_DeletedAndUndone_AnswersAgain()
    {
        var hash = _fixture.Train().ModelHash;
        _fixture.Project.Models.Delete(_fixture.Model.Id);
        _fixture.Project.History.Undo();
        Assert.AreEqual(hash, _fixture.Store.Get(_fixture.Model.Id).Hash);
        Assert.IsFalse(Stale());
    }

    [TestMethod]
    public void EarlierModel_WhileANewOneLearns_Answers()
    {
        var first = _fixture.Train().ModelHash;
        using var hold = new ManualResetEventSlim();
        using var inside = new ManualResetEventSlim();
        _fixture.Trainer.OnRound = (_, _) =>
        {
            inside.Set();
            hold.Wait(CancellationToken.None);
        };
        var job = _fixture.Service.Start(_fixture.Request with { Seed = 2 });
        Assert.IsTrue(inside.Wait(10_000));
        Assert.AreEqual(first, _fixture.Store.Get(_fixture.Model.Id).Hash);
        hold.Set();
        Assert.AreEqual(TrainingFixture.Wait(job).ModelHash, _fixture.Store.Get(_fixture.Model.Id).Hash);
        Assert.AreNotEqual(first, _fixture.Store.Get(_fixture.Model.Id).Hash);
    }

    [TestMethod]
    public void NewestDamaged_EarlierIntact_AnswersWithTheEarlier()
    {
        var hashes = Enumerable.Range(1, 5).Select(seed => _fixture.Train(_fixture.Request with { Seed = seed }).ModelHash).ToArray();
        Assert.AreEqual(ModelStore.Kept, _fixture.Project.Read(db => (int)db.Number("SELECT count(*) FROM trained")));
        Damage("body = zeroblob(50)", newest: 1);
        Assert.AreEqual(hashes[3], Reopened().Get(_fixture.Model.Id).Hash);
        Damage("report = '{'", newest: 2);
        Assert.AreEqual(hashes[2], Reopened().Get(_fixture.Model.Id).Hash);
        Damage("preset = 'Huge'", newest: 3);
        Throws.Learning(LearningCodes.DamagedModel, () => Reopened().Get(_fixture.Model.Id));
        Assert.AreEqual(hashes[0], _fixture.Train(_fixture.Request with { Seed = 1 }).ModelHash);
    }

    [TestMethod]
    public void Body_ForgedOrOfAnUnknownTrainer_IsDamaged()
    {
        _fixture.Train();
        var body = _fixture.Project.Read(db => (byte[])db.Scalar("SELECT body FROM trained")!);
        Assert.HasCount(2, ModelBody.Read(body, _fixture.Trainers).Labels);
        for (var length = 0; length < body.Length; length++)
            Throws.Learning(LearningCodes.DamagedModel, () => ModelBody.Read(body[..length], _fixture.Trainers));
        var error = Throws.Learning(LearningCodes.DamagedModel, () => ModelBody.Read(body, new Dictionary<string, ILearner>()));
        Assert.Contains("multi-layer-head", error.Message);
        foreach (var at in new[] { 0, 4, 8 })
        {
            var forged = (byte[])body.Clone();
            forged[at] ^= 0x7F;
            Throws.Learning(LearningCodes.DamagedModel, () => ModelBody.Read(forged, _fixture.Trainers));
        }
    }

    [TestMethod]
    public void Predict_OtherFeaturizerOrLength_IsRefused()
    {
        _fixture.Train();
        var model = _fixture.Store.Get(_fixture.Model.Id);
        Throws.Learning(LearningCodes.MissingFeaturizer, () => model.Predict(PointFeaturizer.Bytes(1, 2, 3, 4), new PointFeaturizer(4, "other")));
        Throws.Learning(LearningCodes.UnreadablePicture, () => model.Predict([1, 2], _fixture.Featurizer));
        Assert.Throws<ArgumentException>(() => model.Predict([1f, 2f]));
    }

    [TestMethod]
    public void RecognitionPoint_Moved_StaysAfterTraining()
    {
        _fixture.Train();
        Assert.AreEqual(TrainedModel.DefaultRecognitionPoint, _fixture.Store.Get(_fixture.Model.Id).RecognitionPoint);
        _fixture.Store.SetRecognitionPoint(_fixture.Model.Id, 0.95);
        Assert.AreEqual(0.95, _fixture.Store.Get(_fixture.Model.Id).RecognitionPoint);
        _fixture.Train();
        Assert.AreEqual(0.95, Reopened().Get(_fixture.Model.Id).RecognitionPoint);
        Assert.Throws<ArgumentException>(() => _fixture.Store.SetRecognitionPoint(_fixture.Model.Id, double.NaN));
    }

    private bool Stale() => _fixture.Store.IsOutOfDate(_fixture.Model.Id);

    private ModelStore Reopened() => new(_fixture.Project, _fixture.Trainers);

    private void Damage(string set, int newest) => _fixture.Project.Write(db => db.Execute(
        $"UPDATE trained SET {set} WHERE id = (SELECT id FROM trained ORDER BY id DESC LIMIT 1 OFFSET {newest - 1})"));
}
