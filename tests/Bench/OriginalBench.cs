using System.Diagnostics;
using System.Text.Json;
using MLKids.Bench.Children;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;

namespace MLKids.Bench;

/// <summary>
/// Side by side with the method of Machine Learning for Kids, rebuilt in tfjs (../shared/tools/peertime), each process on one and the same core.
/// Its pictures are pixels already; ours are JPEG files that are decoded.
/// </summary>
internal sealed class OriginalBench(BenchOptions options, Report report)
{
    private const int Core = 1;

    public async Task Run()
    {
        if (Environment.ProcessorCount <= Core)
        {
            report.Line("\nSkipped: one core only; the comparison pins both to a core of their own.");
            return;
        }

        if (Install() is not { } folder)
            return;
        var photos = Photos.ForTraining(options);
        using var place = new Workplace();
        var rows = new List<object?[]>();
        foreach (var (count, each) in ((int, int)[])[(150, 50), (1000, 334)])
            rows.AddRange(await Compare(folder, place, photos, count, each));
        report.Table(
            "The original method (tfjs 4.22, wasm, Node; no decoding) and ours (JPEG decoding included), seconds on one core",
            ["photos", "mode", "original", "ours, cold", "× faster", "ours, cached features", "× faster"],
            rows);
    }

    private async Task<List<object?[]>> Compare(string folder, Workplace place, Photos photos, int count, int each)
    {
        var rows = new List<object?[]>();
        var fresh = place.Project($"original-{each}", photos, each);
        foreach (var (mode, preset, source) in (IEnumerable<(string, Preset, SourceMode)>)
            [("normal", Preset.Accurate, SourceMode.InMemory), ("simplified", Preset.Simplified, SourceMode.InMemory), ("stream", Preset.Accurate, SourceMode.Streaming)])
        {
            var original = Original(folder, count, mode);
            var project = place.Copy(fresh, "original-run");
            var answer = await Child.Do(new(ChildWork.Train, project) { Preset = preset, Modes = [source], Repeats = 4, Core = Core }, options.Stop);
            double cold = answer.Trainings[0].Seconds, warm = answer.Trainings.Skip(1).Min(training => training.Seconds);
            report.Line(Report.Text($"{count} {mode}: original {original:0.0} s, ours cold {cold:0.00} s, warm {warm:0.00} s"));
            rows.Add([count, mode, original, cold, original / cold, warm, original / warm]);
        }

        return rows;
    }

    /// <summary>Streaming of 1,000 photos is measured for 2 of its 8 epochs and scaled, as the tool itself does.</summary>
    private static double? Original(string folder, int count, string mode)
    {
        var scaled = mode == "stream" && count >= 1000 ? ""","epochs":2,"of":8""" : "";
        var start = new ProcessStartInfo("taskset", ["-c", $"{Core}", "node", "peertime.mjs", "one", $$"""{"host":"node","backend":"wasm","n":{{count}},"mode":"{{mode}}"{{scaled}}}"""])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd().Split('\n').FirstOrDefault(line => line.StartsWith("{\"", StringComparison.Ordinal));
        process.WaitForExit();
        return line is null ? null : JsonDocument.Parse(line).RootElement.GetProperty("total_s").GetDouble();
    }

    private string? Install()
    {
        var tool = Path.GetFullPath(Path.Combine(Photos.Root, "..", "shared", "tools", "peertime"));
        if (!Directory.Exists(tool))
            return Skip($"{tool} is not here (it is only beside the developers' checkouts)");
        var folder = Path.Combine(Path.GetTempPath(), "mlkids-bench-original");
        Directory.CreateDirectory(folder);
        foreach (var name in (string[])["package.json", "peertime.mjs"])
            File.Copy(Path.Combine(tool, name), Path.Combine(folder, name), overwrite: true);
        if (Directory.Exists(Path.Combine(folder, "node_modules", "@tensorflow", "tfjs-backend-wasm")))
            return folder;
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]) { WorkingDirectory = folder })!;
            npm.WaitForExit();
            return npm.ExitCode == 0 ? folder : Skip($"npm install ended with {npm.ExitCode}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return Skip($"npm does not start ({e.Message})");
        }
    }

    private string? Skip(string why)
    {
        report.Line($"\nSkipped: {why}.");
        return null;
    }
}
