using MLKids.Blocks.Authoring;
using MLKids.Blocks.Discovery;
using MLKids.Studio.Plugins;

namespace MLKids.Studio.Tests.Plugins;

[TestClass]
public sealed class PluginTextsTests
{
    private static readonly BlockSet Blocks = BlockSet.Discover([typeof(Pack)]);
    private readonly string _folder = Directory.CreateTempSubdirectory("mlkids-texts").FullName;

    [TestCleanup]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Texts_OfOwnBlocks_AreTaken_AndNoOthers()
    {
        Write("""{ "weather_greeting": "Gruß für [NAME]", "looks_say": "brüll [MESSAGE]", "weather_gone": "weg", "pack/weather": 7 }""");
        CollectionAssert.AreEqual((string[])["weather_greeting=Gruß für [NAME]"], Read("de"));
    }

    [TestMethod]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("\"text\"")]
    [DataRow("{ \"a\": { \"b\": { \"c\": { \"d\": { \"e\": 1 } } } } }")]
    public void File_ThatIsWrong_LeavesEnglish(string json)
    {
        Write(json);
        Assert.IsEmpty(Read("de"));
    }

    [TestMethod]
    public void File_TooLarge_OrTextTooLong_LeavesEnglish()
    {
        Write($$"""{ "weather_greeting": "{{new string('x', 400)}}" }""");
        Assert.IsEmpty(Read("de"));
        Write($$"""{ "weather_greeting": "x", "y": "{{new string('x', 600 << 10)}}" }""");
        Assert.IsEmpty(Read("de"));
        Assert.IsEmpty(Read("fr"));
    }

    [TestMethod]
    public void PseudoLocale_GetsAllInEnglish() => CollectionAssert.AreEqual((string[])["pack/weather=Weather", "weather_greeting=greeting for [NAME]"], Read(PluginTexts.Pseudo));

    private void Write(string json)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "languages"));
        File.WriteAllText(Path.Combine(_folder, "languages", "de.json"), json);
    }

    private string[] Read(string language) => [.. PluginTexts.Of(_folder, Blocks.Packs, language).Select(t => $"{t.Key}={t.Value}")];

    [BlockPack("weather", "Weather")]
    public static class Pack
    {
        [Reporter("greeting", "greeting for [NAME]")]
        public static string Greeting(string name = "Ann") => name;
    }
}
