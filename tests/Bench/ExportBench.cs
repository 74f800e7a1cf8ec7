using System.Diagnostics;
using MLKids.Bench.Sounds;
using MLKids.Learning.Examples;
using MLKids.Learning.Exchange.Onnx;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Onnx;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Sounds;

namespace MLKids.Bench;

/// <summary>Trained models as ONNX files: plain ONNX Runtime must say what the model says, on every photo and sound at hand.</summary>
internal sealed class ExportBench(BenchOptions options, Report report)
{
    private const int Most = 150;

    public Task Run()
    {
        var rows = new List<IReadOnlyList<object?>>();
        using var pictures = new MobileNetFeaturizer();
        foreach (var set in Photos.All(options))
            foreach (ITrainer trainer in new ITrainer[] { new MultiLayerHeadTrainer(), new SoftmaxHeadTrainer() })
                rows.Add(Compare(set.Name, ModelKind.Pictures, pictures, trainer, [.. set.Labels.SelectMany(label => label.Files.Take(Most / set.Labels.Count).Select(file => (label.Label, File.ReadAllBytes(file))))]));
        using var sounds = new SoundFeaturizer();
        if (SoundSet.Load(sounds) is { } data)
            foreach (var (name, takes) in new[] { ("digits", data.Digits), ("keywords", [.. data.Keywords, .. data.Background]) })
                rows.Add(Compare(name, ModelKind.Sounds, sounds, new SoundHeadTrainer(), [.. takes.GroupBy(take => take.Label).SelectMany(label => label.Take(15)).Select(take => (take.Label, take.Wav))]));
        report.Table(
            "Models as ONNX files, each answer compared with the model's own",
            ["set", "trainer", "labels", "compared", "other label", "largest difference × 1e-6", "MB", "export s", "ms an answer", "verdict"],
            rows);
        return Task.CompletedTask;
    }

    private List<object?> Compare(string name, ModelKind kind, IFeaturizer featurizer, ITrainer trainer, List<(string Label, byte[] Bytes)> examples)
    {
        var labels = examples.Select(example => example.Label).Distinct().ToList();
        var features = examples.ConvertAll(example =>
        {
            var floats = new float[featurizer.FeatureLength];
            featurizer.Featurize(example.Bytes, floats);
            return floats;
        });
        var head = trainer.Fit(new ExampleTable([.. features.SelectMany(row => row)], featurizer.FeatureLength, labels, [.. examples.Select(example => labels.IndexOf(example.Label))]), 1, null, options.Stop);
        var clock = Stopwatch.StartNew();
        var file = OnnxFile.Of(new OnnxModel(new ModelInfo(1, name, kind), head, featurizer, labels, 0.6, ""));
        using var reload = new OnnxReload(file.Bytes, file);
        var export = clock.Elapsed;
        var (other, largest) = (0, 0.0);
        var wanted = new float[labels.Count];
        var input = new float[file.Input.Length];
        var answering = TimeSpan.Zero;
        for (var i = 0; i < examples.Count; i++)
        {
            head.Predict(features[i], wanted);
            ((IOnnxFeaturizer)featurizer).FillInput(examples[i].Bytes, input);
            clock.Restart();
            var (found, label) = reload.Run(input);
            answering += clock.Elapsed;
            largest = Math.Max(largest, wanted.Zip(found, (a, b) => Math.Abs(a - b)).Max());
            other += label == labels[Array.IndexOf(wanted, wanted.Max())] ? 0 : 1;
        }

        return [name, trainer.Id, labels.Count, examples.Count, other, largest * 1e6, file.Bytes.Length / 1e6, export.TotalSeconds, answering.TotalMilliseconds / examples.Count, report.Verdict(other == 0 && largest <= OnnxExport.Tolerance)];
    }
}
