using MLKids.Learning.Examples;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Training;

[TestClass]
public sealed class TrainingJobTests : IDisposable
{
    private readonly TrainingFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [TestMethod]
    public void Train_TwoLabels_ReportsAndAnswers()
    {
        _fixture.Add("left", 20, -1);
        _fixture.Add("right", 30, 1);
        var told = new List<TrainingProgress>();
        var report = _fixture.Train(_fixture.Request with { Reason = "the machine is strong", Seed = 7, Progress = new Heard<TrainingProgress>(told.Add) });

        Assert.AreEqual(50, report.Examples);
        Assert.AreEqual(1.0, report.Accuracy);
        Assert.AreEqual((AccuracyKind.CrossValidated, 5), (report.AccuracyKind, report.Folds));
        Assert.AreEqual(new LabelReport("left", 20, 20, 20, 1, 1), report.Labels[0]);
        Assert.AreEqual("20 0|0 30", string.Join("|", report.Confusion.Select(row => string.Join(" ", row))));
        Assert.AreEqual("multi-layer-head point-v1 the machine is strong 7 Points", $"{report.TrainerId} {report.FeaturizerId} {report.Reason} {report.Seed} {report.ModelName}");
        Assert.HasCount(CentroidTrainer.Rounds, report.LossHistory);
        Assert.IsTrue(report.PeakMemoryMB > 1 && report.Seconds.ContainsKey("Learning") && !report.Streaming);
        Assert.IsEmpty(report.Warnings, string.Join("; ", report.Warnings));
        Assert.HasCount(64, report.ModelHash);

        var model = _fixture.Store.Get(_fixture.Model.Id);
        Assert.AreEqual("right", model.Predict([1, 0, 0, 0]).Label);
        Assert.AreEqual("left", model.Predict(PointFeaturizer.Bytes(-1, 0, 0, 0), _fixture.Featurizer).Label);
        Assert.IsTrue(model.IsSure(model.Predict([1, 0, 0, 0])));
        Assert.IsFalse(model.IsSure(model.Predict([0, 0, 0, 0])));
        Assert.AreEqual(report.ToJson(), model.Report.ToJson());
        Assert.AreEqual(report.ToJson(), TrainingReport.FromJson(report.ToJson()).ToJson());

        CollectionAssert.AreEqual(told.Select(p => p.Done).Order().ToArray(), told.Select(p => p.Done).ToArray(), "never back");
        CollectionAssert.AreEqual(told.Select(p => p.State).Order().ToArray(), told.Select(p => p.State).ToArray());
        Assert.AreEqual(TrainingState.Waiting, told[0].State);
    }

    [TestMethod]
    public void Train_Finished_TellsOneAtTheEnd()
    {
        _fixture.Add("left", 5, -1);
        _fixture.Add("right", 5, 1);
        var job = _fixture.Service.Start(_fixture.Request);
        TrainingFixture.Wait(job);
        Assert.AreEqual((TrainingState.Finished, 1.0), (job.State, job.Progress.Done));
        Assert.IsNull(job.Error);
        Assert.IsFalse(job.Cancel(), "too late");
        Assert.IsTrue(job.Ended.Wait(5000));
    }

    [TestMethod]
    public void Start_FirstProgress_IsToldBeforeItReturns()
    {
        _fixture.Add("left", 5, -1);
        _fixture.Add("right", 5, 1);
        using var hold = new ManualResetEventSlim();
        _fixture.Trainer.OnRound = (_, _) => hold.Wait(CancellationToken.None);
        var told = 0;
        var job = _fixture.Service.Start(_fixture.Request with { Progress = new Heard<TrainingProgress>(_ => told++) });
        Assert.IsGreaterThan(0, told);
        hold.Set();
        TrainingFixture.Wait(job);
    }

    [TestMethod]
    public void Train_SameDataAndSeed_GivesTheSameModelAnyWay()
    {
        _fixture.Add("left", 30, -1);
        _fixture.Add("right", 30, 1);
        var hash = _fixture.Train().ModelHash;
        Assert.AreEqual(hash, _fixture.Train(_fixture.Request with { Budget = new TrainingBudget(0), Workers = 1 }).ModelHash);
        Assert.AreNotEqual(hash, _fixture.Train(_fixture.Request with { Seed = 2 }).ModelHash);
        using var other = new TrainingFixture();
        other.Add("left", 30, -1);
        other.Add("right", 30, 1);
        Assert.AreEqual(hash, other.Train().ModelHash);
        Assert.AreNotEqual(hash, other.Train(other.Request with { Preset = Preset.Simplified }).ModelHash);
        other.Project.Labels.Rename(1, "LEFT");
        Assert.AreNotEqual(hash, other.Train().ModelHash);
    }

