using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Export;
using MLKids.Runtime.Packs;

namespace MLKids.Docs.Tests;

/// <summary>The JavaScript of the book is loaded as a plugin's is. Where a block stands in both languages it looks the same.</summary>
[TestClass]
public sealed class BookScriptTests
{
    [TestMethod]
    public void Script_IsAPack_ThatLooksAsInCSharp()
    {
        var blocks = 0;
        foreach (var (where, text) in Book.Blocks("js").Where(s => !s.Text.Contains("test(", StringComparison.Ordinal)))
            try
            {
                using var script = ScriptPack.Load(where, Whole(text));
                foreach (var block in script.Blocks.Blocks.Select(b => b.Definition))
                {
                    blocks++;
                    if (Twin(block) is var (pack, twin))
                        Assert.AreEqual(Picture(twin, pack.Color), Picture(block, pack.Color), $"{where}: {block.Id} looks different in JavaScript");
                }
            }
            catch (AuthoringException e)
            {
                Assert.Fail($"{where}: {e.Message}");
            }

        Assert.IsGreaterThan(10, blocks);
    }

    // A block alone is shown without the pack around it.
    private static string Whole(string text) => text.StartsWith('{') ? $"mlkids.pack({{ id: \"example\", name: \"Example\", blocks: [\n{text}\n] }});" : text;

    private static (PackDefinition Pack, BlockDefinition Block)? Twin(BlockDefinition block) =>
        Snippets.Packs.Where(p => block.PackId == "example" || p.Id == block.PackId).SelectMany(p => p.Blocks.Where(b => b.Id == block.Id).Select(b => ((PackDefinition, BlockDefinition)?)(p, b))).FirstOrDefault();

    // How a menu's items are found may differ between the languages; what it shows at first may not.
    private static string Picture(BlockDefinition block, string color) => BlockPicture.Of(new DrawnBlock(block, color));
}
