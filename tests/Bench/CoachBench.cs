using System.Diagnostics;
using MLKids.Bench.Accuracy;
using MLKids.Learning.Coaching;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Tests.Coaching;

namespace MLKids.Bench;

/// <summary>What the coach says of good sets (nothing), of parts of them, and of sets that were spoiled on purpose.</summary>
internal sealed class CoachBench(BenchOptions options, Report report)
{
    private const int Seeds = 10, Draws = 200;

    public Task Run()
    {
        var sets = Photos.All(options);
        Whole(sets);
        foreach (var set in sets)
            Parts(set);
        Seeded(sets[0]);
        Cost(sets);
        return Task.CompletedTask;
    }

    private void Whole(IReadOnlyList<Photos> sets)
    {
        using var featurizer = new MobileNetFeaturizer();
        var rows = new List<object?[]>();
        foreach (var set in sets)
        {
            using var project = ProjectFile.CreateTemporary();
            var model = SeededSets.AddTo(project, set.Labels.SelectMany(label => label.Files.Select(file => (label.Label, File.ReadAllBytes(file)))), set.Name);
            new FeatureCache(project).Fill(model, featurizer);
            var tips = Coach.Before(project, model, featurizer);
            var alike = LabelRows.Load(project, model, featurizer.Id, featurizer.FeatureLength).Select(label => FeatureTips.MeanCosine(label.Rows));
            rows.Add([set.Name, Said(tips), string.Join(" ", alike.Select(cosine => Report.Text($"{cosine:0.000}"))), report.Verdict(tips.Count == 0)]);
        }

        report.Table("Whole sets, with cached features", ["set", "tips", "mean cosine in each label", "none"], rows);
    }

    /// <summary>Five to forty photos of two labels or more, drawn at random: a good set of every size must stay good.</summary>
    private void Parts(Photos set)
    {
        using var measure = new PictureFactsFeaturizer();
        using var network = new MobileNetFeaturizer();
        var facts = FeatureFile.Get(set, measure.Id, photo => Featurized(measure, photo)).Rows;
        var features = FeatureFile.Get(set, network.Id, photo => Featurized(network, photo)).Rows;
        var alarms = new List<Tip>();
        var alarmed = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var random = new Random(draw);
            var labels = Enumerable.Range(0, set.Labels.Count).ToArray();
            random.Shuffle(labels);
            var (size, count) = (random.Next(5, 41), random.Next(2, labels.Length + 1));
            var drawn = labels.Take(count).Select(label => (Label: label, Photos: random.GetItems(Enumerable.Range(0, facts[label].Length).ToArray(), size).Distinct().ToArray())).ToArray();
            LabelRows Rows(float[][][] all, (int Label, int[] Photos) part) =>
                new(set.Labels[part.Label].Label, [.. part.Photos.Select(photo => (long)photo)], [.. part.Photos.Select(photo => all[part.Label][photo])]);
            var tips = PictureTips.Find([.. drawn.Select(part => Rows(facts, part))]).Concat(FeatureTips.Pictures([.. drawn.Select(part => Rows(features, part))])).ToList();
            alarms.AddRange(tips);
            alarmed += tips.Count > 0 ? 1 : 0;
        }

        report.Table(
            $"{set.Name}: {Draws} random parts (2 labels or more, 5 to 40 photos a label)",
            ["with a tip", "which", "≤ 5 %"],
            [[Report.Text($"{alarmed / (double)Draws:P1}"), string.Join(", ", alarms.CountBy(tip => tip.Code).Select(code => $"{code.Key} {code.Value}")), report.Verdict(alarmed / (double)Draws, 0.05)]]);
    }

    private void Seeded(Photos photos)
    {
        var rows = new List<object?[]>();
        foreach (var (name, (code, make)) in SeededSets.All)
        {
            var found = new List<IReadOnlyList<Tip>>();
            for (var seed = 1; seed <= Seeds; seed++)
            {
                options.Stop.ThrowIfCancellationRequested();
                using var project = ProjectFile.CreateTemporary();
                var random = new Random(seed);
                var piles = photos.Labels.Select(label => new Queue<string>(label.Files.OrderBy(_ => random.Next()))).ToArray();
                var model = SeededSets.AddTo(project, make((label, _) => Square(piles[label].Dequeue()), random));
                found.Add(Coach.Before(project, model));
            }

            var right = found.Count(tips => code is null ? tips.Count == 0 : tips.Count > 0 && tips[0].Code == code) / (double)Seeds;
            var others = found.SelectMany(tips => tips).Where(tip => tip.Code != code).CountBy(tip => tip.Code).Select(other => $"{other.Key} {other.Value}");
            rows.Add([name, code ?? "none", Report.Text($"{right:P0}"), string.Join(", ", others), report.Verdict(right >= 0.95)]);
        }

        report.Table($"Sets made of {photos.Name} and spoiled by a seed, {Seeds} seeds: the wanted tip is first", ["set", "wanted", "so", "other tips", "≥ 95 %"], rows);
    }

    private void Cost(IReadOnlyList<Photos> sets)
    {
        using var project = ProjectFile.CreateTemporary();
        var model = SeededSets.AddTo(project, Photos.ForTraining(options).Varied(334).Select(photo => (photo.Label, photo.Bytes)));
        var clock = Stopwatch.StartNew();
        Coach.Before(project, model);
        var first = clock.Elapsed.TotalSeconds;
        clock.Restart();
        Coach.Before(project, model);
        report.Table(
            $"1,002 photos (of {sets.Count} sets): seconds",
            ["first time", "again", "first ≤ 0.5 s"],
            [[first, clock.Elapsed.TotalSeconds, report.Verdict(first, 0.5)]]);
    }

    private static string Said(IReadOnlyList<Tip> tips) => string.Join("; ", tips.Select(tip => $"{tip.ChildSentence} [{tip.Message}]"));

    private static byte[] Square(string file)
    {
        var pixels = new byte[SeededPictures.Side * SeededPictures.Side * 3];
        PictureDecoder.DecodeSquare(File.ReadAllBytes(file), SeededPictures.Side, pixels);
        return pixels;
    }

    private static float[] Featurized(IFeaturizer featurizer, byte[] photo)
    {
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(photo, features);
        return features;
    }
}
