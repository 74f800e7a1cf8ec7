using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;

namespace MLKids.Extension.Tests.Plugins;

[TestClass]
public sealed class PluginHostTests : IHatStarter, IDisposable
{
    private static readonly string[] Moments = ["OnLoad", "OnProjectOpened", "OnStart", "OnTick", "OnStop", "OnUnload"];
    private readonly List<Diagnostic> _found = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("mlkids-plugin-").FullName;

    [TestInitialize]
    public void Clear()
    {
        TestPlugin.Moments.Clear();
        TestPlugin.Throws.Clear();
    }

    [TestMethod]
    public void Lifecycle_InOrder_EachMomentOnce()
    {
        using (var host = Host())
        {
            host.Load(Plugin(typeof(TestPlugin).FullName!));
            Live(host);
        }

        CollectionAssert.AreEqual(Moments, TestPlugin.Moments);
        Assert.IsEmpty(_found);
    }

    [TestMethod]
    public void Plugin_ThatThrowsInEveryMoment_IsReportedWithItsNameAndTheRestGoesOn()
    {
        TestPlugin.Throws.UnionWith(Moments);
        using (var host = Host())
        {
            host.Load(Plugin(typeof(TestPlugin).FullName!));
            Live(host);
            Assert.IsNotNull(host.GetService(typeof(Greeting)), "what it had registered before stays");
        }

        CollectionAssert.AreEqual(Moments, TestPlugin.Moments);
        Assert.HasCount(Moments.Length, _found);
        foreach (var (moment, found) in Moments.Zip(_found))
        {
            Assert.AreEqual(ManifestCodes.PluginFailed, found.Code);
            StringAssert.Contains(found.Message, $"org.mlkids.test failed in {moment}");
            StringAssert.Contains(found.Message, $"broken in {moment}");
        }
    }

    [TestMethod]
    public void Plugin_BesideAThrowingOne_HasItsMomentsAllTheSame()
    {
        TestPlugin.Throws.Add("OnStart");
        using var host = Host();
        host.Load(Plugin(typeof(TestPlugin).FullName!));
        host.Load(Plugin(typeof(TestPlugin).FullName!, "org.mlkids.second"));
        host.Load(Plugin(typeof(SilentPlugin).FullName!, "org.mlkids.silent"));
        host.Start();
        Assert.HasCount(2, TestPlugin.Moments.Where(m => m == "OnStart").ToList());
        Assert.HasCount(3, host.Plugins);
    }

    [TestMethod]
    [DataRow("MLKids.NotThere", "X", ManifestCodes.NoEntry, "mlkids.entry.assembly is \"MLKids.NotThere\"")]
    [DataRow("MLKids.Extension.Tests", "No.Such.Type", ManifestCodes.NoEntry, "mlkids.entry.type is \"No.Such.Type\"")]
    [DataRow("MLKids.Extension.Tests", "MLKids.Extension.Tests.Plugins.Greeting", ManifestCodes.NoEntry, "implements IExtension")]
    [DataRow("MLKids.Extension.Tests", "MLKids.Extension.Tests.Plugins.UnbornPlugin", ManifestCodes.PluginFailed, "no disk, no drive")]
    public void Load_EntryThatCannotBeMade_IsRefused(string assembly, string type, string code, string text)
    {
        using var host = Host();
        var mistake = Assert.ThrowsExactly<ManifestException>(() => host.Load(Plugin(type, assembly: assembly))).Mistakes.Single();
        Assert.AreEqual(code, mistake.Code);
        StringAssert.Contains(mistake.Message, text);
        Assert.IsEmpty(host.Plugins);
    }

    [TestMethod]
    public void DiscoverBlocks_WithoutThePermissionThatABlockNeeds_IsRefused()
    {
        using var host = Host();
        var manifest = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "manifest.json")).Replace(", \"camera\"", "", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "manifest.json"), manifest);
        host.Load(_folder);
        var mistake = Assert.ThrowsExactly<ManifestException>(() => host.DiscoverBlocks([])).Mistakes.Single();
        Assert.AreEqual(ManifestCodes.MissingPermission, mistake.Code);
        StringAssert.Contains(mistake.Message, "ml_whenSees needs \"camera\"");
    }

    [TestMethod]
    public void Shipped_Plugin_BringsItsBlocksAndServices()
    {
        using var host = Host();
        host.Load(AppContext.BaseDirectory);
        var blocks = host.DiscoverBlocks([]);
        string[] promised =
        [
            "trainModelAndWait", "startTraining", "trainModelWithPreset", "stopTraining", "trainingProgress", "modelIs", "whenTrainingFinishes", "addExample", "undoExample",
            "exampleCount", "classify", "confidenceOf", "isLabel", "whenSees", "testAccuracy", "pictureFrom",
            "soundFromMic", "soundFrom", "whenHears", "startListening", "stopListening",
        ];
        foreach (var id in promised)
            Assert.IsNotNull(blocks.Find($"ml_{id}"), $"ml_{id} is not there");
        Assert.IsEmpty(_found);
    }

    public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null)
    {
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Live(PluginHost host)
    {
        host.ProjectOpened(null);
        host.Start();
        host.Tick();
        host.Stop();
    }

    private PluginHost Host() => new(TimeProvider.System, this, _found.Add);

    private string Plugin(string type, string name = "org.mlkids.test", string assembly = "MLKids.Extension.Tests")
    {
        File.WriteAllText(
            Path.Combine(_folder, "manifest.json"),
            $$"""{ "name": "{{name}}", "displayName": "Test", "version": "1.0.0", "mlkids": { "entry": { "assembly": "{{assembly}}", "type": "{{type}}" } } }""");
        return _folder;
    }
}
