using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace MLKids.Tests;

/// <summary>A plugin of scripts in a folder, as an author would write it.</summary>
internal sealed class ScriptPlugin
{
    private ScriptPlugin(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Writes "Weather station" with the pack "weather": a greeting, a command and a predicate.</summary>
    /// <param name="plugins">The folder of plugins.</param>
    /// <param name="name">The name in the manifest.</param>
    /// <param name="pack">The pack's id.</param>
    /// <param name="permissions">What it may use.</param>
    public static ScriptPlugin Weather(string plugins, string name = "org.example.weather", string pack = "weather", params string[] permissions)
    {
        var plugin = new ScriptPlugin(Directory.CreateDirectory(Path.Combine(plugins, name)).FullName);
        plugin.Write("manifest.json", Manifest(name, permissions));
        plugin.Write("languages/de.json", $$"""{ "pack/{{pack}}": "Wetter", "{{pack}}_greeting": "Gruß für [NAME]", "{{pack}}_nobody": "niemand", "looks_say": "brüll [MESSAGE]" }""");
        plugin.Script(pack, Greeting("greeting for [NAME]", "'hello ' + args.NAME"), """{ id: "rain", shape: "command", text: "let it rain for [SECS] seconds", arguments: { SECS: 2 }, run: function () { } }""");
        return plugin;
    }

    public static string Manifest(string name, params string[] permissions) => JsonSerializer.Serialize(new
    {
        name,
        displayName = "Weather station",
        version = "1.2.0",
        description = "Blocks that know whether it rains.",
        author = "Ada Example",
        license = "MIT",
        mlkids = new { blockPacks = (string[])["weather.js"], permissions },
    });

    /// <summary>The reporter "greeting".</summary>
    public static string Greeting(string text, string answer) =>
        $$"""{ id: "greeting", shape: "reporter", text: {{JsonSerializer.Serialize(text)}}, arguments: { NAME: "Ann" }, run: function (args) { return {{answer}}; } }""";

    /// <summary>Writes the pack's script anew.</summary>
    public void Script(string pack, params string[] blocks) =>
        Write("weather.js", $$"""mlkids.pack({ id: "{{pack}}", name: "Weather", color: "#3d7a5a", blocks: [ {{string.Join(",\n", blocks)}} ] });""");

    /// <summary>Writes a file, in one go.</summary>
    public void Write(string path, string content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    /// <summary>The archive of it, as <c>mlkids plugin pack</c> makes it.</summary>
    public byte[] Pack() => Archive([.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(file => Entry("package/" + Path.GetRelativePath(Folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))]);

    /// <summary>An archive of any entries.</summary>
    public static byte[] Archive(params TarEntry[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        using (var tar = new TarWriter(zip))
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        return bytes.ToArray();
    }

    public static TarEntry Entry(string name, byte[] content) => new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };

    public static TarEntry Entry(string name, string content) => Entry(name, Encoding.UTF8.GetBytes(content));
}
