using System.Text.Encodings.Web;
using System.Text.Json;
using MLKids.Blocks.Export;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Make;

/// <summary>What translators get is what the blocks say.</summary>
[TestClass]
public sealed class BlockTextsTests
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestMethod]
    public void BlocksJson_IsWhatTheBlocksSay()
    {
        using var workbench = new Workbench(_ => { });
        using var project = MLKids.Learning.Examples.ProjectFile.CreateTemporary();
        workbench.Open(project);
        var texts = JsonSerializer.Serialize(BlocklyExport.Texts(workbench.DiscoverBlocks()), Json).ReplaceLineEndings("\n") + "\n";
        var folder = Path.Combine(SharedData.Root, "Extension", "Studio", "wwwroot", "languages", "en");
        var (approved, received) = (Path.Combine(folder, "blocks.json"), Path.Combine(folder, "blocks.received.json"));
        if (File.ReadAllText(approved).ReplaceLineEndings("\n") == texts)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, texts);
        Assert.Fail("The blocks say something else than languages/en/blocks.json. If that is meant:\n  mv Extension/Studio/wwwroot/languages/en/blocks.received.json Extension/Studio/wwwroot/languages/en/blocks.json\nand tell translators what changed.");
    }
}
