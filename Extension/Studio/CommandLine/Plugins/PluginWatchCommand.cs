using System.CommandLine;
using MLKids.Studio.Serving;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary><c>mlkids plugin watch</c>: the studio with the extension that its author is writing; what is edited is there at once.</summary>
internal static class PluginWatchCommand
{
    public static Command Create()
    {
        var folder = PluginCommand.Folder();
        var port = new Option<int?>("--port") { Description = $"The port. Default: {StudioOptions.UsualPort}, or a free one when it is taken.", HelpName = "N" };
        var projects = new Option<string?>("--projects") { Description = "The folder with the projects. Default: MLKids in your documents.", HelpName = "DIR" };
        var quiet = new Option<bool>("--no-browser") { Description = "Do not open the browser; only print the address." };
        var command = new Command("watch", "Opens the studio with an extension, builds it when its C# changes, and shows each change at once.") { folder, port, projects, quiet };
        var output = new Output(json: false);
        command.SetAction((parsed, stop) => CommandLineApp.Guarded(output, async () =>
        {
            var place = Path.GetFullPath(parsed.GetValue(folder)!);
            if (!File.Exists(Path.Combine(place, "manifest.json")))
                throw new UsageException($"There is no manifest.json in {place}. Go to an extension's folder, or make one: mlkids plugin new NAME --language js");
            var options = new StudioOptions { Port = parsed.GetValue(port), PluginFolders = [place] };
            if (parsed.GetValue(projects) is { } given)
                options = options with { ProjectsFolder = Path.GetFullPath(given) };
            // Before the studio looks at it, so that it never shows an old build.
            await using var watch = new PluginWatch(place, output, TimeProvider.System);
            await watch.Build(stop);
            await using var server = await StudioCommand.Start(options);
            output.Line($"The studio is open:  {server.Entrance}");
            output.Line($"I look at {place}. Ctrl+C ends it.");
            using var _ = watch.Look(server);
            if (!parsed.GetValue(quiet))
                StudioCommand.OpenBrowser(server.Entrance);
            try
            {
                await await Task.WhenAny(watch.Run(stop), server.Ended(stop));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Ctrl+C is how it ends.
            }

            return ExitCodes.Fine;
        }));
        return command;
    }
}
