using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MLKids.Bench.Numbers;
using MLKids.Bench.Sklearn;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Numbers;
using static MLKids.Bench.Report;

namespace MLKids.Bench;

/// <summary>
/// Rows of numbers: the four trainers beside scikit-learn's on its bundled sets, the same splits (70 / 30 by label, 5 seeds, drawn here).
/// Digits: 600 rows to learn from.
/// Then the same on rules as a child might make them (<see cref="NumberSets"/>).
/// </summary>
internal sealed class NumbersBench(BenchOptions options, Report report)
{
    private const int Seeds = 5;

    private static readonly ITrainer[] Trainers = [NumberTrainers.MultiLayer, NumberTrainers.BoostedTrees, NumberTrainers.Softmax, NumberTrainers.SmallTree];

    private static readonly string[] Theirs = ["LogisticRegression", "MLPClassifier", "GradientBoosting"];

    public async Task Run()
    {
        if (!SklearnProcess.IsThere)
        {
            report.Line("Skipped: scikit-learn's files are not here (Debian's python3-sklearn).");
            return;
        }

        await Compare("bundled sets", await NumberSets.Bundled(), judged: true);
        await Compare("rules", NumberSets.Rules(), judged: false);
        Rows();
    }

    /// <summary>A table of 20,000 rows of eight numbers, a choice and a label: read, then each row as it is stored to features.</summary>
    private void Rows()
    {
        const int Count = 20_000;
        var random = new Random(1);
        string[] colours = ["red", "green", "dark blue"];
        var lines = Enumerable.Range(0, Count).Select(_ => string.Join(',', Enumerable.Range(0, 8).Select(_ => Text($"{100 * random.NextDouble():0.##}"))) + $",{colours[random.Next(3)]},cat");
        var bytes = Encoding.UTF8.GetBytes("a,b,c,d,e,f,g,h,colour,label\n" + string.Join('\n', lines));
        Samples read = new(), features = new();
        for (var turn = 0; turn < 5; turn++)
        {
            Table table = null!;
            read.Time(() => table = TableReader.Read(bytes));
            var rows = table.Rows.Select(row => RowText.ToBytes([.. table.Header.Take(9).Zip(row.Cells, RowValue.Typed)])).ToArray();
            using var featurizer = new RowFeaturizer(ColumnSet.Of(rows.Select(row => RowText.Read(row))));
            var into = new float[featurizer.FeatureLength];
            features.Time(() =>
            {
                foreach (var row in rows)
                    featurizer.Featurize(row, into);
            });
        }

        report.Table(
            "µs a row of ten columns (best / median)",
            ["step", "µs"],
            [["read a table", Samples.Of(read.Values.Select(ms => 1000 * ms / Count)).ToString()], ["stored row to features", Samples.Of(features.Values.Select(ms => 1000 * ms / Count)).ToString()]]);
    }

    private async Task Compare(string title, IReadOnlyList<(string Name, float[][] Rows, int[] Labels)> sets, bool judged)
    {
        var right = new Dictionary<(string Method, string Set), List<double>>();
        var time = new Dictionary<(string Method, string Set), Samples>();
        foreach (var (name, rows, labels) in sets.Where(set => options.Folder is null || options.Folder == set.Name))
        {
            var splits = Enumerable.Range(1, Seeds).Select(seed => NumberSets.Split(labels, seed)).ToArray();
            var theirs = await SklearnProcess.Run("number_rows.py", new
            {
                parts = splits.Select((split, i) => new
                {
                    seed = i + 1,
                    train = split.Train.Select(row => rows[row]),
                    labels = split.Train.Select(row => labels[row]),
                    test = split.Test.Select(row => rows[row]),
                }),
            });
            for (var i = 0; i < Seeds; i++)
                Fit(name, rows, labels, splits[i], i + 1, theirs[i], right, time);
        }

        if (right.Count > 0)
            Print(title, right, time, judged);
    }

