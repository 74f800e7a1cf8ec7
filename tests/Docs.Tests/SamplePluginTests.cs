using MLKids.Tests;

namespace MLKids.Docs.Tests;

/// <summary>The sample plugins, as their authors and a child use them. The weather station's own tests run with all others.</summary>
[TestClass]
public sealed class SamplePluginTests
{
    [TestMethod]
    [DataRow("weather")]
    [DataRow("text-tools")]
    public async Task Check_FindsNothing(string plugin) => StringAssert.Contains(await Command.Run("plugin", "check", Folder(plugin)), "No findings.");

    [TestMethod]
    public async Task Tests_OfTheScript_Pass() => StringAssert.Contains(await Command.Run("plugin", "test", Folder("text-tools")), "7 passed, 0 failed");

    [TestMethod]
    [DataRow("weather", "samples/rain-diary.sb3", "No rain in Oslo. Let us go out!")]
    [DataRow("text-tools", "samples/word-game.sb3", "Bit: A palindrome? true")]
    public async Task Program_SaysWhatItShould(string plugin, string program, string sentence)
    {
        var said = await Command.Run("run", Path.Combine(Folder(plugin), program), "--plugins", Folder(plugin), "--seconds", "60", "--until-say", "done");
        StringAssert.Contains(said, sentence);
        StringAssert.Contains(said, "done");
    }

    [TestMethod]
    public async Task Docs_OfAPlugin_ShowItsBlocks()
    {
        var folder = Directory.CreateTempSubdirectory("mlkids-docs").FullName;
        try
        {
            foreach (var file in new[] { "manifest.json", "text-tools.js" })
                File.Copy(Path.Combine(Folder("text-tools"), file), Path.Combine(folder, file));
            Directory.CreateDirectory(Path.Combine(folder, "docs", "pictures"));
            File.WriteAllText(Path.Combine(folder, "docs", "pictures", "texttools_gone.svg"), "");
            File.WriteAllText(Path.Combine(folder, "docs", "pictures", "mine.svg"), "");
            await Command.Run("plugin", "docs", folder);
            var page = await File.ReadAllTextAsync(Path.Combine(folder, "docs", "blocks.md"));
            StringAssert.Contains(page, "![reverse (text)](pictures/texttools_reverse.svg)");
            StringAssert.Contains(page, "The text from its end to its beginning.");
            StringAssert.Contains(await File.ReadAllTextAsync(Path.Combine(folder, "docs", "pictures", "texttools_reverse.svg")), "<title>reverse [hello]</title>");
            Assert.IsFalse(File.Exists(Path.Combine(folder, "docs", "pictures", "texttools_gone.svg")));
            Assert.IsTrue(File.Exists(Path.Combine(folder, "docs", "pictures", "mine.svg")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Folder(string plugin) => Path.Combine(SharedData.Root, "samples", "plugins", plugin);
}
