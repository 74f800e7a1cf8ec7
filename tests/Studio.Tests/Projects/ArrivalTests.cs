using System.Text;
using System.Text.Json;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Projects;

[TestClass]
public sealed class ArrivalTests
{
    private OpenStudio _studio = null!;

    [TestInitialize]
    public async Task Open() => _studio = await OpenStudio.Start();

    [TestCleanup]
    public async Task Close() => await _studio.DisposeAsync();

    [TestMethod]
    public async Task Folder_OfPictures_BecomesLabelsAndLeavesOutWhatIsNone()
    {
        var made = await _studio.Bring(
            new { name = "Shapes" }, ("shapes/red/1.png", Svg("red", 1)), ("shapes/red/2.png", Svg("red", 2)), ("shapes/blue/1.png", Svg("blue", 1)), ("shapes/blue/note.txt", "hello"u8.ToArray()),
            ("shapes/.DS_Store", [0, 1]), ("shapes/blue/2.jpg", [0xFF, 0xD8, 0xFF, 0, 0]));
        var report = made.GetProperty("report");
        Assert.AreEqual(3, report.GetProperty("added").GetInt32());
        CollectionAssert.AreEquivalent(new[] { "blue 1", "red 2" }, Labels(report));
        Assert.AreEqual(2, report.GetProperty("refused").GetArrayLength());
        Assert.IsFalse((await _studio.Get("/projects/Shapes")).GetProperty("canUndo").GetBoolean());
    }

    [TestMethod]
    public async Task Files_WithWrongEndings_AreToldByTheirBytes()
    {
        var arrival = await _studio.Arrive(
            ("program.txt", await File.ReadAllBytesAsync(Path.Combine(SharedData.Root, "samples", "story.sb3"))), ("table.png", "a,b\n1,2\n3,4\n5,6\n"u8.ToArray()), ("picture.sb3", Svg("green", 1)));
        CollectionAssert.AreEquivalent(new[] { "program", "table", "pictures" }, arrival.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("what").GetString()).ToList());
    }

    [TestMethod]
    public async Task Program_OfScratch_BecomesAProject()
    {
        var made = await _studio.Bring(new { name = "Tale" }, ("story.sb3", await File.ReadAllBytesAsync(Path.Combine(SharedData.Root, "samples", "story.sb3"))));
        Assert.IsTrue((await _studio.Get($"/projects/{made.GetProperty("id").GetString()}/card")).GetProperty("hasProgram").GetBoolean());
    }

    [TestMethod]
    public async Task Table_AsPredictNumbers_PredictsTheChosenColumn()
    {
        var made = await _studio.Bring(
            new { name = "Houses", kind = "predict-numbers", predict = "price" }, ("houses.csv", "rooms,size,place,price\n1,20,town,200\n3,50,town,430\n4,70,land,300\n"u8.ToArray()));
        Assert.AreEqual(3, made.GetProperty("report").GetProperty("added").GetInt32());
        Assert.AreEqual("predict-numbers", (await _studio.Get("/projects/Houses/card")).GetProperty("kinds")[0].GetString());
    }

    [TestMethod]
    public async Task Texts_InOneFolder_AreLabels()
    {
        var report = (await _studio.Bring(new { name = "Moods" }, ("moods/happy.txt", "what a day\nhooray\n"u8.ToArray()), ("moods/sad.txt", "oh no\n"u8.ToArray()))).GetProperty("report");
        CollectionAssert.AreEquivalent(new[] { "happy 2", "sad 1" }, Labels(report));
    }

    [TestMethod]
    public async Task Texts_InLabelFolders_AreUnderTheirFolder()
    {
        var report = (await _studio.Bring(new { name = "Moods" }, ("moods/happy/1.txt", "what a day\n"u8.ToArray()), ("moods/happy/2.txt", "hooray\n"u8.ToArray()), ("moods/sad/1.txt", "oh no\n"u8.ToArray()))).GetProperty("report");
        CollectionAssert.AreEquivalent(new[] { "happy 2", "sad 1" }, Labels(report));
    }

    [TestMethod]
    public async Task Sounds_WithoutAFolder_AreUnderTheFirstLabel()
    {
        var report = (await _studio.Bring(new { name = "Claps", firstLabel = "first label" }, ("a.wav", Tone(440)), ("b.wav", Tone(550)))).GetProperty("report");
        CollectionAssert.AreEquivalent(new[] { "first label 2" }, Labels(report));
    }

    [TestMethod]
    public async Task Names_FromOutside_NeverLeaveTheFolder()
    {
        await _studio.Bring(new { name = "Escape" }, ("../../../label/../evil.png", Svg("red", 1)), ("C:\\windows\\evil2.png", Svg("red", 2)));
        Assert.IsEmpty(Directory.EnumerateFiles(Path.GetTempPath(), "evil*"));
        Assert.HasCount(1, Directory.GetFiles(_studio.Folder, "*.mlkids"));
    }

    [TestMethod]
    public async Task Files_OfWhichNothingCanBeUsed_AreNamedAndLeaveNothing()
    {
        var arrival = await _studio.Arrive(("movie.bin", [1, 2, 3, 4, 0, 0]), ("broken.zip", Encoding.Latin1.GetBytes("PK\u0003\u0004 and no more")));
        Assert.AreEqual(0, arrival.GetProperty("items").GetArrayLength());
        Assert.AreEqual(2, arrival.GetProperty("refused").GetArrayLength());
        await _studio.Delete($"/arrivals/{arrival.GetProperty("id").GetString()}");
        Assert.IsEmpty(Directory.GetFiles(_studio.Folder, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public async Task Form_WithoutFiles_IsRefusedKindly()
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "text" } };
        var answer = await _studio.Page.PostAsync(new Uri("/api/arrivals", UriKind.Relative), form);
        Assert.AreEqual("MLS008", JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("code").GetString());
        Assert.IsEmpty(Directory.GetDirectories(Path.Combine(_studio.Folder, ".unfinished")));
    }

    [TestMethod]
    public async Task Arrivals_ThatNobodyTakes_DoNotPileUp()
    {
        for (var i = 0; i < 6; i++)
            await _studio.Arrive(("a.txt", "hello"u8.ToArray()));
        Assert.IsLessThanOrEqualTo(3, Directory.GetDirectories(Path.Combine(_studio.Folder, ".unfinished")).Length);
    }

    private static List<string> Labels(JsonElement report) =>
        [.. report.GetProperty("labels").EnumerateArray().Select(label => $"{label.GetProperty("name").GetString()} {label.GetProperty("count").GetInt32()}")];

    private static byte[] Svg(string color, int size) =>
        Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40' width='40' height='40'><rect x='{size}' y='{size}' width='20' height='20' fill='{color}'/></svg>");

    /// <summary>A second of a tone: 16 kHz, 16 bits, one channel.</summary>
    private static byte[] Tone(double hertz)
    {
        const int Rate = 16_000;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write(36 + Rate * 2);
        writer.Write("WAVEfmt "u8);
        foreach (var value in (ReadOnlySpan<int>)[16, 1 | 1 << 16, Rate, Rate * 2, 2 | 16 << 16])
            writer.Write(value);
        writer.Write("data"u8);
        writer.Write(Rate * 2);
        for (var i = 0; i < Rate; i++)
            writer.Write((short)(10_000 * Math.Sin(2 * Math.PI * hertz * i / Rate)));
        return stream.ToArray();
    }
}
