using System.Net;
using MLKids.Learning.Device;

namespace MLKids.Studio.Serving;

/// <summary>How the studio is started.</summary>
internal sealed record StudioOptions
{
    /// <summary>The usual port, so that bookmarks and the browser's camera permission last.</summary>
    public const int UsualPort = 8670;

    /// <summary>The port; 0 takes a free one. Default: <see cref="UsualPort"/>, or a free one when it is taken.</summary>
    public int? Port { get; init; }

    /// <summary>Where projects lie. Default: the folder "MLKids" in the person's documents.</summary>
    public string ProjectsFolder { get; init; } = DefaultProjectsFolder;

    /// <summary>The teacher's settings. Default: <c>settings.json</c> in <see cref="ProjectsFolder"/>.</summary>
    public string? SettingsFile { get; init; }

    /// <summary>Where extensions lie: folders with a folder for each, or folders of one extension. Default: <c>MLKids/plugins</c> in the person's application data.</summary>
    public IReadOnlyList<string> PluginFolders { get; init; } = [Packs.Shelf.PluginShelf.UsualFolder];

    /// <summary>Open a door to the school's network, too; null: only this computer itself.</summary>
    public ClassOptions? Class { get; init; }

    /// <summary>What is known of this computer, instead of measuring it.</summary>
    public DeviceFacts? Device { get; init; }

    /// <summary>The page's files. Default: beside the program.</summary>
    public string? WebRoot { get; init; } = Environment.GetEnvironmentVariable("MLKIDS_WEBROOT");

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How a class comes in.</summary>
    /// <param name="Address">The address of this computer to listen on; null: all.</param>
    /// <param name="Port">The port; 0 takes a free one.</param>
    internal sealed record ClassOptions(IPAddress? Address = null, int Port = ClassOptions.UsualPort)
    {
        /// <summary>The usual port of a class.</summary>
        public const int UsualPort = 8671;
    }

    private static string DefaultProjectsFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.MyDocuments) is { Length: > 0 } documents ? documents : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        "MLKids");
}
