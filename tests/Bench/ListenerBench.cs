using System.Diagnostics;
using MLKids.Bench.Sounds;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Listening;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Bench;

/// <summary>What a listener hears in five minutes of words, other words and noise, and what listening costs.</summary>
internal sealed class ListenerBench(Report report)
{
    private const int Seeds = 5, Learned = 20, Known = 60, Unknown = 40;

    private static readonly ListenerSettings[] Settings =
    [
        new(),
        new() { Average = 1 },
        new() { Threshold = 0.8 },
        new() { Threshold = 0.9 },
        new() { Hop = TimeSpan.FromSeconds(0.125), Average = 3, Threshold = 0.85 },
        new() { Hop = TimeSpan.FromSeconds(0.5), Average = 1, Threshold = 0.5 },
    ];

    public async Task Run()
    {
        using var featurizers = new FeaturizerCatalog();
        var featurizer = (SoundFeaturizer)featurizers.For(ModelKind.Sounds);
        if (SoundSet.Load(featurizer) is not { } set)
        {
            report.Line("Skipped: ../shared/data/sounds is not here.");
            return;
        }

        var found = new Dictionary<(Preset, ListenerSettings), List<Score>>();
        var cost = new Samples();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (learn, stream) = Deal(set, seed);
            var features = new Dictionary<long, float[]>();
            foreach (var preset in Preset.Own)
            {
                var model = await Train(featurizers, learn, preset, seed);
                foreach (var settings in Settings)
                {
                    if (!found.TryGetValue((preset, settings), out var scores))
                        found.Add((preset, settings), scores = []);
                    scores.Add(Listen(featurizer, model, stream, settings, features));
                }

                cost.Add(Cost(featurizer, model, stream));
            }
        }

        Tell(found);
        report.Table(
            "Listening with the defaults: share of one core, %",
            ["best", "median", "wanted", ""],
            [[cost.Best, cost.Median, 3.0, report.Verdict(cost.Best, 3)]]);
    }

    private void Tell(Dictionary<(Preset, ListenerSettings), List<Score>> found)
    {
        var rows = found.Select(f =>
        {
            var ((preset, settings), scores) = f;
            var isPromised = preset == Preset.Accurate && settings == Settings[0];
            return (IReadOnlyList<object?>)
            [
                preset, settings.Hop.TotalSeconds, settings.Average, settings.Threshold,
                Text(scores, s => s.Hits), Text(scores, s => s.Wrong), Text(scores, s => s.Others), Text(scores, s => s.Noise),
                isPromised ? Promised(scores) : "",
            ];
        }).ToArray();
        report.Table(
            Report.Text($"Five minutes: {Known} words of 3 labels, {Unknown} other words, noise; mean ± sd of {Seeds} seeds. Wanted: 55 hits, at most 3 wrong, 14 other words, 1 noise"),
            ["preset", "hop, s", "average", "threshold", $"hits/{Known}", "wrong label", $"other words/{Unknown}", "noise", "wanted"],
            rows);
    }

    /// <summary>The figures of one seed of another program, on more of the same keywords and on other words.</summary>
    private string Promised(List<Score> scores) =>
        $"hits {report.Verdict(scores.Average(s => s.Hits) >= 55)}, wrong {report.Verdict(scores.Average(s => s.Wrong), 3)}, "
        + $"other {report.Verdict(scores.Average(s => s.Others), 14)}, noise {report.Verdict(scores.Average(s => s.Noise), 1)}";

    /// <summary>Twenty of each keyword and twenty seconds of background to learn from; what is left makes the stream.</summary>
    private static (List<(string Label, byte[] Wav)> Learn, ListeningStream Stream) Deal(SoundSet set, int seed)
    {
        var random = new Random(seed);
        var learn = new List<(string, byte[])>();
        var known = new List<SoundTake>();
        foreach (var label in set.Keywords.GroupBy(take => take.Label))
        {
            var takes = label.ToArray();
            random.Shuffle(takes);
            learn.AddRange(takes[..Learned].Select(take => (take.Label, take.Wav)));
            known.AddRange(takes[Learned..(Learned + Known / 3)]);
        }

        var noise = set.Background.ToArray();
        random.Shuffle(noise);
        learn.AddRange(noise[..10].Select(take => (take.Label, take.Wav)));
        learn.AddRange(Enumerable.Range(0, 10).Select(_ => (ProjectNames.BackgroundNoise, SoundClip.FromSamples(ListeningStream.RoomNoise(random)).ToWav())));
        var others = set.Digits.ToArray();
        random.Shuffle(others);
        return (learn, new ListeningStream(known, others[..Unknown], noise[10..], seed));
    }

    private static async Task<TrainedModel> Train(FeaturizerCatalog featurizers, List<(string Label, byte[] Wav)> learn, Preset preset, int seed)
    {
        using var project = ProjectFile.CreateTemporary();
        var model = project.Models.Add("words", ModelKind.Sounds);
        project.Examples.AddMany(learn.Select((take, i) => new NewExample(project.Labels.GetOrAdd(model.Id, take.Label).Id, take.Wav, $"{i}")));
        await new TrainingService(TrainerCatalog.All, featurizers.For).Start(new TrainingRequest(project, model.Name, preset) { Seed = seed }).Completion;
        return new ModelStore(project, TrainerCatalog.All).Get(model.Id);
    }

    private static Score Listen(SoundFeaturizer featurizer, TrainedModel model, ListeningStream stream, ListenerSettings settings, Dictionary<long, float[]> known)
    {
        SoundListener listener = null!;
        listener = new SoundListener(
            window =>
            {
                // The same windows are asked with other settings again.
                if (!known.TryGetValue(listener.Position, out var features))
                    known.Add(listener.Position, features = Features(featurizer, window));
                return features;
            },
            settings);
        listener.Add("words", features => model.Predict(features));
        var score = new Score();
        var met = new HashSet<long>();
        foreach (var heard in listener.Hear(stream.Samples))
        {
            if (stream.WordAt(heard.Position) is not { } word)
                score.Noise++;
            else if (!word.IsKnown)
                score.Others += met.Add(word.Start) ? 1 : 0;
            else if (word.Label != heard.Label)
                score.Wrong++;
            else
                score.Hits += met.Add(word.Start) ? 1 : 0;
        }

        return score;
    }

    /// <summary>Processor time of listening in blocks of 40 ms, as a share of the stream's time.</summary>
    private static double Cost(SoundFeaturizer featurizer, TrainedModel model, ListeningStream stream)
    {
        var samples = stream.Samples.AsSpan(0, 60 * SoundClip.Rate);
        var listener = new SoundListener(window => Features(featurizer, window));
        listener.Add("words", features => model.Predict(features));
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var at = 0; at < samples.Length; at += 640)
            listener.Hear(samples.Slice(at, 640));
        process.Refresh();
        return 100 * (process.TotalProcessorTime - before).TotalSeconds / 60;
    }

    private static float[] Features(SoundFeaturizer featurizer, ReadOnlySpan<float> window)
    {
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(window, features);
        return features;
    }

    private static string Text(List<Score> scores, Func<Score, double> what)
    {
        var mean = scores.Average(what);
        return Report.Text($"{mean:0.0} ± {Math.Sqrt(scores.Sum(s => (what(s) - mean) * (what(s) - mean)) / (scores.Count - 1)):0.0}");
    }

    private sealed class Score
    {
        public int Hits { get; set; }

        public int Wrong { get; set; }

        /// <summary>Words that were not learned and yet heard.</summary>
        public int Others { get; set; }

        public int Noise { get; set; }
    }
}
