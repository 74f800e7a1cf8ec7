using System.Diagnostics;
using System.Text.Json;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Bench.Children;

/// <summary>Both ends of a process of its own: starting it, and the work in it.</summary>
internal static class Child
{
    /// <summary>Does the work in a new process of this program.</summary>
    public static async Task<ChildAnswer> Do(ChildRequest request, CancellationToken stop)
    {
        using var process = Start(request);
        await using var kill = stop.Register(process.Kill);
        var text = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<ChildAnswer>(text)!
            : throw new InvalidOperationException($"The process that should {request.Work} ended with {process.ExitCode}; its message stands above.");
    }

    public static Process Start(ChildRequest request) => Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, ["child", JsonSerializer.Serialize(request)]) { RedirectStandardOutput = true })!;

    /// <summary>The work, inside the process.</summary>
    public static int Run(string json)
    {
        var request = JsonSerializer.Deserialize<ChildRequest>(json)!;
        if (request.Core is { } core && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
            Process.GetCurrentProcess().ProcessorAffinity = 1 << core;
        using var project = ProjectFile.Open(request.Project);
        using var featurizers = new FeaturizerCatalog();
        var idle = Linux.PeakMB();
        var answer = request.Work switch
        {
            ChildWork.Train => Train(request, project, featurizers),
            ChildWork.Classify => Classify(request, project, featurizers),
            _ => Import(request, project, featurizers),
        };
        Console.WriteLine(JsonSerializer.Serialize(answer with { IdleMB = idle, PeakMB = Linux.PeakMB() }));
        return 0;
    }

    private static ChildAnswer Train(ChildRequest request, ProjectFile project, FeaturizerCatalog featurizers)
    {
        var service = new TrainingService(TrainerCatalog.All, featurizers.For);
        var trainings = new List<ChildTraining>();
        for (var repeat = 0; repeat < request.Repeats; repeat++)
            foreach (var mode in request.Modes)
            {
                var start = Stopwatch.GetTimestamp();
                var processor = Environment.CpuUsage.TotalTime;
                var first = new FirstSign(start);
                var report = service.Start(new TrainingRequest(project, project.Models.All()[0].Name, request.Preset)
                {
                    Budget = TrainingBudget.Default with { Mode = mode },
                    Seed = request.Seed,
                    Workers = request.Workers,
                    Progress = first,
                }).Completion.GetAwaiter().GetResult();
                trainings.Add(new(
                    mode, Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, first.Seconds, report.Seconds, report.ModelHash, report.Accuracy));
            }

        return new ChildAnswer { Trainings = trainings };
    }

    private static ChildAnswer Classify(ChildRequest request, ProjectFile project, FeaturizerCatalog featurizers)
    {
        var info = project.Models.All()[0];
        var model = new ModelStore(project, TrainerCatalog.All).Get(info.Id);
        var times = new Samples();
        for (var repeat = 0; repeat < request.Repeats; repeat++)
            foreach (var file in request.Files)
                times.Time(() => model.Predict(File.ReadAllBytes(file), featurizers.For(info.Kind)));
        return new ChildAnswer { Milliseconds = times.Values };
    }

    private static ChildAnswer Import(ChildRequest request, ProjectFile project, FeaturizerCatalog featurizers)
    {
        new FolderImport(project, featurizers.For(ModelKind.Pictures)).Run(request.Files[0], project.Models.All()[0].Name, new Spoken());
        return new ChildAnswer();
    }

    private sealed class FirstSign(long start) : IProgress<TrainingProgress>
    {
        public double? Seconds { get; private set; }

        public void Report(TrainingProgress value) => Seconds ??= Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Says the progress at once, so that it stands when the process is killed.</summary>
    private sealed class Spoken : IProgress<(string Text, double Done)>
    {
        public void Report((string Text, double Done) value)
        {
            Console.WriteLine(FormattableString.Invariant($"{value.Text}\t{value.Done}"));
            Console.Out.Flush();
        }
    }
}
