using System.Text;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Export;
using MLKids.Blocks.Standard;
using MLKids.Extension;
using MLKids.Learning.Examples;
using MLKids.Tests;

namespace MLKids.Docs.Tests;

/// <summary>docs/reference: a page for each category of our own blocks.</summary>
[TestClass]
public sealed class ReferenceTests
{
    [TestMethod]
    public void Reference_IsWhatTheBlocksSay()
    {
        using var project = ProjectFile.CreateTemporary();
        using var plugins = new PluginHost(TimeProvider.System, new NoHats(), d => Assert.Fail(d.ToString()));
        plugins.Load(SharedData.Root);
        plugins.AddService(project);
        plugins.ProjectOpened(null);
        var blocks = plugins.DiscoverBlocks(StandardPacks.All);
        var files = new Dictionary<string, string>();
        var index = new StringBuilder("# All blocks\n\n<!-- Written from the blocks themselves; edits here are lost. -->\n\n| Category | Blocks | |\n|---|---|---|\n");
        foreach (var pack in blocks.Packs.Where(p => p.Id != "argument"))
        {
            files[$"{pack.Id}.md"] = BlockReference.Page(pack);
            foreach (var (name, picture) in BlockReference.Pictures(pack))
                files[$"{BlockReference.PictureFolder}/{name}"] = picture;
            var first = pack.Blocks.First(b => !b.Hidden);
            index.Append($"| [{pack.Name}]({pack.Id}.md) | {pack.Blocks.Count(b => !b.Hidden)} | ![]({BlockReference.PictureFolder}/{first.Opcode}.svg) |\n");
        }

        files["README.md"] = index.ToString();
        WrittenFiles.AreThese("reference", files, complete: true);
    }

    [TestMethod]
    public void Block_OfThePalette_SaysWhatItDoes()
    {
        var silent = BlockSet.Discover(StandardPacks.All).Blocks.Select(b => b.Definition).Where(d => !d.Hidden && d.About is null).Select(d => d.Opcode);
        Assert.AreEqual("", string.Join(", ", silent), "these blocks lack About = \"...\"");
    }

    private sealed class NoHats : IHatStarter
    {
        public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null) { }
    }
}