    private static void Fit(
        string set,
        float[][] rows,
        int[] labels,
        (int[] Train, int[] Test) split,
        int seed,
        JsonElement theirs,
        Dictionary<(string Method, string Set), List<double>> right,
        Dictionary<(string Method, string Set), Samples> time)
    {
        void Tell(string method, IEnumerable<int> answers, double seconds)
        {
            right.TryAdd((method, set), []);
            time.TryAdd((method, set), new());
            right[(method, set)].Add(100.0 * answers.Zip(split.Test).Count(pair => pair.First == labels[pair.Second]) / split.Test.Length);
            time[(method, set)].Add(seconds * 1000);
        }

        var names = Enumerable.Range(0, labels.Max() + 1).Select(label => $"label {label}").ToArray();
        var table = new ExampleTable([.. split.Train.SelectMany(row => rows[row])], rows[0].Length, names, [.. split.Train.Select(row => labels[row])]);
        var probabilities = new float[names.Length];
        foreach (var trainer in Trainers)
        {
            // The first fit of a process compiles code; children's projects are trained again and again.
            if (seed == 1)
                trainer.Fit(table, seed, null, CancellationToken.None);
            var start = Stopwatch.GetTimestamp();
            var head = trainer.Fit(table, seed, null, CancellationToken.None);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Tell(trainer.Id, split.Test.Select(row =>
            {
                head.Predict(rows[row], probabilities);
                return Array.IndexOf(probabilities, probabilities.Max());
            }).ToArray(), seconds);
        }

        foreach (var method in Theirs)
            Tell(method, theirs.GetProperty(method).GetProperty("predicted").EnumerateArray().Select(label => label.GetInt32()), theirs.GetProperty(method).GetProperty("seconds").GetDouble());
    }

    private void Print(string title, Dictionary<(string Method, string Set), List<double>> right, Dictionary<(string Method, string Set), Samples> time, bool judged)
    {
        var sets = right.Keys.Select(key => key.Set).Distinct().ToArray();
        string[] methods = [.. Trainers.Select(trainer => trainer.Id), .. Theirs];
        double Mean(string method) => sets.Average(set => right[(method, set)].Average());
        double Time(string method) => Math.Exp(sets.Average(set => Math.Log(time[(method, set)].Median)));
        report.Table(
            $"{title}: % right (mean ± sd of 5 seeds)",
            ["method", .. sets, "mean"],
            [.. methods.Select(method => (IReadOnlyList<object?>)[method, .. sets.Select(set => MeanAndSpread(right[(method, set)])), Mean(method)])]);
        report.Table(
            $"{title}: ms of one fit (best / median of 5 seeds)",
            ["method", .. sets, "geometric mean"],
            [.. methods.Select(method => (IReadOnlyList<object?>)[method, .. sets.Select(set => time[(method, set)].ToString()), Time(method)])]);
        if (!judged)
            return;
        // Accurate beside the more accurate of theirs, simplified beside their simple one.
        (string Ours, string Theirs)[] rivals = [(NumberTrainers.MultiLayerId, "MLPClassifier"), ("boosted-trees", "GradientBoosting"), (NumberTrainers.SoftmaxId, "LogisticRegression")];
        report.Table(
            $"{title}: ours beside theirs",
            ["ours", "theirs", "points ahead in the mean", "times faster", "at least equal", "at least as fast"],
            [.. rivals.Select(pair => (IReadOnlyList<object?>)
            [
                pair.Ours, pair.Theirs, Mean(pair.Ours) - Mean(pair.Theirs), Time(pair.Theirs) / Time(pair.Ours),
                report.Verdict(Mean(pair.Ours) >= Mean(pair.Theirs)), report.Verdict(Time(pair.Ours) <= Time(pair.Theirs)),
            ])]);
    }

    private static string MeanAndSpread(List<double> values)
    {
        var mean = values.Average();
        return Text($"{mean:0.0} ± {Math.Sqrt(values.Average(value => (value - mean) * (value - mean))):0.0}");
    }
}
