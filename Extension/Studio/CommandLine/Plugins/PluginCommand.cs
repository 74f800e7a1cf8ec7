using System.CommandLine;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary><c>mlkids plugin</c>: for those who write blocks of their own.</summary>
internal static class PluginCommand
{
    public static Command Create() => new("plugin", "Write blocks of your own: make a plugin, test, check, watch and pack it.")
    {
        PluginNewCommand.Create(),
        PluginTestCommand.Create(),
        PluginCheckCommand.Create(),
        PluginWatchCommand.Create(),
        PluginPackCommand.Create(),
        PluginDocsCommand.Create(),
        PluginInspectCommand.Create(),
    };

    /// <summary>The plugin's folder; by default the current one.</summary>
    public static Argument<string> Folder() => new("FOLDER") { Description = "The plugin's folder, with its manifest.json. Default: here.", DefaultValueFactory = _ => "." };
}
