using MLKids.Blocks.Discovery;
using MLKids.Differential.Running;
using MLKids.Runtime.Packs;
using MLKids.Tests;
using static MLKids.Runtime.Tests.Packs.ScratchPrograms;

namespace MLKids.Runtime.Tests.Packs;

/// <summary>Extensions as Scratch's galleries have them, written from what such extensions are known to do: the same file here and in scratch-vm 4.8.45, the same program, the same results.</summary>
[TestClass]
public sealed class ScratchExtensionTests
{
    private const int Frames = 60;

    private static string Folder { get; } = FindFolder();

    [TestMethod]
    [DataRow("auto")]
    [DataRow("javascript")]
    [DataRow("native")]
    public async Task Extensions_HereAndInScratch_DoTheSame(string emit)
    {
        if (ReferenceProcess.Missing is { } missing)
            Assert.Inconclusive($"Skipped: {missing}.");
        using var reference = new ReferenceProcess(Frames, Folder);
        var differences = new List<string>();
        foreach (var (name, program) in All())
        {
            var json = program.ToJson();
            json["extensions"] = new System.Text.Json.Nodes.JsonArray(name);
            var theirs = await reference.Run(json.ToJsonString());
            Assert.IsNull(theirs.Error, $"{name} in the reference: {theirs.Error}");
            Assert.IsNotEmpty(theirs.Said, name);
            if (Difference(theirs, await Ours(name, json.ToJsonString(), emit)) is { } difference)
                differences.Add($"{name}: {difference}");
        }

        Assert.IsEmpty(differences, string.Join('\n', differences));
    }

    [TestMethod]
    public void Extensions_AllFiles_HaveAProgram() =>
        CollectionAssert.AreEquivalent(Directory.GetFiles(Folder, "*.js").Select(f => Path.GetFileNameWithoutExtension(f)).ToArray(), All().Select(p => p.Name).ToArray());

    [TestMethod]
    public void Extension_OfScratch_HasItsMenusAndIcons()
    {
        using var choices = Load("choices");
        var fromCode = choices.Blocks.Find("choices_fromCode")!.Definition.Arguments[0];
        CollectionAssert.AreEqual(new[] { "first", "second" }, fromCode.Menu!.Items().ToArray());
        Assert.AreEqual(("choices_menu_own", "own", true), (fromCode.Menu.Shadow, fromCode.Menu.Field, fromCode.Menu.Droppable));
        Assert.AreEqual("two", choices.Blocks.Find("choices_named")!.Definition.Arguments[0].Menu!.Texts["2"]);
        using var counters = Load("counters");
        Assert.StartsWith("data:image/svg+xml", counters.Icons["counters"]);
        Assert.IsTrue(counters.Blocks.Find("counters_whenAbove")!.Definition.EdgeActivated);
    }

    private static async Task<Outcome> Ours(string name, string json, string emit)
    {
        ScriptPack? pack = null;
        try
        {
            return await OurSide.Run(json, Frames, emit, (time, hats) => PackRig.Standard.With((pack = Load(name, new ScriptPackOptions { Time = time, Hats = hats })).Blocks));
        }
        finally
        {
            pack?.Dispose();
        }
    }

    private static ScriptPack Load(string name, ScriptPackOptions? options = null) => ScriptPack.Load($"{name}.js", File.ReadAllText(Path.Combine(Folder, $"{name}.js")), options);

    // A block that yields answers a frame later here than there: when programs end is not compared.
    private static string? Difference(Outcome theirs, Outcome ours) => Outcome.Difference(theirs with { Frames = 0, Finished = true }, ours with { Frames = 0, Finished = true });

    private static string FindFolder([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Fixtures", "Scripts"));
}
