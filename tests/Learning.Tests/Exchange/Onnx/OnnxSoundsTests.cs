using Microsoft.ML.OnnxRuntime;
using MLKids.Learning.Examples;
using MLKids.Learning.Exchange.Onnx;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Tests.Trainers;
using MLKids.Learning.Trainers.Sounds;

namespace MLKids.Learning.Tests.Exchange.Onnx;

/// <summary>Sounds: spectrum, network and head in one file.</summary>
[TestClass]
public sealed class OnnxSoundsTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Run_Sounds_AnswersTheSameInPlainOnnxRuntime(bool withNetwork)
    {
        using var fixture = new ArchiveFixture();
        using var featurizer = withNetwork ? new SoundFeaturizer() : new SoundFeaturizer("/nowhere/weights.onnx");
        if (withNetwork && featurizer.Missing is { } missing)
            Assert.Inconclusive($"Skipped: {missing}.");
        string[] labels = ["hum", "whistle", "rain"];
        var sounds = Enumerable.Range(0, 18).Select(i => (Label: i % 3, Wav: Sound(i % 3, i))).ToArray();
        var features = sounds.Select(sound =>
        {
            var floats = new float[featurizer.FeatureLength];
            featurizer.Featurize(sound.Wav, floats);
            return floats;
        }).ToArray();
        var head = new SoundHeadTrainer().Fit(new LabelledRows(features, [.. sounds.Select(sound => sound.Label)], labels), 1, null, CancellationToken.None);
        var info = fixture.Project.Models.Add("Noises", ModelKind.Sounds);
        fixture.Project.Examples.AddMany(sounds.Select(sound => new NewExample(fixture.Project.Labels.GetOrAdd(info.Id, labels[sound.Label]).Id, sound.Wav)));
        var path = fixture.Folder.File("a.onnx");
        var report = OnnxExport.Run(fixture.Project, new OnnxModel(info, head, featurizer, labels, 0.6, "x"), path);
        Assert.AreEqual("samples float[N,16000]", report.Input);
        Assert.AreEqual(18, report.Compared);

        using var session = new InferenceSession(path);
        var samples = sounds.SelectMany(sound => SoundClip.Read(sound.Wav).Samples.ToArray()).ToArray();
        using var value = OrtValue.CreateTensorValueFromMemory(samples, [sounds.Length, SoundClip.WindowLength]);
        using var options = new RunOptions();
        using var results = session.Run(options, ["samples"], [value], ["probabilities", "label"]);
        var found = results[0].GetTensorDataAsSpan<float>().ToArray();
        var wanted = new float[3];
        var largest = 0f;
        for (var i = 0; i < sounds.Length; i++)
        {
            head.Predict(features[i], wanted);
            for (var label = 0; label < 3; label++)
                largest = Math.Max(largest, Math.Abs(wanted[label] - found[(i * 3) + label]));
            Assert.AreEqual(labels[sounds[i].Label], results[1].GetStringElement(i));
        }

        Assert.IsLessThanOrEqualTo(1e-4f, largest);
    }

    [TestMethod]
    public void Run_NoSounds_ComparesMadeUpOnes()
    {
        using var fixture = new ArchiveFixture();
        using var featurizer = new SoundFeaturizer();
        var random = new Random(1);
        var features = Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, featurizer.FeatureLength).Select(_ => random.NextSingle()).ToArray()).ToArray();
        var head = new SoundHeadTrainer().Fit(new LabelledRows(features, [.. features.Select((_, i) => i % 2)], ["a", "b"]), 1, null, CancellationToken.None);
        var info = fixture.Project.Models.Add("Noises", ModelKind.Sounds);
        var report = OnnxExport.Run(fixture.Project, new OnnxModel(info, head, featurizer, ["a", "b"], 0.6, "x"), fixture.Folder.File("a.onnx"));
        Assert.IsTrue(report.Synthetic);
        Assert.AreEqual(OnnxExport.MostCompared, report.Compared);
    }

    private static byte[] Sound(int label, int seed)
    {
        var random = new Random(seed);
        var (pitch, level) = ((label == 0 ? 150 : 1800) + random.Next(60), 0.05 + (0.4 * random.NextDouble()));
        var samples = new float[SoundClip.WindowLength];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (float)((label == 2 ? level * ((2 * random.NextDouble()) - 1) : level * Math.Sin(2 * Math.PI * pitch * i / SoundClip.Rate)) + (0.002 * random.NextDouble()));
        return SoundClip.FromSamples(samples).ToWav();
    }
}
