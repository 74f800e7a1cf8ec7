using System.Text.Json.Nodes;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Tests.Mistakes;
using MLKids.Packs.Tools.Packing;

namespace MLKids.Packs.Tests.Packing;

[TestClass]
public sealed class PluginPackerTests
{
    [TestMethod]
    public async Task Pack_HoldsWhatRunsAndPapers_AndNothingElse()
    {
        using var plugin = GoodPlugin.Create();
        plugin.Write("bin/Debug/Weather.dll", [1]);
        plugin.Write("tests/WeatherTests.cs", [1]);
        plugin.Write(".git/config", [1]);
        plugin.Write("lib/.hidden", [1]);
        var packed = await Pack(plugin);
        string[] wanted =
        [
            "LICENSE", "README.md", "icon.svg", "languages/de.json", "lib/Weather.dll", "manifest.json", "package.json", "samples/umbrella.sb3", "surface.json", "tools.js",
        ];
        CollectionAssert.AreEqual(wanted, packed.Files.ToArray());
        Assert.AreEqual("org.example.weather-1.1.0.tgz", Path.GetFileName(packed.File));
        Assert.AreEqual(new FileInfo(packed.File).Length, packed.Bytes);
    }

    [TestMethod]
    public async Task Pack_TheSameFiles_GiveTheSameBytes()
    {
        using var one = GoodPlugin.Create();
        using var two = GoodPlugin.Create();
        Assert.AreEqual((await Pack(one)).Sha256, (await Pack(two)).Sha256);
    }

    [TestMethod]
    public async Task Pack_IsAPackageForUnity()
    {
        using var plugin = GoodPlugin.Create();
        var packed = await Pack(plugin);
        var files = new Dictionary<string, string>();
        ArchiveReader.Each(packed.File, (path, content) => files[path] = new StreamReader(content).ReadToEnd());
        var package = JsonNode.Parse(files["package.json"])!;
        Assert.AreEqual("org.example.weather", (string?)package["name"]);
        Assert.AreEqual("1.1.0", (string?)package["version"]);
        Assert.IsNull(package["mlkids"]);
        // Every file and folder has its .meta with an id of its own; one for .NET 10 stays switched off.
        var own = files.Keys.Where(f => !f.EndsWith(".meta", StringComparison.Ordinal)).ToList();
        foreach (var path in own.Concat(["lib", "languages", "samples"]))
            Assert.Contains(path + ".meta", files.Keys);
        Assert.HasCount(own.Count + 3, files.Where(f => f.Key.EndsWith(".meta", StringComparison.Ordinal)).Select(f => f.Value.Split('\n')[1]).Distinct());
        Assert.Contains("enabled: 0", files["lib/Weather.dll.meta"]);
        Assert.Contains("folderAsset: yes", files["lib.meta"]);
    }

    [TestMethod]
    public async Task Install_WhatWasPacked_IsThePlugin()
    {
        using var plugin = GoodPlugin.Create();
        var packed = await Pack(plugin);
        var folder = Path.Combine(plugin.Folder, "installed");
        Assert.AreEqual("Weather", PluginArchive.ReadManifest(packed.File).DisplayName);
        var manifest = PluginArchive.Install(packed.File, folder);
        var target = Path.Combine(folder, manifest.Name);
        CollectionAssert.AreEqual(File.ReadAllBytes(plugin.At("lib/Weather.dll")), File.ReadAllBytes(Path.Combine(target, "lib", "Weather.dll")));

        // Once more: what was there is replaced, nothing else is left.
        File.WriteAllText(Path.Combine(target, "old.txt"), "old");
        PluginArchive.Install(packed.File, folder);
        Assert.IsFalse(File.Exists(Path.Combine(target, "old.txt")));
        CollectionAssert.AreEqual(new[] { target }, Directory.GetFileSystemEntries(folder));
    }

    [TestMethod]
    public async Task Install_OfADamagedArchive_LeavesTheOldPlugin()
    {
        using var plugin = GoodPlugin.Create();
        var packed = await Pack(plugin);
        var folder = Path.Combine(plugin.Folder, "installed");
        PluginArchive.Install(packed.File, folder);
        var bytes = File.ReadAllBytes(packed.File);
        File.WriteAllBytes(packed.File, bytes[..(bytes.Length / 2)]);
        var refused = Assert.ThrowsExactly<ManifestException>(() => PluginArchive.Install(packed.File, folder));
        Assert.AreEqual(Severity.Error, refused.Mistakes.Single().Severity);
        Assert.IsTrue(File.Exists(Path.Combine(folder, "org.example.weather", "manifest.json")));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder));
    }

    private static async Task<PackedPlugin> Pack(GoodPlugin plugin)
    {
        var report = await plugin.Check();
        return PluginPacker.Pack(plugin.Folder, report.Manifest!, report.Surface!, plugin.At("packed"));
    }
}
