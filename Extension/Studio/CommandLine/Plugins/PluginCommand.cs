using System.CommandLine;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary><c>mlkids plugin ...</c>: what authors of extensions need.</summary>
internal static class PluginCommand
{
    public static Command Create() => new("plugin", "For authors of extensions: check a plugin and pack it for others.")
    {
        PluginCheckCommand.Create(),
        PluginPackCommand.Create(),
        PluginInspectCommand.Create(),
    };

    /// <summary>The plugin's folder; by default the one that the shell is in.</summary>
    public static Argument<string> Folder() => new("FOLDER") { Description = "The plugin's folder, with a manifest.json. Default: this one.", DefaultValueFactory = _ => "." };
}
