using System.Diagnostics;
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
        using var featurizer = new MobileNetFeaturizer();
        foreach (var set in sets)
            Set(set, featurizer);
        OneThing(sets[0], featurizer);
        Seeded(sets[0]);
        foreach (var set in Photos.All(options with { Data = Path.Combine(options.Data, "..", "sounds") }).Where(set => set.Labels.Count > 1))
            Sounds(set);
        Cost();
        return Task.CompletedTask;
    }

    private void Set(Photos set, MobileNetFeaturizer featurizer)
    {
        using var project = ProjectFile.CreateTemporary();
        var model = SeededSets.AddTo(project, set.Labels.SelectMany(label => label.Files.Select(file => (label.Label, File.ReadAllBytes(file)))), set.Name);
        new FeatureCache(project).Fill(model, featurizer);
        var tips = Coach.Before(project, model, featurizer);
        var features = LabelRows.Load(project, model, featurizer.Id, featurizer.FeatureLength);
        report.Table(
            $"{set.Name}: all photos, with cached features",
            ["tips", "mean cosine in each label", "none"],
            [[Said(tips), string.Join(" ", features.Select(label => Report.Text($"{FeatureTips.MeanCosine(label.Rows):0.000}"))), report.Verdict(tips.Count == 0)]]);
        Parts(set.Name, LabelRows.Load(project, model, new PictureFactsFeaturizer().Id, PictureFacts.Length), features);
    }

    /// <summary>Five to forty photos of two labels or more, drawn at random: a good set must stay good, whatever its size.</summary>
    private void Parts(string name, IReadOnlyList<LabelRows> facts, IReadOnlyList<LabelRows> features)
    {
        var alarms = new List<Tip>();
        var alarmed = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var random = new Random(draw);
            var labels = Enumerable.Range(0, facts.Count).ToArray();
            random.Shuffle(labels);
            var size = random.Next(5, 41);
            var drawn = labels.Take(random.Next(2, labels.Length + 1)).Select(label =>
            {
                var order = Enumerable.Range(0, facts[label].Count).ToArray();
                random.Shuffle(order);
                return (Label: label, Rows: order.Take(size).Order().ToArray());
            }).ToArray();
            List<LabelRows> Part(IReadOnlyList<LabelRows> all) => [.. drawn.Select(part => new LabelRows(
                all[part.Label].Label, [.. part.Rows.Select(row => all[part.Label].Ids[row])], [.. part.Rows.Select(row => all[part.Label].Rows[row])]))];
            var tips = PictureTips.Find(Part(facts)).Concat(FeatureTips.Pictures(Part(features))).ToList();
            alarms.AddRange(tips);
            alarmed += tips.Count > 0 ? 1 : 0;
        }

        report.Table(
            $"{name}: {Draws} random parts (2 labels or more, 5 to 40 photos a label)",
            ["with a tip", "which", "≤ 5 %"],
            [[Report.Text($"{alarmed / (double)Draws:P1}"), string.Join(", ", alarms.CountBy(tip => tip.Code).Select(code => $"{code.Key} {code.Value}")), report.Verdict(alarmed / (double)Draws, 0.05)]]);
    }

    /// <summary>One thing photographed again and again: parts of one photo of 70 to 100 % of its side, in changing light.</summary>
    private void OneThing(Photos set, MobileNetFeaturizer featurizer)
    {
        var random = new Random(1);
        var cosines = new Samples();
        var others = new LabelRows("others", [.. Enumerable.Range(0, 40).Select(id => (long)id)], [.. set.Labels.SelectMany(label => label.Files.TakeLast(8)).Select(file => Features(File.ReadAllBytes(file)))]);
        var hits = 0;
        foreach (var file in set.Labels.SelectMany(label => label.Files.Take(8)))
        {
            var square = Square(file);
            var rows = Enumerable.Range(0, 12).Select(_ => Features(SeededPictures.Png(SeededPictures.Light(
                SeededPictures.Part(square, random), random, 0.85 + (0.3 * random.NextDouble()), random.Next(-15, 16))))).ToArray();
            cosines.Add(FeatureTips.MeanCosine(rows));
            hits += FeatureTips.Pictures([new("one", [.. Enumerable.Range(0, rows.Length).Select(id => (long)id)], rows), others]).Any() ? 1 : 0;
        }

        var sorted = cosines.Values.Order().ToArray();
        report.Table(
            $"12 photos of one thing, moved, {sorted.Length} things: mean cosine; and the tip beside a label of many things",
            ["least", "1st decile", "median", "most", "tip"],
            [[sorted[0], sorted[sorted.Length / 10], sorted[sorted.Length / 2], sorted[^1], Report.Text($"{hits / (double)sorted.Length:P0}")]]);

        float[] Features(byte[] photo)
        {
            var features = new float[featurizer.FeatureLength];
            featurizer.Featurize(photo, features);
            return features;
        }
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

    private void Sounds(Photos set)
    {
        using var project = ProjectFile.CreateTemporary();
        var model = SeededSets.AddTo(
            project, set.Labels.SelectMany(label => label.Files.Select(file => (label.Label, File.ReadAllBytes(file)))), set.Name, ModelKind.Sounds);
        var clock = Stopwatch.StartNew();
        var tips = Coach.Before(project, model);
        var seconds = clock.Elapsed.TotalSeconds;
        var facts = LabelRows.Load(project, model, new SoundFactsFeaturizer().Id, SoundFacts.Length).SelectMany(label => label.Rows).Select(row => SoundFacts.Read(row)).ToArray();
        string Range(Func<SoundFacts, float> fact)
        {
            var sorted = facts.Select(fact).Order().ToArray();
            return Report.Text($"{sorted[0]:0.###} / {sorted[sorted.Length / 20]:0.###} / {sorted[sorted.Length / 2]:0.###} / {sorted[^(sorted.Length / 20)]:0.###} / {sorted[^1]:0.###}");
        }

        report.Table(
            $"{set.Name}: {set.Count} sounds; facts: least, 5 %, median, 95 %, most",
            ["tips", "dBFS", "clipped", "active s", "seconds", "none"],
            [[Said(tips), Range(sound => sound.Level), Range(sound => sound.Clipped), Range(sound => sound.Active), seconds, report.Verdict(tips.Count == 0)]]);
    }

    private void Cost()
    {
        using var project = ProjectFile.CreateTemporary();
        var model = SeededSets.AddTo(project, Photos.ForTraining(options).Varied(334).Select(photo => (photo.Label, photo.Bytes)));
        using var measure = new PictureFactsFeaturizer();
        var facts = new float[PictureFacts.Length];
        var one = new Samples();
        foreach (var (_, _, bytes) in Photos.ForTraining(options).Varied(60))
            one.Time(() => measure.Featurize(bytes, facts));
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Coach.Before(project, model);
        var (first, busy) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        clock.Restart();
        Coach.Before(project, model);
        report.Table(
            "1,002 photos: seconds, and milliseconds to measure one photo on one core",
            ["first time", "of processor", "again", "one photo, best / median ms", "processor ÷ cores ≤ 0.5 s"],
            [[first, busy, clock.Elapsed.TotalSeconds, one, report.Verdict(busy / Environment.ProcessorCount, 0.5)]]);
    }

    private static string Said(IReadOnlyList<Tip> tips) => string.Join("; ", tips.Select(tip => $"{tip.ChildSentence} [{tip.Message}]"));

    private static byte[] Square(string file)
    {
        var pixels = new byte[SeededPictures.Side * SeededPictures.Side * 3];
        PictureDecoder.DecodeSquare(File.ReadAllBytes(file), SeededPictures.Side, pixels);
        return pixels;
    }
}
