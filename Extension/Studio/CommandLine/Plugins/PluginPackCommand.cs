using System.CommandLine;
using MLKids.Packs.Tools.Compatibility;
using MLKids.Packs.Tools.Packing;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary><c>mlkids plugin pack</c>: a checked plugin in one file, for the studio, npm and Unity.</summary>
internal static class PluginPackCommand
{
    public static Command Create()
    {
        var folder = PluginCommand.Folder();
        var json = Options.Json();
        var command = new Command("pack", $"Check a plugin and make one file of it: {EarlierRelease.Folder}/NAME-VERSION.tgz.\n\nExample:  mlkids plugin pack my-plugin") { folder, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Run(output, parsed.GetValue(folder)!, stop));
        });
        return command;
    }

    private static async Task<int> Run(Output output, string folder, CancellationToken stop)
    {
        var report = await PluginCheckCommand.Run(folder, null, stop);
        PluginCheckCommand.Tell(output, report);
        if (report.Errors > 0)
        {
            output.Line("Nothing is packed: mend the errors first.");
            return ExitCodes.Failed;
        }

        var packed = PluginPacker.Pack(folder, report.Manifest!, report.Surface!, Path.Combine(folder, EarlierRelease.Folder));
        output.Object(new { @event = "packed", file = packed.File, bytes = packed.Bytes, sha256 = packed.Sha256, files = packed.Files });
        foreach (var file in packed.Files)
            output.Line($"  {file}");
        output.Line($"{packed.File}  {packed.Bytes:N0} bytes");
        output.Line($"sha256 {packed.Sha256}");
        return ExitCodes.Fine;
    }
}
