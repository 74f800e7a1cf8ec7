using System.CommandLine;
using MLKids.Packs.Processes;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary>The hidden <c>mlkids plugin inspect</c>: the process in which a plugin's code is looked at, so that whatever it does ends with it.</summary>
internal static class PluginInspectCommand
{
    private const string Name = "inspect";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Command Create()
    {
        var folder = PluginCommand.Folder();
        var command = new Command(Name, "Look into a plugin, for \"plugin check\".") { folder };
        command.Hidden = true;
        command.SetAction(parsed => InspectionProcess.Serve(parsed.GetValue(folder)!));
        return command;
    }

    /// <summary>Looks into a plugin in a process of its own.</summary>
    public static Task<InspectedPlugin> Inspect(string folder, CancellationToken stopped)
    {
        var (file, first) = ThisProgram.Again();
        return new InspectionProcess((file, [.. first, "plugin", Name]), Patience).Inspect(folder, stopped);
    }
}