    [TestMethod]
    public void Train_Streaming_SaysSo()
    {
        _fixture.Add("left", 10, -1);
        _fixture.Add("right", 10, 1);
        Assert.IsTrue(_fixture.Train(_fixture.Request with { Budget = new TrainingBudget(0) }).Streaming);
    }

    [TestMethod]
    public void Train_TooLittle_NamesWhatIsMissing()
    {
        Fails(LearningCodes.OneLabel, "no labels");
        _fixture.Add("left", 10, -1);
        Fails(LearningCodes.OneLabel, "'left': 10");
        _fixture.Project.Labels.Add(_fixture.Model.Id, "right");
        Assert.Contains("right", Fails(LearningCodes.TooFewExamples, "'right': 0").ChildSentence);
        _fixture.Add("right", 3, 1, forTesting: true);
        Fails(LearningCodes.TooFewExamples, "'right': 0");
        _fixture.Add("right", 1, 1, seed: 3);
        Assert.AreEqual(AccuracyKind.TestSet, _fixture.Train().AccuracyKind);
    }

    [TestMethod]
    public void Train_AllOfALabelUnreadable_NamesIt()
    {
        _fixture.Add("left", 10, -1);
        var right = _fixture.Project.Labels.Add(_fixture.Model.Id, "right");
        _fixture.Project.Examples.Add(new NewExample(right.Id, [1, 2, 3], "broken.jpg"));
        Fails(LearningCodes.TooFewExamples, "'right': 0");
    }

    [TestMethod]
    public void Train_BadExamplesAndEmptyLabel_AreLeftOutAndNamed()
    {
        var left = _fixture.Add("left", 30, -1);
        _fixture.Project.Labels.Add(_fixture.Model.Id, "empty");
        var right = _fixture.Add("right", 4, 1);
        _fixture.Project.Examples.Add(new NewExample(left.Id, [1, 2, 3], "broken.jpg"));
        _fixture.Project.Examples.Add(new NewExample(right.Id, _fixture.Project.Examples.ReadContent(1), "same.jpg"));
        _fixture.Add("aside", 3, 5, forTesting: true);
        var report = _fixture.Train();
        Assert.AreEqual("broken.jpg", report.Skipped.Single().FileName);
        Assert.AreEqual("left right", string.Join(" ", report.Labels.Select(label => label.Name)));
        Assert.AreEqual(0, report.TestExamples, "a label that is not learned cannot be tested");
        foreach (var code in new[] { WarningCodes.EmptyLabel, WarningCodes.Lopsided, WarningCodes.SameContent, WarningCodes.Skipped })
            Assert.IsTrue(report.Warnings.Any(warning => warning.Code == code), code);
        foreach (var warning in report.Warnings)
            Throws.IsChildSentence(warning.ChildSentence);
        Assert.AreEqual("left,right", string.Join(",", _fixture.Store.Get(_fixture.Model.Id).Labels));
    }

    [TestMethod]
    public void Train_TestSetPutAside_IsWhatAccuracyIsMeasuredOn()
    {
        _fixture.Add("left", 10, -1);
        _fixture.Add("right", 10, 1);
        _fixture.Add("left", 4, 1, seed: 5, forTesting: true);
        _fixture.Add("right", 6, 1, seed: 6, forTesting: true);
        var report = _fixture.Train();
        Assert.AreEqual((AccuracyKind.TestSet, 0.6, 10, 20), (report.AccuracyKind, report.Accuracy, report.TestExamples, report.Examples));
        Assert.AreEqual("0 4|0 6", string.Join("|", report.Confusion.Select(row => string.Join(" ", row))));
        Assert.AreEqual(new LabelReport("right", 10, 6, 6, 0.6, 1), report.Labels[1]);
        Assert.IsNull(report.Labels[0].Precision);
        Assert.HasCount(4, report.Mistakes);
        Assert.IsTrue(report.Mistakes.All(mistake => _fixture.Project.Examples.Find(mistake.ExampleId)!.ForTesting));
        Assert.IsTrue(report.Warnings.Any(warning => warning.Code == WarningCodes.OneAnswer));
    }

    [TestMethod]
    public void Train_TestExampleAlsoLearned_WarnsOfTheLeak()
    {
        _fixture.Add("left", 10, -1, burst: "b");
        _fixture.Add("right", 10, 1);
        _fixture.Add("left", 2, -1, seed: 9, forTesting: true, burst: "b");
        Assert.Contains("2 of 2", _fixture.Train().Warnings.Single(warning => warning.Code == WarningCodes.LeakedTest).Message);
    }

