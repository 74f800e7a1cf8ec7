using System.CommandLine;
using MLKids.Bench;
using MLKids.Bench.Children;

if (args is ["child", var request])
    return Child.Run(request);

var benches = new Dictionary<string, Func<BenchOptions, Report, Task>>
{
    ["accuracy"] = (options, report) => new AccuracyBench(options, report).Run(),
    ["time"] = (options, report) => new TimeBench(options, report).Run(),
    ["memory"] = (options, report) => new MemoryBench(options, report).Run(),
    ["crash"] = (options, report) => new CrashBench(options, report).Run(),
    ["original"] = (options, report) => new OriginalBench(options, report).Run(),
    ["same"] = (options, report) => new SameBench(options, report).Run(),
    ["damage"] = (options, report) => new DamageBench(options, report).Run(),
    ["export"] = (options, report) => new ExportBench(options, report).Run(),
    ["fuzz"] = (options, report) => new FuzzBench(report).Run(),
    ["regression"] = (options, report) => new RegressionBench(options, report).Run(),
    ["coach"] = (options, report) => new CoachBench(options, report).Run(),
    ["why"] = (options, report) => new WhyBench(options, report).Run(),
    ["sounds"] = (_, report) => new SoundsBench(report).Run(),
    ["calls"] = (_, report) => new CallsBench(report).Run(),
    ["plugins"] = (_, report) => new PluginsBench(report).Run(),
    ["frames"] = (options, report) => new FramesBench(options, report).Run(),
    ["numbers"] = (options, report) => new NumbersBench(options, report).Run(),
    ["words"] = (options, report) => new WordsBench(options, report).Run(),
    ["text"] = (options, report) => new TextBench(options, report).Run(),
    ["worker"] = (options, report) => new WorkerBench(options, report).Run(),
    ["studio-crash"] = (options, report) => new StudioCrashBench(options, report).Run(),
    ["studio"] = (options, report) => new StudioBench(options, report).Run(),
    ["class"] = (options, report) => new ClassBench(options, report).Run(),
    ["soak"] = (options, report) => new SoakBench(options, report).Run(),
    ["ways"] = (options, report) => new WaysBench(options, report).Run(),
    ["listener"] = (options, report) => new ListenerBench(report).Run(),
};
var what = new Argument<string>("WHAT") { Description = "One of: all, " + string.Join(", ", benches.Keys) };
what.AcceptOnlyFromAmong(["all", .. benches.Keys]);
var data = new Option<string?>("--data") { Description = "Folder with one folder a picture set. Default: ../shared/data/images.", HelpName = "DIR" };
var folder = new Option<string?>("--folder") { Description = "accuracy: this set only.", HelpName = "NAME" };
var rounds = new Option<int>("--rounds") { Description = "crash, studio-crash: how often the program is killed.", DefaultValueFactory = _ => 50 };
var json = new Option<string?>("--json") { Description = "Also write every table to this file.", HelpName = "FILE" };
var root = new RootCommand("Measures what MLKids promises: accuracy, time, memory, safety in crashes, sameness.") { what, data, folder, rounds, json };
root.SetAction(async (parsed, stop) =>
{
    var options = new BenchOptions(parsed.GetValue(data) ?? Photos.DefaultFolder, parsed.GetValue(folder), parsed.GetValue(rounds), stop);
    var report = new Report(Console.Out);
    report.Machine();
    foreach (var (name, bench) in benches)
        if (parsed.GetValue(what) == name || parsed.GetValue(what) == "all")
            await report.Section(name, () => bench(options, report));
    if (parsed.GetValue(json) is { } file)
        report.Save(file);
    return report.Missed == 0 ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
