using System.CommandLine;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Tools.Building;
using MLKids.Packs.Tools.Trying;
using MLKids.Testing.Scripts;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary><c>mlkids plugin test</c>: tries a plugin's blocks without a screen.</summary>
internal static class PluginTestCommand
{
    public static Command Create()
    {
        var folder = PluginCommand.Folder();
        var json = Options.Json();
        var command = new Command("test", "Run the plugin's tests: tests/*.csproj with dotnet, tests/*.test.js here.\n\nExample:  mlkids plugin test Weather") { folder, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Run(output, Path.GetFullPath(parsed.GetValue(folder)!), stop));
        });
        return command;
    }

    private static async Task<int> Run(Output output, string folder, CancellationToken stop)
    {
        if (!File.Exists(Path.Combine(folder, "manifest.json")))
            throw new UsageException($"\"{folder}\" is no plugin's folder: there is no manifest.json in it.");
        var (project, scripts) = (PluginProject.TestsOf(folder), PluginProject.ScriptTestsOf(folder));
        if (project is null && scripts.Count == 0)
            throw new UsageException($"There are no tests in {Path.Combine(folder, "tests")}. Write a project (.csproj), or scripts that end in .test.js.");
        var outcomes = new List<TestOutcome>();
        void Tell(TestOutcome outcome)
        {
            outcomes.Add(outcome);
            TestLines.Tell(output, outcome);
        }

        if (project is not null)
        {
            if (!await Dotnet.IsThere(stop))
                throw new UsageException($"{Dotnet.Missing}.");
            PluginProject.Link(folder, AppContext.BaseDirectory);
            output.Note("Building ...");
            try
            {
                foreach (var outcome in await DotnetTests.Run(folder, project, AppContext.BaseDirectory, stop))
                    Tell(outcome);
            }
            catch (BuildFailedException e)
            {
                return NotBuilt(output, e.Mistakes);
            }
        }
        else if (PluginBuild.ProjectOf(folder) is { } code)
        {
            // Its tests are scripts; what they try is C#.
            output.Note("Building ...");
            if (await PluginBuild.Run(folder, code, stop) is { Count: > 0 } mistakes)
                return NotBuilt(output, mistakes);
        }

        foreach (var script in scripts)
            foreach (var outcome in ScriptTestRun.Run(folder, script, stop))
                Tell(outcome);
        return TestLines.End(output, outcomes);
    }

    private static int NotBuilt(Output output, IReadOnlyList<Diagnostic> mistakes)
    {
        foreach (var mistake in mistakes)
            output.Fail(mistake);
        return ExitCodes.Failed;
    }
}
