using System.Diagnostics;
using System.Text;
using MLKids.Bench.Sklearn;
using MLKids.Bench.Words;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Words;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Words;

namespace MLKids.Bench;

/// <summary>Short sentences in several languages: both trainers beside scikit-learn's logistic regression on TF-IDF, on the same splits.</summary>
internal sealed class WordsBench(BenchOptions options, Report report)
{
    private const int Seeds = 5;
    private const string Reference = "scikit-learn";

    private static readonly int[] Sizes = [5, 10, 20];
    private static readonly ITrainer[] Trainers = [WordTrainers.MultiLayer, WordTrainers.Softmax];

    private static readonly WordFeaturizer Featurizer = new();

    public async Task Run()
    {
        var sets = SentenceSet.All();
        var results = new List<(string Set, string Learner, int PerLabel, SentenceResult Result)>();
        foreach (var set in sets)
        {
            var splits = Sizes.SelectMany(size => Enumerable.Range(1, Seeds).Select(seed => set.Split(size, seed))).OfType<SentenceSplit>().ToArray();
            string[] abroad = [.. sets.Where(other => Language(other) != Language(set)).SelectMany(other => other.Texts.Where((_, row) => row % 9 == 0))];
            foreach (var trainer in Trainers)
            {
                Measure(set, splits[0], trainer, abroad);
                results.AddRange(splits.Select(split => (set.Name, trainer.Id, split.PerLabel, Measure(set, split, trainer, abroad))));
            }
            if (SklearnProcess.IsThere)
                results.AddRange(splits.Zip(await AskReference(set, splits), (split, result) => (set.Name, Reference, split.PerLabel, result)));
            options.Stop.ThrowIfCancellationRequested();
        }
        Accuracy(sets, results);
        Times(results);
    }

    private void Accuracy(SentenceSet[] sets, List<(string Set, string Learner, int PerLabel, SentenceResult Result)> results)
    {
        var learners = results.Select(result => result.Learner).Distinct().ToArray();
        string Cell(string? set, string learner, int size)
        {
            var right = results.Where(r => (set is null || r.Set == set) && r.Learner == learner && r.PerLabel == size).Select(r => r.Result.Right).ToArray();
            return right.Length == 0 ? "" : Report.Text($"{right.Average():0.0} ± {Deviation(right):0.0}");
        }
        var rows = sets.SelectMany(set => learners.Select(learner => (object?[])
            [$"{set.Name}, {set.Labels.Length} labels, {set.Texts.Length}", learner, .. Sizes.Select(size => Cell(set.Name, learner, size)), ""])).ToList();
        foreach (var learner in learners)
        {
            var difference = Mean(learner, result => result.Right) - Mean(Reference, result => result.Right);
            rows.Add(["mean of all", learner, .. Sizes.Select(size => Cell(null, learner, size)), learner == Reference ? "" : double.IsNaN(difference) ? "" : report.Verdict(-difference, 0)]);
        }
        report.Table(
            $"{sets.Sum(set => set.Texts.Length)} sentences; % right on those not learned from, mean ± sd of {Seeds} seeds",
            ["set", "learner", .. Sizes.Select(size => $"{size} a label"), "≥ " + Reference], rows);

        double Mean(string learner, Func<SentenceResult, double> of) =>
            results.Where(r => r.Learner == learner).Select(r => of(r.Result)).DefaultIfEmpty(double.NaN).Average();
    }

    private void Times(List<(string Set, string Learner, int PerLabel, SentenceResult Result)> results) => report.Table(
        "Medians, one thread, warm; how sure answers are (recognition point 60 %)",
        ["learner", "fit ms", "× faster", "answer µs", "× faster", "% sure", "% sure in a strange language"],
        [.. results.GroupBy(r => r.Learner).Select(group =>
        {
            var reference = results.Where(r => r.Learner == Reference).Select(r => r.Result).ToArray();
            var own = group.Select(r => r.Result).ToArray();
            return (object?[])
            [
                group.Key, Median(own, r => r.Fit), Median(reference, r => r.Fit) / Median(own, r => r.Fit),
                Median(own, r => r.Answer), Median(reference, r => r.Answer) / Median(own, r => r.Answer),
                group.Key == Reference ? null : own.Average(r => r.Sure), group.Key == Reference ? null : own.Average(r => r.SureAbroad),
            ];
        })]);

    private SentenceResult Measure(SentenceSet set, SentenceSplit split, ITrainer trainer, string[] abroad)
    {
        var start = Stopwatch.GetTimestamp();
        var features = split.Train.SelectMany(row => Featurize(set.Texts[row])).ToArray();
        var table = new ExampleTable(features, Featurizer.FeatureLength, set.Labels, [.. split.Train.Select(row => set.LabelOf[row])]);
        var head = trainer.Fit(table, split.Seed, null, options.Stop);
        var fit = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        var answers = split.Test.Select(row => Ask(head, set.Texts[row])).ToArray();
        var answer = Stopwatch.GetElapsedTime(start).TotalMicroseconds / answers.Length;
        return new(
            100.0 * answers.Zip(split.Test).Count(pair => pair.First.Label == set.LabelOf[pair.Second]) / answers.Length,
            fit,
            answer,
            100.0 * answers.Count(a => a.Confidence >= TrainedModel.DefaultRecognitionPoint) / answers.Length,
            100.0 * abroad.Count(text => Ask(head, text).Confidence >= TrainedModel.DefaultRecognitionPoint) / abroad.Length);
    }

    private static async Task<SentenceResult[]> AskReference(SentenceSet set, SentenceSplit[] splits)
    {
        var answer = await SklearnProcess.Run("words.py", new
        {
            texts = set.Texts, labels = set.LabelOf, splits = splits.Select(split => new { train = split.Train, test = split.Test }),
        });
        return [.. answer.EnumerateArray().Select(one =>
            new SentenceResult(one.GetProperty("right").GetDouble(), one.GetProperty("fit").GetDouble(), one.GetProperty("answer").GetDouble()))];
    }

    private static (int Label, float Confidence) Ask(IHead head, string text)
    {
        var probabilities = new float[head.LabelCount];
        head.Predict(Featurize(text), probabilities);
        var best = probabilities.Max();
        return (Array.IndexOf(probabilities, best), best);
    }

    private static float[] Featurize(string text)
    {
        var features = new float[Featurizer.FeatureLength];
        Featurizer.Featurize(Encoding.UTF8.GetBytes(text), features);
        return features;
    }

    private static string Language(SentenceSet set) => set.Name.Split('-')[0];

    private static double Median(IEnumerable<SentenceResult> results, Func<SentenceResult, double> of) =>
        results.Any() ? Samples.Of(results.Select(of)).Median : double.NaN;

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Length - 1));
    }
}
