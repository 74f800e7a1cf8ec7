using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Connections;
using MLKids.Learning.Examples;
using MLKids.Studio.Projects;
using MLKids.Studio.Serving;
using MLKids.Studio.Settings;

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
        var settings = new Option<string?>("--settings") { Description = $"The teacher's settings. Default: {SettingsStore.FileName} in the projects' folder.", HelpName = "FILE" };
        var @class = new Option<bool>("--class") { Description = "Let a class in: listen on the school's network, on the port after --port, with a code to join." };
        var address = new Option<string?>("--address") { Description = "With --class: the one address of this computer to listen on. Default: all.", HelpName = "IP" };
        var plugins = Options.Plugins();
        foreach (var option in new Option[] { port, folder, quiet, settings, @class, address, plugins })
            root.Options.Add(option);
        root.SetAction((parsed, stop) => CommandLineApp.Guarded(new Output(json: false), async () =>
        {
            var options = new StudioOptions { Port = parsed.GetValue(port) };
            if (parsed.GetValue(folder) is { } given)
                options = options with { ProjectsFolder = Path.GetFullPath(given) };
            if (parsed.GetValue(settings) is { } file)
                options = options with { SettingsFile = Path.GetFullPath(file) };
            options = options with { PluginFolders = [.. parsed.GetValue(plugins)!.Select(Path.GetFullPath), .. options.PluginFolders] };
            options = options with { Class = ClassOf(parsed.GetValue(@class), parsed.GetValue(address), options.Port) };
            var opened = parsed.GetValue(project) is { } path ? ProjectToOpen(path) : null;
            if (opened is not null)
                options = options with { ProjectsFolder = opened.DirectoryName! };
            await using var server = await Start(options);
            var entrance = opened is null ? server.Entrance : new Uri(server.Entrance, $"{server.Entrance.Query}#/p/{Uri.EscapeDataString(Path.GetFileNameWithoutExtension(opened.Name))}/collect");
            Console.WriteLine($"The studio is open:  {entrance}");
            if (server.Class is { } room)
            {
                Console.WriteLine($"The class joins at:  {string.Join("  or  ", room.Addresses)}");
                Console.WriteLine($"with the code:       {room.Code}");
                Console.WriteLine("Nothing leaves the school's network. Ctrl+C ends it.");
            }
            else
            {
                Console.WriteLine("Nothing leaves this computer. Ctrl+C ends it.");
            }

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

    private static StudioOptions.ClassOptions? ClassOf(bool isClass, string? address, int? port)
    {
        if (!isClass)
            return address is null ? null : throw new UsageException("--address is of use only with --class.");
        if (address is not null && !IPAddress.TryParse(address, out _))
            throw new UsageException($"--address is \"{address}\", wanted an address of this computer such as 192.168.1.20.");
        return new StudioOptions.ClassOptions(
            address is null ? null : IPAddress.Parse(address),
            port switch { null => StudioOptions.ClassOptions.UsualPort, 0 => 0, var own => own.Value + 1 });
    }

    internal static async Task<StudioServer> Start(StudioOptions options)
    {
        try
        {
            return await StudioServer.Start(options);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new UsageException($"{e.Message} Another program (or another studio) uses it: end that one, or choose another --port.");
        }
    }

    internal static void OpenBrowser(Uri address)
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
