using MLKids.Bench.Children;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;

namespace MLKids.Bench;

/// <summary>Peak memory of training processes, and whether time grows as photos do.</summary>
internal sealed class MemoryBench(BenchOptions options, Report report)
{
    private const double MostMB = 256;

    public async Task Run()
    {
        var photos = Photos.ForTraining(options);
        using var place = new Workplace();
        var rows = new List<object?[]>();
        var perPhoto = new Dictionary<string, double>();
        foreach (var each in (int[])[334, 3333])
        {
            var project = place.Project($"memory-{each}", photos, each);
            foreach (var (what, preset, mode) in Plan())
            {
                var answer = await Child.Do(new(ChildWork.Train, project) { Preset = preset, Modes = [mode] }, options.Stop);
                var milliseconds = 1000 * answer.Trainings[0].Seconds / (3 * each);
                var growth = perPhoto.TryGetValue(what, out var small) ? Report.Text($"{milliseconds / small:0.00}") : "";
                perPhoto.TryAdd(what, milliseconds);
                rows.Add(
                [
                    3 * each, what, answer.IdleMB, answer.PeakMB, answer.AboveMB, report.Verdict(answer.AboveMB, MostMB),
                    answer.Trainings[0].Seconds, milliseconds, growth,
                ]);
            }

            report.Line(Report.Text($"project of {3 * each} photos: {new FileInfo(project).Length >> 20} MB on disk"));
        }

        report.Table(
            "Each training in a process of its own; MB of resident memory; growth = time per photo / time per photo of the smaller set (1 is linear)",
            ["photos", "training", "idle", "peak", "above idle", "≤ 256", "seconds", "ms a photo", "growth"],
            rows);
    }

    /// <summary>The first one decodes; its features serve the others.</summary>
    private static IEnumerable<(string What, Preset Preset, SourceMode Mode)> Plan()
    {
        yield return ("cold, accurate, in memory", Preset.Accurate, SourceMode.InMemory);
        foreach (var preset in Preset.Own)
            foreach (var mode in (SourceMode[])[SourceMode.InMemory, SourceMode.Streaming])
                yield return ($"warm, {preset}, {mode}".ToLowerInvariant(), preset, mode);
    }
}
