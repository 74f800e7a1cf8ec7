using System.CommandLine;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Tools.Docs;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary><c>mlkids plugin docs</c>: a page about a plugin's blocks, with their pictures.</summary>
internal static class PluginDocsCommand
{
    public static Command Create()
    {
        var folder = PluginCommand.Folder();
        var json = Options.Json();
        var command = new Command("docs", "Write a page about a plugin's blocks, docs/blocks.md, with pictures of them.\n\nExample:  mlkids plugin docs my-plugin") { folder, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Run(output, parsed.GetValue(folder)!, stop));
        });
        return command;
    }

    private static async Task<int> Run(Output output, string folder, CancellationToken stop)
    {
        var report = await PluginCheckCommand.Run(folder, against: null, stop);
        // What is wrong with the sentences is the check's to say; without a block there is nothing to write about.
        if (report.Code is not { Packs.Count: > 0 } plugin)
        {
            foreach (var finding in report.Findings.Where(f => f.Severity == Severity.Error))
                output.Fail(finding);
            if (report.Errors == 0)
                throw new UsageException($"\"{folder}\" has no blocks to write about.");
            return ExitCodes.Failed;
        }

        var pictures = PluginDocs.Write(Path.GetFullPath(folder), plugin);
        output.Object(new { @event = "written", page = PluginDocs.Page, pictures });
        output.Line($"{PluginDocs.Page}: {pictures} blocks with their pictures.");
        return ExitCodes.Fine;
    }
}
