using System.Net.Http.Json;
using System.Text.Json;
using MLKids.Studio.Tests.Programs;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Studio.Tests.Plugins;

/// <summary>Extensions of an open project, as a page meets them: real server, real socket, real processes.</summary>
[TestClass]
public sealed class PluginsApiTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlkids-program").FullName;

    private string Plugins => Path.Combine(_folder, "plugins");

    [TestMethod]
    public async Task Plugin_InTheFolder_IsListed_HasItsCategory_AndItsBlocksRun()
    {
        ScriptPlugin.Weather(Plugins, permissions: "camera");
        await using var page = await ProgramPage.Open(Greets(), _folder);
        var one = (await Get(page, "/plugins")).EnumerateArray().Single();
        Assert.AreEqual("org.example.weather", one.GetProperty("name").GetString());
        Assert.AreEqual("Weather station", one.GetProperty("title").GetString());
        Assert.AreEqual("ready", one.GetProperty("state").GetString());
        Assert.AreEqual("camera", one.GetProperty("permissions")[0].GetString());
        Assert.AreEqual(2, one.GetProperty("packs")[0].GetProperty("blocks").GetInt32());
        Assert.IsTrue(one.GetProperty("canRemove").GetBoolean());
        Assert.HasCount(1, await Categories(page));
        await page.Send("flag");
        await page.UntilSaid("hello Bo");
    }

    [TestMethod]
    public async Task Plugin_SwitchedOff_TakesItsBlocksAway_IsNamed_AndComesBackInTheNextStart()
    {
        ScriptPlugin.Weather(Plugins);
        var page = await ProgramPage.Open(Greets(), _folder);
        await Turn(page, on: false);
        await page.Until(() => page.Heard.Any(h => h.Type == "blocks"), "the news");
        var blocks = await Get(page, "/program/blocks");
        Assert.IsEmpty(Category(blocks));
        Assert.AreEqual("Weather station", blocks.GetProperty("absent").GetProperty("weather").GetProperty("title").GetString());
        Assert.AreEqual("off", blocks.GetProperty("absent").GetProperty("weather").GetProperty("state").GetString());
        await page.Close();

        Directory.Delete(Path.Combine(Plugins, "org.example.weather"), recursive: true);
        page = await ProgramPage.Open(folder: _folder);
        blocks = await Get(page, "/program/blocks");
        Assert.AreEqual("missing", blocks.GetProperty("absent").GetProperty("weather").GetProperty("state").GetString(), "The project file knows what brought its blocks.");
        await page.Close();

        ScriptPlugin.Weather(Plugins);
        await using var again = await ProgramPage.Open(folder: _folder);
        Assert.IsEmpty(await Categories(again), "It is off in this project.");
        await Turn(again, on: true);
        Assert.HasCount(1, await Categories(again));
        await again.Send("flag");
        await again.UntilSaid("hello Bo");
    }

    [TestMethod]
    public async Task Plugin_EditedOnDisk_IsLive_OnceInThePalette_AndScriptsGoOn()
    {
        var plugin = ScriptPlugin.Weather(Plugins);
        await using var page = await ProgramPage.Open(
            new ProgramBuilder().Sprite("Cat", s => s.Variable("n")
                .WhenFlag(Set("n", 0), Forever(Change("n", 1), Say(new Node("weather_greeting").With("NAME", "Bo"))))).ToSb3(),
            _folder);
        await page.Send("flag");
        await page.UntilSaid("hello Bo");
        var before = await Counted(page);

        plugin.Script("weather", ScriptPlugin.Greeting("warm greeting for [NAME]", "'good day ' + args.NAME"), """{ id: "wet", shape: "predicate", text: "is it wet?", run: function () { return true; } }""");
        await page.Until(() => page.Heard.Any(h => h.Type == "blocks"), "the edit");
        var blocks = await Get(page, "/program/blocks");
        Assert.HasCount(1, Category(blocks));
        StringAssert.Contains(blocks.GetRawText(), "warm greeting for %1");
        StringAssert.Contains(blocks.GetRawText(), "weather_wet");
        Assert.IsFalse(blocks.GetRawText().Contains("weather_rain", StringComparison.Ordinal));
        Assert.IsGreaterThanOrEqualTo(before, await Counted(page), "The variable is as it was, the script goes on.");
        await page.Send("flag");
        await page.UntilSaid("good day Bo");
    }

    [TestMethod]
    public async Task Plugin_BrokenByAnEdit_KeepsItsBlocks_AndTellsItsAuthor()
    {
        var plugin = ScriptPlugin.Weather(Plugins);
        await using var page = await ProgramPage.Open(Greets(), _folder);
        plugin.Write("weather.js", "mlkids.pack({ id: ");
        JsonElement one = default;
        for (var i = 0; i < 100 && one.ValueKind == JsonValueKind.Undefined; i++)
        {
            await Task.Delay(100);
            one = (await Get(page, "/plugins")).EnumerateArray().SingleOrDefault(p => p.GetProperty("state").GetString() == "broken");
        }

        var mistake = one.GetProperty("mistakes")[0];
        StringAssert.EndsWith(mistake.GetProperty("file").GetString(), "weather.js");
        Assert.AreEqual(1, mistake.GetProperty("line").GetInt32());
        await page.Send("flag");
        await page.UntilSaid("hello Bo");
    }

    [TestMethod]
    public async Task Texts_OfThePlugin_ReachThePageInItsLanguage()
    {
        ScriptPlugin.Weather(Plugins);
        await using var page = await ProgramPage.Open(folder: _folder);
        var german = (await Get(page, "/program/blocks?language=de")).GetProperty("texts");
        Assert.AreEqual("Wetter", german.GetProperty("pack/weather").GetString());
        Assert.AreEqual("Gruß für [NAME]", german.GetProperty("weather_greeting").GetString());
        Assert.IsFalse(german.TryGetProperty("looks_say", out _), "Only of its own blocks.");
        Assert.AreEqual("greeting for [NAME]", (await Get(page, "/program/blocks?language=qps")).GetProperty("texts").GetProperty("weather_greeting").GetString());
        Assert.IsEmpty((await Get(page, "/program/blocks?language=..%2F..%2Fmanifest")).GetProperty("texts").EnumerateObject().ToList());
    }

    private static byte[] Greets() => new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Say(new Node("weather_greeting").With("NAME", "Bo")))).ToSb3();

    private static Task<JsonElement> Get(ProgramPage page, string path) => page.Http.GetFromJsonAsync<JsonElement>("api/projects/Play" + path);

    private static async Task Turn(ProgramPage page, bool on) =>
        (await page.Http.PutAsJsonAsync("api/projects/Play/plugins/org.example.weather", new { on })).EnsureSuccessStatusCode();

    private static async Task<List<JsonElement>> Categories(ProgramPage page) => Category(await Get(page, "/program/blocks"));

    private static List<JsonElement> Category(JsonElement blocks) =>
        [.. blocks.GetProperty("spriteToolbox").GetProperty("contents").EnumerateArray().Where(c => c.GetProperty("toolboxitemid").GetString() == "weather")];

    private static async Task<double> Counted(ProgramPage page)
    {
        var file = await page.Http.GetByteArrayAsync("api/projects/Play/program/file");
        return MLKids.Blocks.Values.Cast.ToNumber(MLKids.Runtime.Projects.ProjectReader.Read(file).Targets[1].Variables.Single().Value);
    }
}
