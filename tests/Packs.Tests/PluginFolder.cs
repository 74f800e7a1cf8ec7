using System.Text.Json;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Packs.Calls;
using MLKids.Packs.Sessions;
using MLKids.Packs.Shelf;
using MLKids.Studio;

namespace MLKids.Packs.Tests;

/// <summary>A folder of plugins of one test, with a shelf on it.</summary>
internal sealed class PluginFolder : IDisposable
{
    private readonly List<Diagnostic> _found = [];
    private PluginShelf? _shelf;

    public string Path { get; } = Directory.CreateTempSubdirectory("mlkids-plugins-").FullName;

    public string Data => System.IO.Path.Combine(Path, "..", System.IO.Path.GetFileName(Path) + "-data");

    public PluginLimits Limits { get; init; } = new();

    public event Action? Reported;

    public IReadOnlyList<Diagnostic> Found
    {
        get
        {
            lock (_found)
                return [.. _found];
        }
    }

    public PluginShelf Shelf => _shelf ??= new PluginShelf([Path], PluginHosting.Start(), Report, null, Limits);

    /// <summary>Puts a plugin there, or its next edition in its place.</summary>
    /// <param name="name">org.example.{name}, in a folder of that name.</param>
    /// <param name="built">Which of the test plugins.</param>
    /// <param name="assembly">Its assembly's name.</param>
    /// <param name="entry">Its entry's type, or null.</param>
    /// <param name="permissions">What it may use.</param>
    public string Put(string name, string built, string assembly, string? entry = null, params string[] permissions)
    {
        var folder = System.IO.Path.Combine(Path, name);
        var lib = Directory.CreateDirectory(System.IO.Path.Combine(folder, "lib")).FullName;
        File.Copy(System.IO.Path.Combine(AppContext.BaseDirectory, "plugins", built + ".dll"), System.IO.Path.Combine(lib, assembly + ".dll"), overwrite: true);
        File.SetLastWriteTimeUtc(System.IO.Path.Combine(lib, assembly + ".dll"), TimeProvider.System.GetUtcNow().UtcDateTime);
        WriteManifest(folder, name, entry is null
            ? new { blockPacks = new[] { assembly }, permissions }
            : new { entry = new { assembly, type = entry }, blockPacks = new[] { assembly }, permissions });
        return folder;
    }

    /// <summary>Puts a plugin of one script there, or its next edition in its place.</summary>
    public string PutScript(string name, string source, params string[] permissions)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
        File.WriteAllText(System.IO.Path.Combine(folder, "blocks.js"), source);
        WriteManifest(folder, name, new { blockPacks = new[] { "blocks.js" }, permissions });
        return folder;
    }

    public string PutWeather(string built = "Weather", params string[] permissions) => Put("weather", built, "weather", "Weather.Station", permissions);

    /// <summary>A program's use of the plugins, once they have been read.</summary>
    public async Task<PluginSession> Open(PluginServices? services = null, bool isWarm = false)
    {
        await Shelf.FirstRead.WaitAsync(TimeSpan.FromMinutes(2));
        // Without a data folder of its own the process that has read the plugin serves the program.
        return Shelf.Open((services ?? new PluginServices { DataRoot = isWarm ? null : Data }) with { Report = Report });
    }

    /// <summary>Scratch's blocks and the plugins'.</summary>
    public static BlockSet With(PluginSession session) => BlockSet.Discover(StandardPacks.All).With(session.Blocks);

    public void Report(Diagnostic finding)
    {
        lock (_found)
            _found.Add(finding);
        Reported?.Invoke();
    }

    private static void WriteManifest(string folder, string name, object mlkids) => File.WriteAllText(System.IO.Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(
        new { name = "org.example." + name, displayName = char.ToUpperInvariant(name[0]) + name[1..], version = "1.0.0", mlkids }));

    public void Dispose()
    {
        _shelf?.Dispose();
        Directory.Delete(Path, recursive: true);
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
    }
}
