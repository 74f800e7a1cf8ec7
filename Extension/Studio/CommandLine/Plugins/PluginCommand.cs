using System.CommandLine;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary><c>mlkids plugin</c>: what authors of extensions need.</summary>
internal static class PluginCommand
{
    public static Command Create() => new("plugin", "For authors of extensions: make one, check it, test it, try it while you write it, pack it.")
    {
        WatchCommand.Create(),
    };
}
