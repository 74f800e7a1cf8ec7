using MLKids.Bench.Children;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Training;

namespace MLKids.Bench;

/// <summary>How long a photo, a training, a question and a start take.</summary>
internal sealed class TimeBench(BenchOptions options, Report report)
{
    private const int Side = MobileNetFeaturizer.Side;

    private readonly Photos _photos = Photos.ForTraining(options);

    public async Task Run()
    {
        foreach (var set in Photos.All(options with { Folder = null }))
            PerPhoto(set);
        using var place = new Workplace();
        await Training(place);
        Starts(place);
    }

    private void PerPhoto(Photos set)
    {
        var files = set.Labels.SelectMany(label => label.Files.Take(60)).Take(180).ToArray();
        using var featurizer = new MobileNetFeaturizer();
        using var bare = new BareNetwork(Side);
        Samples read = new(), decode = new(), resize = new(), network = new(), alone = new(), whole = new();
        var square = new byte[Side * Side * 3];
        var features = new float[featurizer.FeatureLength];
        for (var repeat = 0; repeat < 4; repeat++)
            foreach (var file in files)
            {
                byte[] bytes = [], near = [];
                int width = 0, height = 0;
                var warm = repeat > 0;
                Time(warm, read, () => bytes = File.ReadAllBytes(file));
                Time(warm, decode, () => near = PictureDecoder.DecodeNear(bytes, Side, out width, out height));
                Time(warm, resize, () => SquareResizer.Resize(near, width, height, Side, square));
                Time(warm, network, () => featurizer.FeaturizePixels(square, features));
                Time(warm, alone, bare.Run);
                Time(warm, whole, () => featurizer.Featurize(bytes, features));
            }

        var (best, median) = (network.Best / alone.Best, network.Median / alone.Median);
        object?[] Row(string what, Samples samples, string target = "") => [what, samples.Best, samples.Median, Report.Text($"{samples.Spread:P0}"), target];
        report.Table(
            $"One photo of {set.Name}, one thread, {whole.Values.Count} times, ms (files in the system's cache)",
            ["step", "best", "median", "spread", "target"],
            [
                Row("read the file", read),
                Row("decode", decode),
                Row($"resize to {Side}", resize),
                Row("network (with normalising)", network, Report.Text($"≤ 1.3 × bare: {best:0.00} best, {median:0.00} median, {report.Verdict(Math.Min(best, median), 1.3)}")),
                Row("bare ONNX Runtime session", alone),
                Row("bytes → features, as the product does it", whole),
            ]);
    }

    private async Task Training(Workplace place)
    {
        var rows = new List<object?[]>();
        foreach (var each in (int[])[50, 334])
        {
            var fresh = place.Project($"fresh-{each}", _photos, each);
            foreach (var preset in Preset.Own)
            {
                var (cold, project) = await Cold(place, fresh, preset);
                rows.Add(Row($"{3 * each} photos, {preset}, cold (decoding, loading, first use)", cold, each == 50 ? 1.7 : null));
                SourceMode[] modes = [SourceMode.InMemory, SourceMode.Streaming];
                var warm = await Child.Do(new(ChildWork.Train, project) { Preset = preset, Modes = modes, Repeats = 9 }, options.Stop);
                var (memory, stream) = (warm.Seconds(modes[0]), warm.Seconds(modes[1]));
                rows.Add(Row($"{3 * each} photos, {preset}, first of a process, from cached features", await First(project, preset), null));
                rows.Add(Row($"{3 * each} photos, {preset}, warm, in memory", memory, each == 50 ? 0.45 : 1.5));
                rows.Add(Row($"{3 * each} photos, {preset}, warm, streaming", stream, each == 50 ? null : 2.0));
                // The modes take turns, so each pair saw the same neighbours on the machine. The promise is made for 1,000 photos and more.
                var pairs = Samples.Of(memory.Values.Zip(stream.Values, (inMemory, streamed) => streamed / inMemory));
                var best = stream.Best / memory.Best;
                rows.Add([$"{3 * each} photos, {preset}, streaming / in memory (best / best, median of pairs)", best, pairs.Median, "", each == 50 ? "" : $"≤ 1.2 {report.Verdict(Math.Min(best, pairs.Median), 1.2)}"]);
                rows.Add([$"{3 * each} photos, {preset}, phases of the best, in memory", Phases(warm.Trainings.Where(t => t.Mode == modes[0]).MinBy(t => t.Seconds)!), "", "", ""]);
            }
        }

        report.Table(
            "Training of 3 labels, the whole job (features, learning, cross-validation, saving), seconds; verdicts take the best",
            ["what", "best", "median", "spread", "target"],
            rows);
    }

