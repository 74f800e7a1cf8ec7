using MLKids.Packs.Processes;
using System.CommandLine;
using MLKids.Studio.CommandLine;

namespace MLKids.Studio.Training;

/// <summary><c>mlkids worker</c>: the process that trains, started by the Studio, never by a person.</summary>
internal static class WorkerCommand
{
    public const string Name = "worker";

    public static Command Create()
    {
        var command = new Command(Name, "Trains for the Studio: orders come in on standard input.") { Hidden = true };
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        WorkingProcess.StepBack();
        WorkingProcess.EndWithoutMemory();
        using var interrupt = WorkingProcess.OutliveInterrupt();
        var words = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        using var shop = new WorkerShop(new LineReader(Console.OpenStandardInput(), WorkerJson.LongestLine), words);
        shop.Run();
        return ExitCodes.Fine;
    }
}
