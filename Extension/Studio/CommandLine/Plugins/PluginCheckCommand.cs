using System.CommandLine;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Tools.Checking;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary><c>mlkids plugin check</c>: all findings on a plugin, each with file, line, block and remedy.</summary>
internal static class PluginCheckCommand
{
    public static Command Create()
    {
        var folder = PluginCommand.Folder();
        var json = Options.Json();
        var against = new Option<string?>("--against") { Description = "The release to compare with. Default: the newest in the plugin's folder \"releases\".", HelpName = "FILE.tgz" };
        var command = new Command("check", "Find mistakes in a plugin, and what saved projects would lose since its last release.\n\nExample:  mlkids plugin check my-plugin") { folder, against, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, async () =>
            {
                var report = await Run(parsed.GetValue(folder)!, parsed.GetValue(against), stop);
                Tell(output, report);
                return report.Errors == 0 ? ExitCodes.Fine : ExitCodes.Failed;
            });
        });
        return command;
    }

    /// <summary>Checks a plugin.</summary>
    public static Task<CheckReport> Run(string folder, string? against, CancellationToken stop)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"There is no folder \"{folder}\".");
        if (against is not null && !File.Exists(against))
            throw new UsageException($"There is no file \"{against}\" to compare with.");
        return new PluginCheck(PluginInspectCommand.Inspect).Run(folder, against, stop);
    }

    /// <summary>Findings in the form that editors make links of, and what they come to.</summary>
    public static void Tell(Output output, CheckReport report)
    {
        foreach (var finding in report.Findings)
        {
            output.Object(Output.DiagnosticObject(finding));
            output.Line(finding.ToString());
            if (finding.Hint is not null)
                output.Line($"    {finding.Hint}");
        }

        var notes = report.Findings.Count(f => f.Severity == Severity.Info);
        output.Object(new { @event = "checked", plugin = report.Manifest?.Name, version = report.Manifest?.Version, errors = report.Errors, warnings = report.Warnings, notes });
        output.Line(report.Findings.Count == 0 ? "No findings." : $"{Counted(report.Errors, "error")}, {Counted(report.Warnings, "warning")}, {Counted(notes, "note")}.");
    }

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