    [TestMethod]
    public void Train_OneBurst_SaysWhyThereIsNoHonestAccuracy()
    {
        _fixture.Add("left", 10, -1, burst: "b");
        _fixture.Add("right", 10, 1);
        var report = _fixture.Train();
        Assert.AreEqual((AccuracyKind.None, null), (report.AccuracyKind, report.Accuracy));
        Assert.Contains("'left'", report.AccuracyNote);
        Assert.AreEqual(10, report.Labels[0].Examples);
        Assert.IsTrue(report.Warnings.Any(warning => warning.Code == WarningCodes.NoAccuracy));
    }

    [TestMethod]
    public void Train_NearDuplicates_StayInOneFold()
    {
        _fixture.Featurizer = new FingerprintingFeaturizer();
        _fixture.Add("left", 10, 1);
        _fixture.Add("right", 10, 40);
        Assert.AreEqual(AccuracyKind.None, _fixture.Train().AccuracyKind, "all fingerprints of a label are within 6 bits");
        _fixture.Add("left", 10, 15);
        _fixture.Add("right", 10, 60);
        Assert.AreEqual((AccuracyKind.CrossValidated, 2), (_fixture.Train().AccuracyKind, _fixture.Train().Folds));
    }

    [TestMethod]
    public void Train_NothingToLearn_WarnsOfGuessing()
    {
        _fixture.Add("left", 40, 0, spread: 1, seed: 1);
        _fixture.Add("right", 40, 0, spread: 1, seed: 2);
        var report = _fixture.Train(_fixture.Request with { Check = new CheckPlan(int.MaxValue, 5, 5) });
        Assert.IsTrue(report.Accuracy < 0.75, $"{report.Accuracy}");
        Assert.AreEqual(report.Accuracy <= 0.5, report.Warnings.Any(warning => warning.Code == WarningCodes.Guessing));
        Assert.AreEqual(80 - (report.Confusion[0][0] + report.Confusion[1][1]), report.Mistakes.Count);
    }

    [TestMethod]
    public void Train_HeldOutOnce_AsksAPart()
    {
        _fixture.Add("left", 50, -1);
        _fixture.Add("right", 50, 1);
        var report = _fixture.Train(_fixture.Request with { Check = new CheckPlan(int.MaxValue, 5, 1) });
        Assert.AreEqual((AccuracyKind.HeldOut, 20), (report.AccuracyKind, report.Labels.Sum(label => label.Asked)));
    }

    [TestMethod]
    public void Train_OutOfMemory_IsExplainedAndTheEarlierModelStays()
    {
        var hash = Trained();
        _fixture.Trainer.OnRound = (_, _) => throw new InsufficientMemoryException();
        Fails(LearningCodes.OutOfMemory, "earlier model is kept");
        Assert.AreEqual(hash, _fixture.Store.Get(_fixture.Model.Id).Hash);
        _fixture.Trainer.OnRound = null;
        _fixture.Train();
    }

    [TestMethod]
    public void Train_OutOfMemoryInAFold_IsExplainedToo()
    {
        Trained();
        var rounds = 0;
        _fixture.Trainer.OnRound = (_, _) => _ = Interlocked.Increment(ref rounds) == 25 ? throw new InsufficientMemoryException() : 0;
        Fails(LearningCodes.OutOfMemory, "memory");
    }

    [TestMethod]
    public void Train_TrainerBreaks_FailsAndCanBeTriedAgain()
    {
        var hash = Trained();
        _fixture.Trainer.OnRound = (_, _) => throw new ArithmeticException("bug");
        Fails(LearningCodes.TrainingFailed, "ArithmeticException: bug");
        Assert.AreEqual(hash, _fixture.Store.Get(_fixture.Model.Id).Hash);
        _fixture.Trainer.OnRound = (_, _) => throw new OperationCanceledException();
        Fails(LearningCodes.TrainingFailed, "OperationCanceledException");
        _fixture.Trainer.OnRound = null;
        _fixture.Train();
    }

    [TestMethod]
    public void Train_FeaturizerMissingOrNoTrainer_Fails()
    {
        Trained();
        var service = new TrainingService(_fixture.Trainers, (_, _) => throw new LearningException(LearningCodes.MissingFeaturizer, "Ask for help.", "no weights"));
        Throws.Learning(LearningCodes.MissingFeaturizer, () => TrainingFixture.Wait(service.Start(_fixture.Request)));
        service = new TrainingService(new Dictionary<string, MLKids.Learning.Trainers.ILearner>(), (_, _) => _fixture.Featurizer);
        Assert.Contains("multi-layer-head", Throws.Learning(LearningCodes.MissingFeaturizer, () => TrainingFixture.Wait(service.Start(_fixture.Request))).Message);
        _fixture.Project.Models.Add("Noises", ModelKind.Sounds);
        Throws.Learning(LearningCodes.UnknownName, () => _fixture.Service.Start(_fixture.Request with { ModelName = "Nothing" }));
        Throws.Learning(LearningCodes.OneLabel, () => _fixture.Train(_fixture.Request with { ModelName = "noises" }));
    }

