using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using MLKids.Learning.Examples;
using MLKids.Studio.Projects;
using MLKids.Studio.Serving;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids</c> alone: the studio in the browser.</summary>
internal static class StudioCommand
{
    public static void AddTo(RootCommand root)
    {
        var project = new Argument<string?>("PROJECT") { Description = "A project file (.mlkids) to open. Its folder is the folder with the projects.", Arity = ArgumentArity.ZeroOrOne };
        root.Arguments.Add(project);
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
            var opened = parsed.GetValue(project) is { } path ? ProjectToOpen(path) : null;
            if (opened is not null)
                options = options with { ProjectsFolder = opened.DirectoryName! };
            await using var server = await StudioServer.Start(options);
            var entrance = opened is null ? server.Entrance : new Uri(server.Entrance, $"{server.Entrance.Query}#/p/{Uri.EscapeDataString(Path.GetFileNameWithoutExtension(opened.Name))}/collect");
            Console.WriteLine($"The studio is open:  {entrance}");
            Console.WriteLine("Nothing leaves this computer. Ctrl+C ends it.");
            if (!parsed.GetValue(quiet))
                OpenBrowser(entrance);
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

    /// <summary>The file, if the start page could show it too.</summary>
    private static FileInfo ProjectToOpen(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new UsageException($"There is no file \"{path}\".");
        if (!Options.IsProjectFile(file.FullName) || !file.Extension.Equals(ProjectFile.Extension, StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"\"{path}\" is no project file (.mlkids). Open the studio without it, and bring the file in there.");
        if (!ProjectShelf.IsId(Path.GetFileNameWithoutExtension(file.Name)))
            throw new UsageException($"The studio cannot open a file with this name: give \"{file.Name}\" a shorter one, without special characters.");
        return file;
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
