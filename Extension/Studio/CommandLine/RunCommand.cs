using System.CommandLine;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Values;
using MLKids.Learning.Examples;
using MLKids.Packs.Learning;
using MLKids.Learning.Training;
using MLKids.Packs.Shelf;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using ProgramLimits = MLKids.Runtime.Projects.ProjectLimits;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids run</c>: a program of blocks without a screen.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var program = new Argument<string>("PROGRAM") { Description = "An .sb3 or .mlkids file." };
        var project = new Option<string?>("--project", "-p") { Description = "Keep examples and models in this project file. Default for .sb3: they are gone afterwards.", HelpName = "FILE.mlkids" };
        var turbo = new Option<bool>("--turbo") { Description = "Do not pause for the picture." };
        var seconds = new Option<double?>("--seconds") { Description = "End after this time.", HelpName = "N" };
        var frames = new Option<int>("--fps") { Description = "Frames a second, 1 to 250.", DefaultValueFactory = _ => 30 };
        var emit = new Option<string>("--emit") { Description = "Where scripts run: auto, js (the script engine) or native (machine code). The results are the same.", DefaultValueFactory = _ => "auto" };
        emit.AcceptOnlyFromAmong("auto", "js", "native");
        var untilSay = new Option<string?>("--until-say") { Description = "End as soon as some sprite says this text.", HelpName = "TEXT" };
        var snapshot = new Option<string?>("--snapshot") { Description = "Save the stage's picture at the end as a PNG file.", HelpName = "FILE.png" };
        var input = new Option<string?>("--input") { Description = """Keys, mouse, answers, camera pictures and sounds, one JSON object a line: {"at": 0.5, "key": "space"}.""", HelpName = "FILE" };
        var (preset, seed, json, plugins) = (Options.Preset(), Options.Seed(), Options.Json(), Options.Plugins());
        var command = new Command("run", "Run a program of blocks: green flag, until it ends.\n\nExample:  mlkids run samples/smileys.sb3") { program, project, turbo, seconds, frames, emit, untilSay, snapshot, input, plugins, preset, seed, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            var options = new RunOptions
            {
                FramesPerSecond = Math.Clamp(parsed.GetValue(frames), 1, 250),
                Turbo = parsed.GetValue(turbo),
                TimeLimit = parsed.GetValue(seconds) is { } limit ? TimeSpan.FromSeconds(Math.Clamp(limit, 0, 1e6)) : null,
                Seed = parsed.GetValue(seed),
                Emit = parsed.GetValue(emit) switch { "js" => EmitMode.JavaScript, "native" => EmitMode.Native, _ => EmitMode.Auto },
            };
            return CommandLineApp.Guarded(output, () => Run(
                output,
                parsed.GetValue(program)!,
                parsed.GetValue(project),
                parsed.GetValue(preset)!,
                parsed.GetValue(plugins)!,
                parsed.GetValue(untilSay),
                parsed.GetValue(snapshot),
                parsed.GetValue(input) is { } script ? InputScript.Read(script) : null,
                options,
                stop));
        });
        return command;
    }

    private static async Task<int> Run(
        Output output, string path, string? projectPath, string preset, string[] plugins, string? untilSay, string? snapshot, InputScript? script, RunOptions options, CancellationToken stop)
    {
        var failed = false;
        void Report(Diagnostic diagnostic)
        {
            failed |= diagnostic.Severity == Severity.Error;
            output.Fail(diagnostic);
        }

        if (!File.Exists(path))
            throw new UsageException($"There is no file \"{path}\".");
        using var file = OpenProject(path, projectPath);
        var program = ProjectReader.Read(ProgramBytes(path, file), Report);
        using var shelf = PluginHosting.Shelf([.. plugins, PluginShelf.UsualFolder], Report);
        await shelf.FirstRead.WaitAsync(stop);
        // What is wrong with a plugin the shelf has told already.
        using var catalog = PluginFolders.Catalog(plugins, _ => { });
        using var bench = new Workbench(Report, Options.Known(preset, catalog), catalog, shelf: shelf);
        bench.Open(file);
        bench.Learning.Seed = options.Seed;
        var training = new TrainingLines(output);
        bench.Learning.Trained += training.Tell;

        byte[]? picture = null;
        ProgramRunner? runner = null;
        var started = options.Time.GetTimestamp();
        runner = new ProgramRunner(program, bench.DiscoverBlocks(), options with
        {
            Renderer = new CostumeRenderer(Report),
            Input = script?.Input,
            MoreToCome = () => script is { HasMore: true },
            OnFrame = () =>
            {
                script?.Apply(runner!.Stage!, options.Time.GetElapsedTime(started).TotalSeconds);
                bench.Tick();
            },
            OnEnd = stage => picture = snapshot is null ? null : stage.TakeSnapshot(),
        });
        runner.Reported += Report;
        runner.Happened += e =>
        {
            Tell(output, runner, e, readsAnswers: script is not { HasAnswers: true });
            if (e.Kind is "say" or "think" && untilSay is not null && Cast.ToText(e.Value).Trim() == untilSay)
                runner.Stop();
        };
        bench.Serve(runner, runner.Do);
        bench.Start();
        var end = await runner.Run(stop);
        bench.Stop();
        if (picture is not null)
            Save(picture, snapshot!);
        output.Object(new { @event = "end", reason = end switch { RunEnd.Finished => "finished", RunEnd.TimeLimit => "time", _ => "stopped" } });
        stop.ThrowIfCancellationRequested();
        return failed ? ExitCodes.Failed : ExitCodes.Fine;
    }

    private static void Save(byte[] picture, string path)
    {
        var unfinished = path + ".new";
        File.WriteAllBytes(unfinished, picture);
        File.Move(unfinished, path, overwrite: true);
    }

    private static ProjectFile OpenProject(string path, string? projectPath)
    {
        if (projectPath is not null)
            return ProjectFile.OpenOrCreate(projectPath);
        return Options.IsProjectFile(path) ? ProjectFile.Open(path) : ProjectFile.CreateTemporary();
    }

    private static byte[] ProgramBytes(string path, ProjectFile file)
    {
        if (!Options.IsProjectFile(path))
            return ReadProgram(path);
        return file.Program.Read() ?? throw new ProjectException(ProjectCodes.NoProgram, "This project has no program yet. Make one first.", $"{path} holds models and examples but no program of blocks.");
    }

    internal static byte[] ReadProgram(string path) => new FileInfo(path).Length <= ProgramLimits.FileBytes
        ? File.ReadAllBytes(path)
        : throw new ProjectException(ProjectCodes.TooLarge, "This project is too big to open here.", $"{path} has more than {ProgramLimits.FileBytes:N0} bytes.");

    private static void Tell(Output output, ProgramRunner runner, StageEvent e, bool readsAnswers)
    {
        var text = Cast.ToText(e.Value);
        switch (e.Kind)
        {
            case "say" or "think" when text.Length > 0:
                output.Object(new { @event = e.Kind, sprite = e.Target, text });
                output.Line(e.Kind == "say" ? $"{e.Target}: {text}" : $"{e.Target} thinks: {text}");
                break;
            case "ask" when e.Value is not null:
                output.Object(new { @event = "ask", sprite = e.Target, text });
                output.Line($"{e.Target} asks: {text}");
                // Never blocks the frames: the answer comes when there is one.
                if (readsAnswers)
                    _ = Task.Run(() => runner.Answer(Console.In.ReadLine() ?? ""));
                break;
        }
    }

    /// <summary>Says how a training goes on, a few times a second at most.</summary>
    private sealed class TrainingLines(Output output)
    {
        private readonly Lock _lock = new();
        private long _last;
        private (string Model, TrainingState State) _told;

        public void Tell(ModelInfo model, TrainingProgress progress)
        {
            lock (_lock)
            {
                if (_told == (model.Name, progress.State) && TimeProvider.System.GetElapsedTime(_last) < TimeSpan.FromMilliseconds(200))
                    return;
                var isNew = _told != (model.Name, progress.State);
                (_told, _last) = ((model.Name, progress.State), TimeProvider.System.GetTimestamp());
                output.Object(new { @event = "training", model = model.Name, state = progress.State.ToString().ToLowerInvariant(), progress = Math.Round(progress.Done, 3), loss = progress.Loss, text = progress.Text });
                if (isNew && progress.State is TrainingState.Learning or TrainingState.Finished or TrainingState.Failed or TrainingState.Cancelled)
                    output.Line(progress.State == TrainingState.Learning ? $"  [{model.Name} is learning ...]" : $"  [{model.Name}: {progress.Text}]");
            }
        }
    }
}
