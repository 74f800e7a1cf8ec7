using System.Text.Json;
using System.Text.RegularExpressions;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Export;
using MLKids.Blocks.Standard;
using MLKids.Extension.Manifests;
using MLKids.Tests;

namespace MLKids.Docs.Tests;

/// <summary>docs/authors says nothing that is not so: its C# is compiled by the project beside this one, the rest is looked at here.</summary>
[TestClass]
public sealed partial class BookTests
{
    [TestMethod]
    public void Pictures_AreDrawnFromTheCodeBesideThem()
    {
        var files = Book.Pictures.ToDictionary(name => $"pictures/{name}.svg", Draw);
        WrittenFiles.AreThese("authors", files, complete: false);
        var surplus = Directory.GetFiles(Path.Combine(Book.Folder, "pictures")).Select(f => Path.GetFileNameWithoutExtension(f)).Except(Book.Pictures);
        Assert.AreEqual("", string.Join(", ", surplus), "pictures that no page shows");
    }

    [TestMethod]
    public void Tables_AreWhatTheCodeDoes()
    {
        var files = Book.Pages.ToDictionary(p => $"{p.Key}.md", p => Made().Replace(p.Value, m => $"<!-- made: {m.Groups[1].Value} -->\n{BookTables.Make(m.Groups[1].Value)}<!-- /made -->"));
        WrittenFiles.AreThese("authors", files, complete: false);
    }

    [TestMethod]
    public void Links_LeadSomewhere()
    {
        var broken = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(SharedData.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(SharedData.Root, "README.md")).Append(Path.Combine(SharedData.Root, "CONTRIBUTING.md")))
            foreach (Match link in Link().Matches(File.ReadAllText(file)))
            {
                var (path, anchor) = (link.Groups[1].Value, link.Groups[2].Value);
                var target = path.Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, path));
                if (!File.Exists(target) && !Directory.Exists(target))
                    broken.Add($"{Path.GetRelativePath(SharedData.Root, file)}: {path}");
                else if (anchor.Length > 0 && !File.ReadLines(target).Where(l => l.StartsWith('#')).Select(Anchor).Contains(anchor))
                    broken.Add($"{Path.GetRelativePath(SharedData.Root, file)}: {path}#{anchor}");
            }

        Assert.AreEqual("", string.Join('\n', broken));
    }

    [TestMethod]
    public void Json_IsAManifestOrALanguageFile()
    {
        foreach (var (where, text) in Book.Blocks("json"))
            try
            {
                if (text.Contains("\"mlkids\"", StringComparison.Ordinal))
                    ManifestReader.Read(text);
                else
                    JsonSerializer.Deserialize<Dictionary<string, string>>(text);
            }
            catch (Exception e) when (e is ManifestException or JsonException)
            {
                Assert.Fail($"{where}: {e.Message}");
            }
    }

    private static string Draw(string name) => name switch
    {
        "first-program" => Program(),
        "bell-de" => Bell("de", "wenn die [BELL] klingelt", "Türglocke", rightToLeft: false),
        "bell-ar" => Bell("ar", "عندما يرن [BELL]", "جرس الباب", rightToLeft: true),
        _ => Snippets.Find(name) is var (pack, block)
            ? BlockPicture.Of(new DrawnBlock(block, pack.Color))
            : throw new AssertFailedException($"a page shows pictures/{name}.svg, and no C# of the book has a block with the id {name}"),
    };

    private static string Program()
    {
        var own = BlockSet.Discover(StandardPacks.All);
        DrawnBlock Own(string opcode, string color) => new(own.Find(opcode)!.Definition, color);
        var (pack, greeting) = Snippets.Find("greeting")!.Value;
        var value = new DrawnBlock(greeting, pack.Color) { Values = new Dictionary<string, object> { ["NAME"] = "Ann" } };
        return BlockPicture.Of(
            [Own("event_whenflagclicked", "#ffbf00"), Own("looks_sayforsecs", "#9966ff") with { Values = new Dictionary<string, object> { ["MESSAGE"] = value } }]);
    }

    private static string Bell(string language, string sentence, string door, bool rightToLeft)
    {
        var (pack, block) = Snippets.Packs.Where(p => p.Id == "bell").Select(p => (p, p.Blocks.First(b => b.Id == "whenRings"))).First();
        return BlockPicture.Of(new DrawnBlock(block, pack.Color), new Dictionary<string, string> { ["bell_whenRings"] = sentence, ["bell/BELL/door"] = door }, rightToLeft);
    }

    // As GitHub makes them.
    private static string Anchor(string heading) => string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"<!-- made: (\w+) -->\n(?:.*?)<!-- /made -->", RegexOptions.Singleline)]
    private static partial Regex Made();

    [GeneratedRegex(@"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")]
    private static partial Regex Link();
}
