using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using MLKids.Studio.Serving;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids</c> alone: the studio in the browser.</summary>
internal static class StudioCommand
{
    public static void AddTo(RootCommand root)
    {
        var port = new Option<int?>("--port") { Description = $"The port. Default: {StudioOptions.UsualPort}, or a free one when it is taken.", HelpName = "N" };
        var folder = new Option<string?>("--projects") { Description = "The folder with the projects. Default: MLKids in your documents.", HelpName = "FOLDER" };
        var quiet = new Option<bool>("--no-browser") { Description = "Do not open the browser; only print the address." };
        foreach (var option in new Option[] { port, folder, quiet })
            root.Options.Add(option);
        root.SetAction((parsed, stop) => CommandLineApp.Guarded(new Output(json: false), async () =>
        {
            var options = new StudioOptions { Port = parsed.GetValue(port) };
            if (parsed.GetValue(folder) is { } given)
                options = options with { ProjectsFolder = Path.GetFullPath(given) };
            await using var server = await StudioServer.Start(options);
            Console.WriteLine($"The studio is open:  {server.Entrance}");
            Console.WriteLine("Nothing leaves this computer. Ctrl+C ends it.");
            if (!parsed.GetValue(quiet))
                OpenBrowser(server.Entrance);
            try
            {
                await server.Ended(stop);
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C is how the studio ends.
            }

            return ExitCodes.Fine;
        }));
    }

    private static void OpenBrowser(Uri address)
    {
        try
        {
            using var _ = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            Console.WriteLine("No browser could be opened: open the address above in one.");
        }
    }
}
