using MLKids.Learning.Coaching;
using MLKids.Learning.Examples;
using MLKids.Learning.Explaining;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Models;
using MLKids.Learning.Tests.Coaching;
using MLKids.Learning.Training;

namespace MLKids.Bench;

/// <summary>
/// Whether heat maps tell the truth: blanking the hottest quarter of a picture must take more from the answer than blanking the coldest, and in a picture
/// of two halves the map must point at the half of the label that is asked for.
/// </summary>
internal sealed class WhyBench(BenchOptions options, Report report)
{
    private const int Learned = 40, Quarter = 20, CellSide = MobileNetFeaturizer.Side / PictureExplanation.Side;

    public async Task Run()
    {
        using var featurizer = new MobileNetFeaturizer();
        var rows = new List<object?[]>();
        foreach (var set in Photos.All(options))
            foreach (var preset in Preset.Own)
                rows.Add(await One(set, preset, featurizer));
        report.Table(
            $"{Learned} photos a label learned; the others: coldest quarter blanked keeps more than hottest; two halves",
            ["set", "preset", "photos", "hottest matters more", "mean drop, hottest", "coldest", "random", "≥ 80 %", "halves", "right half", "ms, best / median"],
            rows);
    }

    private async Task<object?[]> One(Photos set, Preset preset, MobileNetFeaturizer featurizer)
    {
        using var project = ProjectFile.CreateTemporary();
        SeededSets.AddTo(project, set.Labels.SelectMany(label => label.Files.Take(Learned).Select(file => (label.Label, File.ReadAllBytes(file)))), set.Name);
        using var catalog = new FeaturizerCatalog();
        var service = new TrainingService(Learning.Trainers.TrainerCatalog.All, catalog.For);
        await service.Start(new TrainingRequest(project, set.Name, preset)).Completion;
        var model = new ModelStore(project, Learning.Trainers.TrainerCatalog.All).Get(project.Models.Get(set.Name).Id);

        var times = new Samples();
        var random = new Random(1);
        var (more, hot, cold, any, count) = (0, 0d, 0d, 0d, 0);
        foreach (var file in set.Labels.SelectMany(label => label.Files.Skip(Learned).Take(20)))
        {
            options.Stop.ThrowIfCancellationRequested();
            var photo = File.ReadAllBytes(file);
            var said = model.Predict(photo, featurizer);
            PictureExplanation explanation = null!;
            times.Time(() => explanation = PictureExplanation.Explain(photo, model, featurizer, said.Best));
            var order = Enumerable.Range(0, explanation.Relevance.Count).OrderBy(cell => explanation.Relevance[cell]).ToArray();
            double Drop(IEnumerable<int> cells) => said.Confidence - Without(photo, cells, model, featurizer, said.Best);
            var (coldest, hottest) = (Drop(order.Take(Quarter)), Drop(order.TakeLast(Quarter)));
            random.Shuffle(order);
            (hot, cold, any, count) = (hot + hottest, cold + coldest, any + Drop(order.Take(Quarter)), count + 1);
            more += hottest > coldest ? 1 : 0;
        }

        var (right, halves) = Halves(set, model, featurizer);
        var part = more / (double)count;
        return
        [
            set.Name, preset, count, Report.Text($"{part:P1}"), Report.Text($"{hot / count:0.000}"), Report.Text($"{cold / count:0.000}"), Report.Text($"{any / count:0.000}"),
            report.Verdict(part >= 0.8), halves, Report.Text($"{right / (double)halves:P1}"), times,
        ];
    }

    private static float Without(byte[] photo, IEnumerable<int> cells, TrainedModel model, MobileNetFeaturizer featurizer, int label)
    {
        var pixels = Pixels(photo);
        var mean = Enumerable.Range(0, 3).Select(band => (byte)pixels.Where((_, at) => at % 3 == band).Average(level => level)).ToArray();
        foreach (var cell in cells)
            for (var y = 0; y < CellSide; y++)
                for (var x = 0; x < CellSide; x++)
                    mean.CopyTo(pixels, (((((cell / PictureExplanation.Side) * CellSide) + y) * MobileNetFeaturizer.Side) + ((cell % PictureExplanation.Side) * CellSide) + x) * 3);
        return model.Predict(Features(pixels, featurizer)).Probabilities[label];
    }

    /// <summary>The middle halves of photos of two labels side by side, each asked for.</summary>
    private static (int Right, int Halves) Halves(Photos set, TrainedModel model, MobileNetFeaturizer featurizer)
    {
        var (right, halves) = (0, 0);
        const int Side = MobileNetFeaturizer.Side;
        for (var a = 0; a < set.Labels.Count; a++)
            for (var b = 0; b < set.Labels.Count; b++)
                for (var i = 0; a != b && i < 4; i++)
                {
                    byte[] left = Pixels(File.ReadAllBytes(set.Labels[a].Files[Learned + i])), other = Pixels(File.ReadAllBytes(set.Labels[b].Files[Learned + i]));
                    for (var y = 0; y < Side; y++)
                    {
                        var row = y * Side * 3;
                        left.AsSpan(row + (Side / 4 * 3), Side / 2 * 3).CopyTo(left.AsSpan(row));
                        other.AsSpan(row + (Side / 4 * 3), Side / 2 * 3).CopyTo(left.AsSpan(row + (Side / 2 * 3)));
                    }

                    var picture = PictureDecoder.EncodePng(Opaque(left), Side, Side);
                    foreach (var (label, sign) in ((int, int)[])[(a, 1), (b, -1)])
                    {
                        var relevance = PictureExplanation.Explain(picture, model, featurizer, label).Relevance;
                        right += sign * Enumerable.Range(0, relevance.Count).Sum(cell => Math.Sign((PictureExplanation.Side / 2) - (cell % PictureExplanation.Side)) * relevance[cell]) > 0 ? 1 : 0;
                        halves++;
                    }
                }

        return (right, halves);
    }

    private static byte[] Opaque(byte[] rgb) => [.. rgb.Chunk(3).SelectMany(pixel => (byte[])[.. pixel, 255])];

    private static byte[] Pixels(byte[] photo)
    {
        var pixels = new byte[MobileNetFeaturizer.Side * MobileNetFeaturizer.Side * 3];
        PictureDecoder.DecodeSquare(photo, MobileNetFeaturizer.Side, pixels);
        return pixels;
    }

    private static float[] Features(byte[] pixels, MobileNetFeaturizer featurizer)
    {
        var features = new float[featurizer.FeatureLength];
        featurizer.FeaturizePixels(pixels, features);
        return features;
    }
}
