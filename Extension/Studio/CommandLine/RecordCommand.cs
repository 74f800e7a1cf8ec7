using System.CommandLine;
using MLKids.Learning;
using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids record FILE.wav</c>: a sound from the microphone, where the flavour and the system can.</summary>
internal static partial class RecordCommand
{
    private const double LeastSeconds = 0.2, MostSeconds = 60;

    public static Command Create()
    {
        var file = new Argument<string>("FILE.wav") { Description = "A new sound file." };
        var seconds = new Option<double>("--seconds", "-s") { Description = "How long.", DefaultValueFactory = _ => 2 };
        var json = Options.Json();
        var command = new Command("record", "Record a sound from the microphone (flavour Full, Windows).\n\nExample:  mlkids record clap.wav --seconds 2") { file, seconds, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Run(output, parsed.GetValue(file)!, parsed.GetValue(seconds), stop));
        });
        return command;
    }

    private static async Task<int> Run(Output output, string path, double seconds, CancellationToken stop)
    {
        if (!(seconds is >= LeastSeconds and <= MostSeconds))
            throw new UsageException($"--seconds is {LeastSeconds} to {MostSeconds}.");
        if (File.Exists(path))
            throw new UsageException($"There is a file \"{path}\" already. Choose another name.");
        var clip = await Record(TimeSpan.FromSeconds(seconds), () => output.Note("Recording ..."), stop);
        await File.WriteAllBytesAsync(path, clip.ToWav(), stop);
        output.Object(new { file = path, seconds = clip.Seconds, level = clip.Level, silent = clip.IsSilent });
        output.Line($"{path}: {clip.Seconds:0.0} seconds" + (clip.IsSilent ? ", and nothing to be heard." : "."));
        return ExitCodes.Fine;
    }

    /// <summary>What this flavour records.</summary>
    /// <param name="length">How long.</param>
    /// <param name="started">Called once the microphone is open.</param>
    /// <param name="stop">Ends it; nothing is kept.</param>
    /// <exception cref="LearningException"><see cref="LearningCodes.NoRecorder"/>.</exception>
    private static partial Task<SoundClip> Record(TimeSpan length, Action started, CancellationToken stop);

    private static LearningException NoRecorder(string found, Exception? inner = null) => new(
        LearningCodes.NoRecorder,
        "MLKids cannot record here. Record with another program, then import.",
        $"Found {found}; wanted the flavour Full (it brings NAudio, which asks the microphone) on Windows. See docs/flavours.md.",
        inner);
}
