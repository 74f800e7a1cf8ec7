using System.Diagnostics;
using MLKids.Bench.Crashes;
using MLKids.Learning.Training;

namespace MLKids.Bench;

/// <summary>Kills the real program (kill -9) at random moments of import and training and looks at what is left, round after round on one project.</summary>
internal sealed class CrashBench(BenchOptions options, Report report)
{
    /// <summary>Two batches of an import, so that there is a middle.</summary>
    internal const int PhotosALabel = 40;

    private const int RoundsAProject = 10;

    private readonly Photos _photos = Photos.ForTraining(options);
    private readonly Random _random = new(20);
    private readonly Dictionary<string, int> _moments = [];
    private readonly List<string> _losses = [];

    public async Task Run()
    {
        if (CommandLineProgram.Find("Release") is not { } program)
        {
            report.Line("\nSkipped: the Release build of the command line is not there.");
            return;
        }

        using var place = new Workplace();
        var template = place.Project("template", _photos, PhotosALabel);
        CommandLineProgram.Run(program, "train", template, "--json");
        var spare = place.Copy(template, "spare");
        var import = Time(() => CommandLineProgram.Run(program, "import", Folder(place, -1), "--project", spare, "--model", "photos", "--json"));
        var train = Time(() => CommandLineProgram.Run(program, "train", spare, "--json"));
        report.Line(Report.Text($"Unharmed, the import of {3 * PhotosALabel} photos takes {import.TotalSeconds:0.00} s, a training {train.TotalSeconds:0.00} s; kills fall between 10 and 110 % of that."));
        CrashProject? project = null;
        for (var round = 0; round < options.Rounds; round++)
        {
            options.Stop.ThrowIfCancellationRequested();
            if (round % RoundsAProject == 0)
                project = new CrashProject(place.Copy(template, $"crash-{round}"));
            var folder = Folder(place, round);
            var victim = (round % 4) switch
            {
                0 => Victim.Program("import", program, "import", folder, "--project", project!.Path, "--model", "photos", "--json"),
                1 => Victim.SpokenImport(project!.Path, folder),
                2 => Victim.Program("train", program, "train", project!.Path, "--preset", Preset.Accurate.ToString().ToLowerInvariant(), "--seed", $"{round + 2}", "--json"),
                _ => Victim.Program("train", program, "train", project!.Path, "--preset", Preset.Simplified.ToString().ToLowerInvariant(), "--json"),
            };
            var killed = await victim.RunAndKill((round % 4 < 2 ? import : train) * (0.1 + _random.NextDouble()), options.Stop);
            var found = project.Look(killed);
            _losses.AddRange(found.Losses.Select(loss => $"round {round + 1}, {killed.Name}: {loss}"));
            _moments[found.Moment] = _moments.GetValueOrDefault(found.Moment) + 1;
        }

        report.Table(
            "What was going on when the program was killed, as the project file tells",
            ["moment", "kills"],
            [.. _moments.OrderBy(moment => moment.Key, StringComparer.Ordinal).Select(moment => (object?[])[moment.Key, moment.Value])]);
        foreach (var loss in _losses)
            report.Line("LOST: " + loss);
        report.Table(
            "After each kill: project opens, integrity check clean, all reported examples there, the earlier or the reported model answers as before",
            ["kills", "losses", "verdict"],
            [[options.Rounds, _losses.Count, report.Verdict(_losses.Count == 0)]]);
    }

    private static TimeSpan Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>New photos for every round, so that every import has something to write.</summary>
    private string Folder(Workplace place, int round)
    {
        var folder = place.Path($"photos-{round}");
        foreach (var (label, name, bytes) in _photos.Varied(PhotosALabel, seed: round + 2))
        {
            Directory.CreateDirectory(Path.Combine(folder, label));
            File.WriteAllBytes(Path.Combine(folder, label, $"{round}_{name}"), bytes);
        }

        return folder;
    }
}
