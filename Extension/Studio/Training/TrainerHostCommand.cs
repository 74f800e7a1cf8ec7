using System.CommandLine;
using MLKids.Packs.Learning;
using MLKids.Studio.CommandLine;

namespace MLKids.Studio.Training;

/// <summary><c>mlkids trainer-host</c>: the process that runs the trainers of one plugin, started by the environment, never by a person.</summary>
internal static class TrainerHostCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER");
        var command = new Command(TrainerProcess.CommandName, "Runs the trainers of a plugin: questions come in on standard input.") { folder };
        command.Hidden = true;
        command.SetAction(parsed => Run(parsed.GetValue(folder)!));
        return command;
    }

    private static int Run(string folder)
    {
        WorkingProcess.StepBack();
        WorkingProcess.EndWithoutMemory();
        using var _ = WorkingProcess.OutliveInterrupt();
        var (questions, answers) = (Console.OpenStandardInput(), Console.OpenStandardOutput());

        // What the plugin prints goes to its last words, not among the answers.
        Console.SetOut(Console.Error);
        Console.SetIn(TextReader.Null);
        TrainerServer.Run(folder, questions, answers);
        return ExitCodes.Fine;
    }
}
