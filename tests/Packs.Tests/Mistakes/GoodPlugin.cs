using MLKids.Packs.Tools.Inspecting;
using MLKids.Packs.Tools.Packing;
using MLKids.Packs.Tools.Checking;
using MLKids.Tests;

namespace MLKids.Packs.Tests.Mistakes;

/// <summary>A plugin without any finding, in a folder of its own; wrong ones are made from it by edits.</summary>
internal sealed class GoodPlugin : IDisposable
{
    private static readonly string Cases = Path.Combine(SharedData.Root, "tests", "Packs.Tests", "Mistakes", "Good");

    private static readonly Lazy<(byte[] Assembly, byte[] Symbols, byte[] Release)> Built = new(Build);

    private GoodPlugin()
    {
        Folder = Path.Combine(Path.GetTempPath(), "mlkids-check-" + Guid.NewGuid().ToString("N"));
        foreach (var file in Directory.GetFiles(Cases, "*", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(Cases, file), File.ReadAllBytes(file));
    }

    public string Folder { get; }

    /// <summary>The plugin, built, with a release of the same blocks beside it.</summary>
    public static GoodPlugin Create()
    {
        var plugin = new GoodPlugin();
        plugin.Write("lib/Weather.dll", Built.Value.Assembly);
        plugin.Write("lib/Weather.pdb", Built.Value.Symbols);
        plugin.Write("releases/org.example.weather-1.0.0.tgz", Built.Value.Release);
        return plugin;
    }

    public string At(string file) => Path.Combine(Folder, file);

    public void Write(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllBytes(At(file), content);
    }

    /// <summary>Replaces a text that stands in a file exactly once.</summary>
    public void Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(At(file));
        Assert.HasCount(2, text.Split(from), $"\"{from}\" must stand in {file} once");
        File.WriteAllText(At(file), text.Replace(from, to));
    }

    public void Compile() => Compiler.Compile(At("Weather.cs"), At("lib/Weather.dll"));

    /// <summary>Checks it; its code is looked at in this process, by a clock that stands still.</summary>
    public Task<CheckReport> Check() => new PluginCheck((folder, _) => Task.FromResult(new PluginInspection(folder, new StandingClock(), _ => { }).Run())).Run(Folder);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static (byte[], byte[], byte[]) Build()
    {
        using var plugin = new GoodPlugin();
        plugin.Edit("manifest.json", "1.1.0", "1.0.0");
        plugin.Compile();
        var report = plugin.Check().GetAwaiter().GetResult();
        var packed = PluginPacker.Pack(plugin.Folder, report.Manifest!, report.Surface!, plugin.At("releases"));
        return (File.ReadAllBytes(plugin.At("lib/Weather.dll")), File.ReadAllBytes(plugin.At("lib/Weather.pdb")), File.ReadAllBytes(packed.File));
    }

    /// <summary>Half a second passes whenever somebody asks what time it is, and never else.</summary>
    private sealed class StandingClock : TimeProvider
    {
        private long _ticks;

        public override long GetTimestamp() => _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerSecond / 2), TimeSpan.Zero);
    }
}