    /// <summary>Features are computed; the last project is kept for what follows.</summary>
    private async Task<(Samples Seconds, string Project)> Cold(Workplace place, string fresh, Preset preset)
    {
        var seconds = new Samples();
        var project = "";
        for (var repeat = 0; repeat < 3; repeat++)
        {
            project = place.Copy(fresh, "cold");
            var answer = await Child.Do(new(ChildWork.Train, project) { Preset = preset }, options.Stop);
            seconds.Add(answer.Trainings[0].Seconds);
            report.Line(Report.Text($"cold, {preset}: {seconds.Values[^1]:0.00} s ({answer.Trainings[0].Processor:0.00} s of processor), first sign after {answer.Trainings[0].FirstSign:0.000} s, {Phases(answer.Trainings[0])}"));
        }

        return (seconds, project);
    }

    private async Task<Samples> First(string project, Preset preset)
    {
        var seconds = new Samples();
        for (var repeat = 0; repeat < 5; repeat++)
            seconds.Add((await Child.Do(new(ChildWork.Train, project) { Preset = preset }, options.Stop)).Trainings[0].Seconds);
        return seconds;
    }

    private void Starts(Workplace place)
    {
        var project = place.Project("starts", _photos, 50);
        var others = _photos.Labels.Take(3).SelectMany(label => label.Files.Skip(60).Take(30)).ToArray();
        var tiny = place.Path("tiny.sb3");
        CommandLineProgram.WriteTinySb3(tiny);
        var rows = new List<object?[]>();
        foreach (var configuration in (string[])["Release", "Debug"])
        {
            if (CommandLineProgram.Find(configuration) is not { } program)
            {
                report.Line($"\nSkipped: the {configuration} build of the command line is not there (dotnet build -c {configuration} Extension/Studio).");
                continue;
            }

            CommandLineProgram.Run(program, "train", project, "--json");
            Samples classify = new(), run = new(), help = new();
            for (var repeat = 0; repeat < 7; repeat++)
            {
                classify.Time(() => CommandLineProgram.Run(program, "classify", others[repeat], "--project", project, "--json"));
                run.Time(() => CommandLineProgram.Run(program, "run", tiny, "--json"));
                help.Time(() => CommandLineProgram.Run(program, "--help"));
            }

            rows.Add(Row($"classify one photo, {configuration}, process from start to exit", classify, 1500));
            rows.Add(Row($"run a tiny .sb3 (say hello), {configuration}", run, null));
            rows.Add(Row($"--help, {configuration}", help, null));
        }

        var answer = Child.Do(new(ChildWork.Classify, project) { Files = others, Repeats = 4, Core = 0 }, options.Stop).GetAwaiter().GetResult();
        rows.Add([$"classify a new photo, first of a process, one core", answer.Milliseconds[0], answer.Milliseconds[0], "", ""]);
        rows.Add(Row("classify a new photo, warm, one core", Samples.Of(answer.Milliseconds.Skip(others.Length)), 30));
        report.Table("Answers and starts, ms", ["what", "best", "median", "spread", "target"], rows);
    }

    private static string Phases(ChildTraining training) =>
        string.Join(", ", training.Phases.Select(phase => Report.Text($"{phase.Key} {phase.Value:0.00}")));

    private object?[] Row(string what, Samples samples, double? target) =>
    [
        what, samples.Best, samples.Median, Report.Text($"{samples.Spread:P0}"),
        target is { } limit ? Report.Text($"≤ {limit} {report.Verdict(samples.Best, limit)}") : "",
    ];

    private static void Time(bool counts, Samples samples, Action action)
    {
        if (counts)
            samples.Time(action);
        else
            action();
    }
}
