using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.PublicSurface.Tests.Learning;

/// <summary>An outsider's featurizer and trainer, trained, saved and asked through the public surface alone.</summary>
[TestClass]
public sealed class OwnLearningTests
{
    [TestMethod]
    public async Task OwnTrainerAndFeaturizer_TrainSaveAndAnswer()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.mlkids");
        try
        {
            var trainers = new Dictionary<string, ILearner> { ["softmax-head"] = new NearestMeanTrainer() };
            using var featurizer = new ByteMeanFeaturizer();
            string hash;
            using (var project = ProjectFile.Create(path))
            {
                var model = project.Models.Add("brightness");
                var random = new Random(5);
                project.Labels.Add(model.Id, "dark");
                project.Labels.Add(model.Id, "light");
                foreach (var (label, level) in new[] { ("dark", 30), ("light", 220) })
                    for (var i = 0; i < 12; i++)
                        project.Examples.Add("brightness", label, [.. Enumerable.Range(0, 16).Select(_ => (byte)(level + random.Next(-20, 20)))], $"{label} {i}");
                var told = new List<TrainingProgress>();
                var service = new TrainingService(trainers, (_, _) => featurizer);
                var job = service.Start(new TrainingRequest(project, "brightness", Preset.Simplified) { Reason = "because", Progress = new Listener(told) });
                var report = await job.Completion.WaitAsync(TimeSpan.FromSeconds(20));
                Assert.AreEqual((24, "because", "softmax-head", "byte-mean-v1"), (report.Examples, report.Reason, report.TrainerId, report.FeaturizerId));
                Assert.AreEqual(1.0, report.Accuracy!.Value, 0.01);
                Assert.AreEqual(TrainingState.Finished, told[^1].State);
                Assert.IsTrue(told.Zip(told.Skip(1)).All(p => p.First.Done <= p.Second.Done), "progress goes back");
                hash = report.ModelHash;
            }

            using var opened = ProjectFile.Open(path, readOnly: true);
            var trained = new ModelStore(opened, trainers).Get(opened.Models.Get("brightness").Id);
            Assert.AreEqual(hash, trained.Hash);
            Assert.AreEqual("dark", trained.Predict([10, 20, 30], featurizer).Label);
            Assert.AreEqual("light", trained.Predict([250, 240], featurizer).Label);
            Assert.AreEqual(LearningCodes.UnreadablePicture, Assert.ThrowsExactly<LearningException>(() => trained.Predict([], featurizer)).Code);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public async Task OwnTrainer_ThatThrows_IsOneFailureAndNoCrash()
    {
        using var project = ProjectFile.CreateTemporary();
        var model = project.Models.Add("m");
        project.Labels.Add(model.Id, "a");
        project.Labels.Add(model.Id, "b");
        project.Examples.Add("m", "a", [1, 2]);
        project.Examples.Add("m", "b", [200, 210]);
        using var featurizer = new ByteMeanFeaturizer();
        var job = new TrainingService(new Dictionary<string, ILearner> { ["softmax-head"] = new BrokenTrainer() }, (_, _) => featurizer).Start(new TrainingRequest(project, "m", Preset.Simplified));
        var failure = await Assert.ThrowsExactlyAsync<LearningException>(() => job.Completion.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.AreEqual(LearningCodes.TrainingFailed, failure.Code);
        Assert.AreEqual(TrainingState.Failed, job.State);
        await job.Ended.WaitAsync(TimeSpan.FromSeconds(5));
    }

    private sealed class Listener(List<TrainingProgress> told) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            lock (told)
                told.Add(value);
        }
    }

    /// <summary>The mean of the bytes, and the mean square.</summary>
    private sealed class ByteMeanFeaturizer : IFeaturizer
    {
        public string Id => "byte-mean-v1";

        public int FeatureLength => 2;

        public void Featurize(ReadOnlySpan<byte> example, Span<float> features)
        {
            if (example.IsEmpty)
                throw new LearningException(LearningCodes.UnreadablePicture, "This is empty. Choose another one.", "No bytes.");
            var sum = 0f;
            foreach (var b in example)
                sum += b / 255f;
            features[0] = sum / example.Length;
            features[1] = features[0] * features[0];
        }

        public void Dispose()
        {
        }
    }

    private sealed class BrokenTrainer : ITrainer
    {
        public string Id => "softmax-head";

        public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) => throw new DivideByZeroException("own mistake");

        public IHead Load(BinaryReader reader) => throw new NotSupportedException();
    }

    private sealed class NearestMeanTrainer : ITrainer
    {
        public string Id => "softmax-head";

        public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
        {
            var means = new float[examples.Labels.Count];
            var counts = new int[means.Length];
            var row = new float[examples.FeatureLength];
            for (var i = 0; i < examples.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                examples.Read([i], row);
                means[examples.LabelOf(i)] += row[0];
                counts[examples.LabelOf(i)]++;
            }

            progress?.Report(new FitProgress(1, 0.1, 1));
            return new NearestMeanHead([.. means.Zip(counts, (m, c) => m / c)]);
        }

        public IHead Load(BinaryReader reader) => new NearestMeanHead([.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadSingle())]);
    }

    private sealed class NearestMeanHead(float[] means) : IHead
    {
        public string TrainerId => "softmax-head";

        public int FeatureLength => 2;

        public int LabelCount => means.Length;

        public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
        {
            var sum = 0f;
            for (var i = 0; i < means.Length; i++)
                sum += probabilities[i] = MathF.Exp(-20 * MathF.Abs(features[0] - means[i]));
            for (var i = 0; i < means.Length; i++)
                probabilities[i] /= sum;
        }

        public void Save(BinaryWriter writer)
        {
            writer.Write(means.Length);
            foreach (var mean in means)
                writer.Write(mean);
        }
    }
}
