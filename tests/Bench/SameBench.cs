using MLKids.Bench.Children;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Bench;

/// <summary>The same photos and seed give the same model; a saved model answers as before.</summary>
internal sealed class SameBench(BenchOptions options, Report report)
{
    public async Task Run()
    {
        var photos = Photos.ForTraining(options);
        using var place = new Workplace();
        var fresh = place.Project("same", photos, 60);
        var rows = new List<object?[]>();
        foreach (var preset in Preset.Own)
        {
            var first = await Hash(place, fresh, preset, SourceMode.InMemory, workers: 1);
            async Task Compare(string what, SourceMode mode, int workers, int seed = 1, bool same = true)
            {
                var hash = await Hash(place, fresh, preset, mode, workers, seed);
                rows.Add([preset, what, first[..12], hash[..12], report.Verdict((hash == first) == same)]);
            }

            await Compare("a second time", SourceMode.InMemory, 1);
            await Compare("two threads featurize", SourceMode.InMemory, 2);
            await Compare("streaming, two threads", SourceMode.Streaming, 2);
            if (preset == Preset.Accurate)
                await Compare("another seed (must differ)", SourceMode.InMemory, 1, seed: 2, same: false);
            rows.Add([preset, "saved, loaded, 60 new photos asked", "", SaveAndLoad(place.Path("same-run.mlkids"), photos, preset, out var good), report.Verdict(good)]);
        }

        report.Table("180 photos, each training in a process of its own, on a project without features", ["preset", "what", "first", "found", "verdict"], rows);
    }

    private async Task<string> Hash(Workplace place, string fresh, Preset preset, SourceMode mode, int workers, int seed = 1)
    {
        var project = place.Copy(fresh, "same-run");
        var answer = await Child.Do(new(ChildWork.Train, project) { Preset = preset, Modes = [mode], Workers = workers, Seed = seed }, options.Stop);
        return answer.Trainings[0].Hash;
    }

    /// <summary>A head fitted here on the project's rows must answer bit by bit as the one that another process fitted and saved.</summary>
    private static string SaveAndLoad(string path, Photos photos, Preset preset, out bool good)
    {
        using var project = ProjectFile.Open(path, readOnly: true);
        using var featurizer = new MobileNetFeaturizer();
        var info = project.Models.All()[0];
        var saved = new ModelStore(project, TrainerCatalog.All).Get(info.Id);
        using var rows = ExampleLoader.Load(project, info.Id, featurizer, TrainingBudget.Default);
        var trainer = (ITrainer)TrainerCatalog.All[saved.TrainerId];
        var head = trainer.Fit(rows.Source, saved.Report.Seed, null, default);
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
            head.Save(writer);
        memory.Position = 0;
        using var reader = new BinaryReader(memory);
        var loaded = trainer.Load(reader);

        var asked = photos.Labels.Take(3).SelectMany(label => label.Files.Skip(60).Take(20)).ToArray();
        var equal = 0;
        foreach (var file in asked)
        {
            var features = new float[featurizer.FeatureLength];
            featurizer.Featurize(File.ReadAllBytes(file), features);
            float[] before = new float[head.LabelCount], after = new float[head.LabelCount];
            head.Predict(features, before);
            loaded.Predict(features, after);
            equal += before.SequenceEqual(after) && saved.Predict(features).Probabilities.SequenceEqual(before) && saved.Preset == preset ? 1 : 0;
        }

        good = equal == asked.Length;
        return $"{equal} of {asked.Length} equal";
    }
}
