using MLKids.Bench.Sklearn;
using MLKids.Bench.Sounds;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;

namespace MLKids.Bench;

/// <summary>Words that were not learned from: same speaker, new speakers, many speakers; clean and in noise. Then what it costs.</summary>
internal sealed class SoundsBench(Report report)
{
    private const int Seeds = 5;

    /// <summary>Softmax regression on such features, measured elsewhere on more of the same data: clean without and with noise mixed in, noisy without and with.</summary>
    private static readonly (string Task, int Each, double Clean, double CleanMix, double Noisy, double NoisyMix)[] Reference =
    [
        ("3 digits, same speaker", 8, 98.5, 97.2, 80.7, 96.3), ("10 digits, same speaker", 8, 97.3, 97.4, 72.6, 93.3),
        ("3 digits, one speaker, others asked", 8, 93.4, 93.5, 75.5, 87.8), ("3 digits, new speaker", 8, 95.0, 94.0, 73.3, 85.4),
        ("3 digits, new speaker", 20, 96.9, 96.8, 75.3, 92.1), ("10 digits, new speaker", 8, 80.7, 81.5, 56.9, 73.0),
        ("10 digits, new speaker", 20, 86.2, 85.8, 61.7, 79.5), ("3 keywords", 8, 97.3, 97.1, 73.2, 91.3), ("3 keywords", 20, 98.8, 98.6, 77.6, 95.7),
    ];

    private static readonly string[] ThreeDigits = ["one", "two", "three"];

    public async Task Run()
    {
        using var featurizer = new SoundFeaturizer();
        if (SoundSet.Load(featurizer) is { } set)
        {
            await Accuracy(set, new SoundTrial(featurizer));
            new SoundTwins(report, featurizer).Run(set);
        }
        else
            report.Line("Skipped: ../shared/data/sounds is not here.");
        new SoundCost(report, featurizer).Run();
    }

    private async Task Accuracy(SoundSet set, SoundTrial trial)
    {
        var rows = new List<object?[]>();
        foreach (var known in Reference)
            foreach (var preset in Preset.Own)
            {
                var mixes = preset == Preset.Accurate;
                var trials = Enumerable.Range(1, Seeds)
                    .SelectMany(seed => Splits(set, known.Task, known.Each, seed).Select(split => (Seed: seed, Rows: trial.Prepare(split.Learn, split.Ask, split.AskNoise, preset, seed))))
                    .ToArray();
                var ours = trials.AsParallel().AsOrdered().Select(t => trial.Ask(t.Rows, preset, t.Seed)).ToArray();
                var theirs = SklearnProcess.IsThere ? await SoundReference.Ask([.. trials.Select(t => t.Rows)]) : null;
                Add("clean", result => result.Clean, mixes ? known.CleanMix : known.Clean);
                Add("10 dB noise", result => result.Noisy, mixes ? known.NoisyMix : known.Noisy);

                void Add(string what, Func<(double Clean, double Noisy), double> of, double fact)
                {
                    var values = ours.Select(of).Chunk(ours.Length / Seeds).Select(seed => seed.Average()).ToArray();
                    var same = theirs?.Average(of);
                    // Speakers and takes are fewer here than where the facts were measured, and how loud its noise was is not known: what has no counterpart is held against the same rows.
                    var comparable = !known.Task.Contains("speaker", StringComparison.Ordinal) || known.Task.Contains("same", StringComparison.Ordinal);
                    var reference = comparable && (mixes || what == "clean") ? fact : same;
                    rows.Add([known.Task, known.Each, preset, what, Report.Text($"{values.Average():0.0} ± {Deviation(values):0.0}"), fact, same, values.Average() - reference, reference is { } wanted ? report.Verdict(values.Average() >= wanted - 1.5) : ""]);
                }
            }
        report.Table(
            $"Sounds: % right, mean ± sd of {Seeds} seeds; background is a label too. Verdicts against the facts where the split is the same, else against scikit-learn's LogisticRegression on the same rows",
            ["task", "takes a label", "preset", "asked", "found", "facts", "sklearn", "difference", "≥ reference - 1.5"],
            rows);
    }

    /// <summary>What is learned and asked. New speakers: learned from two, the third asked, in turn (the reference learned from three and asked three).</summary>
    private static IEnumerable<(List<SoundTake> Learn, List<SoundTake> Ask, List<SoundTake> AskNoise)> Splits(SoundSet set, string task, int each, int seed)
    {
        var noise = set.Background.ToArray();
        new Random(seed).Shuffle(noise);
        var learnNoise = noise.Take(Math.Min(each, noise.Length / 2)).ToList();
        var askNoise = noise[(noise.Length / 2)..].ToList();
        var takes = (task.Contains("keywords", StringComparison.Ordinal) ? set.Keywords : set.Digits).Where(take => !task.StartsWith("3 digits", StringComparison.Ordinal) || ThreeDigits.Contains(take.Label)).ToList();
        var speakers = set.Digits.Select(take => take.Speaker).Distinct().ToArray();
        if (task.Contains("keywords", StringComparison.Ordinal))
            yield return Split(takes, takes);
        else
            foreach (var speaker in speakers)
            {
                bool Own(SoundTake take) => take.Speaker == speaker;
                if (task.EndsWith("same speaker", StringComparison.Ordinal))
                    yield return Split(takes.Where(Own), takes.Where(Own));
                else if (task.EndsWith("others asked", StringComparison.Ordinal))
                    yield return Split(takes.Where(Own), takes.Where(take => !Own(take)));
                else
                    yield return Split(takes.Where(take => !Own(take)), takes.Where(Own));
            }

        (List<SoundTake>, List<SoundTake>, List<SoundTake>) Split(IEnumerable<SoundTake> from, IEnumerable<SoundTake> others)
        {
            var learn = new List<SoundTake>();
            foreach (var label in from.GroupBy(take => take.Label))
            {
                var own = label.ToArray();
                new Random((seed * 1000) + label.Key.Length + own.Length).Shuffle(own);
                learn.AddRange(own.Take(each));
            }
            return ([.. learn, .. learnNoise], [.. others.Except(learn), .. askNoise], askNoise);
        }

    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
