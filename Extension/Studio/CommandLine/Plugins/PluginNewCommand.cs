using System.CommandLine;
using MLKids.Packs.Shelf;
using MLKids.Packs.Tools.Building;
using MLKids.Packs.Tools.Making;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary><c>mlkids plugin new</c>: a plugin to begin with.</summary>
internal static class PluginNewCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "What it is called: letters and digits, for instance Weather." };
        var language = new Option<string>("--language", "-l") { Description = "What its blocks are written in: csharp or js (nothing to build).", DefaultValueFactory = _ => "csharp" };
        language.AcceptOnlyFromAmong("csharp", "js");
        var id = new Option<string?>("--id") { Description = "Its name in reverse DNS. Default: org.example. and the name.", HelpName = "org.example.weather" };
        var json = Options.Json();
        var command = new Command("new", "Make a plugin with four blocks that work, a translation and tests.\n\nExample:  mlkids plugin new Weather --language js") { name, language, id, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Make(output, parsed.GetValue(name)!, parsed.GetValue(language)!, parsed.GetValue(id), stop));
        });
        return command;
    }

    private static async Task<int> Make(Output output, string name, string language, string? id, CancellationToken stop)
    {
        var plugin = Named(name, id);
        var folder = Path.GetFullPath(plugin.Name);
        if (Directory.Exists(folder) || File.Exists(folder))
            throw new UsageException($"There is a {plugin.Name} here already. Choose another name, or another folder.");
        if (language == "csharp" && !await Dotnet.IsThere(stop))
            throw new UsageException($"{Dotnet.Missing}, or write the plugin in JavaScript: --language js");
        var files = PluginTemplate.Of(language).Write(plugin, folder, AppContext.BaseDirectory);
        output.Object(new { plugin = plugin.Id, folder, files });
        output.Line($"Made {plugin.Name}: {files.Count} files. The blocks are in {plugin.Name}/{(language == "js" ? $"{plugin.Name}.js" : $"{plugin.Name}Blocks.cs")}.");
        output.Line("Next:");
        output.Line($"  cd {plugin.Name}");
        output.Line("  mlkids plugin test     (builds it and tries its blocks)");
        output.Line("  mlkids plugin watch    (opens the studio with it; what you change is there at once)");
        return ExitCodes.Fine;
    }

    private static PluginName Named(string name, string? id)
    {
        try
        {
            return PluginName.Of(name, id, OwnPacks.Ids);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