    [TestMethod]
    public void Train_ListenerThrows_IsIgnored()
    {
        _fixture.Add("left", 5, -1);
        _fixture.Add("right", 5, 1);
        Assert.AreEqual(1, _fixture.Train(_fixture.Request with { Progress = new Heard<TrainingProgress>(_ => throw new ArithmeticException()) }).Accuracy);
    }

    [TestMethod]
    public void Train_DiskFull_FailsAndTheEarlierModelStays()
    {
        var hash = Trained();
        _fixture.Add("left", 600, -1, seed: 4);
        _fixture.Project.Read(db => db.Execute($"PRAGMA max_page_count = {db.Number("PRAGMA page_count")}"));
        Fails(LearningCodes.CannotWrite, "full");
        Assert.AreEqual(hash, _fixture.Store.Get(_fixture.Model.Id).Hash);
        _fixture.Project.Read(db => db.Execute("PRAGMA max_page_count = 1000000"));
        Assert.AreEqual(620, _fixture.Train().Examples);
    }

    [TestMethod]
    public void Train_ReadOnlyProject_SaysSoBeforeAnyWork()
    {
        Trained();
        using var folder = new TempFolder();
        _fixture.Project.SaveCopyTo(folder.File("a"));
        using var project = ProjectFile.Open(folder.File("a"), readOnly: true);
        var calls = _fixture.Featurizer.Calls;
        Throws.Learning(LearningCodes.CannotWrite, () => _fixture.Train(_fixture.Request with { Project = project }));
        Assert.AreEqual(calls, _fixture.Featurizer.Calls);
        Assert.AreEqual("left", new Learning.Models.ModelStore(project, _fixture.Trainers).Get(_fixture.Model.Id).Predict([-1, 0, 0, 0]).Label);
    }

    [TestMethod]
    public void Start_WhileTraining_IsRefusedUntilTheEnd()
    {
        Trained();
        using var hold = new ManualResetEventSlim();
        _fixture.Trainer.OnRound = (_, _) => hold.Wait(CancellationToken.None);
        var job = _fixture.Service.Start(_fixture.Request);
        Throws.Learning(LearningCodes.AlreadyTraining, () => _fixture.Service.Start(_fixture.Request));
        Throws.Learning(LearningCodes.AlreadyTraining, () => new TrainingService(_fixture.Trainers, (_, _) => _fixture.Featurizer).Start(_fixture.Request));
        hold.Set();
        TrainingFixture.Wait(job);
        _fixture.Train();
    }

    [TestMethod]
    public void Start_AnotherModel_WaitsForItsTurn()
    {
        Trained();
        var second = _fixture.Project.Models.Add("Second");
        foreach (var (name, value) in new[] { ("x", 1f), ("y", 2f) })
            for (var i = 0; i < 3; i++)
                _fixture.Project.Examples.Add("Second", _fixture.Project.Labels.GetOrAdd(second.Id, name).Name, PointFeaturizer.Bytes(value, i, 0, 0));
        using var hold = new ManualResetEventSlim();
        _fixture.Trainer.OnRound = (_, _) => hold.Wait(CancellationToken.None);
        var first = _fixture.Service.Start(_fixture.Request);
        var other = _fixture.Service.Start(_fixture.Request with { ModelName = "Second" });
        var third = _fixture.Service.Start(_fixture.Request with { ModelName = "Second" } with { Project = Copy(out var copy) });
        Assert.IsTrue(third.Cancel());
        Assert.Throws<OperationCanceledException>(() => TrainingFixture.Wait(third));
        Assert.AreEqual(TrainingState.Waiting, other.State);
        hold.Set();
        TrainingFixture.Wait(first);
        TrainingFixture.Wait(other);
        third.Ended.Wait();
        copy.Dispose();
    }

    private ProjectFile Copy(out ProjectFile copy)
    {
        copy = ProjectFile.CreateTemporary();
        copy.Models.Add("Second");
        return copy;
    }

    private string Trained()
    {
        _fixture.Add("left", 10, -1);
        _fixture.Add("right", 10, 1);
        return _fixture.Train().ModelHash;
    }

    private LearningException Fails(string code, string said)
    {
        var job = _fixture.Service.Start(_fixture.Request);
        var error = Throws.Learning(code, () => TrainingFixture.Wait(job));
        Assert.Contains(said, error.Message);
        Assert.AreEqual(TrainingState.Failed, job.State);
        Assert.AreSame(error, job.Error);
        return error;
    }
}
