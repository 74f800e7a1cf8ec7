using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Examples;

[TestClass]
public sealed class ExamplesApiTests
{
    [TestMethod]
    public async Task Adding_OnePicture_IsListedNewestFirstInPages()
    {
        await using var project = await OpenProject.Start("pictures", "disc");
        var label = await project.Label("disc");
        for (var i = 0; i < 5; i++)
            Assert.AreEqual(1, (await project.Add(label, Picture.Shape(0, i), $"{i}.png")).GetProperty("added").GetInt32());

        var page = await project.Get($"/labels/{label}/examples?skip=1&count=2");

        Assert.AreEqual(5, page.GetProperty("total").GetInt32());
        CollectionAssert.AreEqual(new[] { "3.png", "2.png" }, Names(page));
        var ids = (await project.Get($"/labels/{label}/example-ids")).EnumerateArray().Select(id => id.GetInt64()).ToArray();
        CollectionAssert.AreEqual(ids.OrderDescending().ToArray(), ids);
    }

    [TestMethod]
    public async Task Looking_AtALabelThatHasGone_IsAnEmptyListAndNoPicture()
    {
        await using var project = await OpenProject.Start("pictures", "disc");
        var label = await project.Label("disc");
        await project.Add(label, Picture.Shape(0, 1), "1.png");
        var example = (await project.Get($"/labels/{label}/example-ids"))[0].GetInt64();

        await project.Client.DeleteAsync(project.Address($"/labels/{label}"));

        Assert.AreEqual(0, (await project.Get($"/labels/{label}/examples")).GetProperty("total").GetInt32());
        foreach (var look in new[] { "thumbnail", "waveform" })
            Assert.AreEqual(HttpStatusCode.NoContent, (await project.Client.GetAsync(project.Address($"/examples/{example}/{look}"))).StatusCode, look);
    }

    [TestMethod]
    public async Task Adding_ManyFiles_KeepsTheGoodNamesTheBadAndIsOneStepOfUndo()
    {
        await using var project = await OpenProject.Start("pictures", "disc");
        var label = await project.Label("disc");

        var added = await project.AddFiles(
            $"/labels/{label}/examples",
            ("a.png", Picture.Shape(0, 1)), ("b.png", Picture.Shape(0, 2)), ("again.png", Picture.Shape(0, 1)),
            ("cut.png", Picture.Shape(0, 3)[..200]), ("notes.txt", "hello"u8.ToArray()), ("empty.png", []), ("bomb.png", Picture.PngBomb()));

        Assert.AreEqual(2, added.GetProperty("added").GetInt32());
        Assert.AreEqual(1, added.GetProperty("duplicates").GetInt32());
        CollectionAssert.AreEquivalent(
            new[] { "cut.png", "notes.txt", "empty.png", "bomb.png" }, added.GetProperty("refused").EnumerateArray().Select(r => r.GetProperty("name").GetString()).ToArray());
        Assert.IsTrue(added.GetProperty("refused").EnumerateArray().All(r => r.GetProperty("sentence").GetString()!.Split(' ').Length is > 3 and < 14));
        Assert.AreEqual(2, await project.Count("disc"));
        await project.Post("/undo", new { });
        Assert.AreEqual(0, await project.Count("disc"));
        await project.Post("/redo", new { });
        Assert.AreEqual(2, await project.Count("disc"));
    }

    [TestMethod]
    public async Task Adding_ABurst_LeavesOutWhatHardlyDiffersFromItsNeighbours()
    {
        await using var project = await OpenProject.Start("pictures", "disc");
        var label = await project.Label("disc");
        // Nobody moves: the same shape, in light that flickers. Then it is moved; then back, long after.
        var still = Enumerable.Range(0, 6).Select(i => ($"still{i}.png", Flat(20, (byte)(200 + i))));
        var moved = Enumerable.Range(1, 6).Select(i => ($"moved{i}.png", Flat(20 + (i * 14), 200)));

        var added = await project.AddFiles($"/labels/{label}/examples?burst=b1", [.. still, .. moved, ("back.png", Flat(20, 211))]);

        Assert.AreEqual(5, added.GetProperty("nearlySame").GetInt32(), added.ToString());
        Assert.AreEqual(8, added.GetProperty("added").GetInt32());
        var burst = (await project.Get($"/labels/{label}/examples")).GetProperty("examples").EnumerateArray().Select(e => e.GetProperty("burst").GetString()).Distinct().ToArray();
        CollectionAssert.AreEqual(new[] { "b1" }, burst, "A burst stays together when accuracy is measured.");

        var alone = await project.AddFiles($"/labels/{label}/examples", [("x.png", Flat(20, 220)), ("y.png", Flat(20, 221))]);
        Assert.AreEqual(2, alone.GetProperty("added").GetInt32(), "Single pictures are never left out for being alike.");
    }

    [TestMethod]
    public async Task Adding_FoldersOfLabels_MakesTheLabelsInOneStep()
    {
        await using var project = await OpenProject.Start("pictures", "disc");

        var added = await project.AddFiles(
            $"/models/{project.Model}/examples",
            ("shapes/Disc/1.png", Picture.Shape(0, 1)), ("shapes/square/1.png", Picture.Shape(1, 1)), (@"shapes\square\2.png", Picture.Shape(1, 2)), ("loose.png", Picture.Shape(1, 3)));

        Assert.AreEqual(3, added.GetProperty("added").GetInt32(), added.ToString());
        Assert.AreEqual("loose.png", added.GetProperty("refused")[0].GetProperty("name").GetString());
        Assert.AreEqual(1, await project.Count("disc"), "Names of labels are the same in any case.");
        Assert.AreEqual(2, await project.Count("square"));
        await project.Post("/undo", new { });
        Assert.AreEqual(1, (await project.Get("")).GetProperty("models")[0].GetProperty("labels").GetArrayLength());
    }

    [TestMethod]
    public async Task MovingDeletingPuttingAside_ChangeTheLabelsAndCanBeUndone()
    {
        await using var project = await OpenProject.Start("pictures", "disc", "square");
        var (disc, square) = (await project.Label("disc"), await project.Label("square"));
        for (var i = 0; i < 4; i++)
            await project.Add(disc, Picture.Shape(0, i));
        var ids = (await project.Get($"/labels/{disc}/example-ids")).EnumerateArray().Select(id => id.GetInt64()).ToArray();

        Assert.AreEqual(2, Changed(await project.Post("/examples/move", new { ids = ids[..2], label = square })));
        Assert.AreEqual(1, Changed(await project.Post("/examples/aside", new { ids = ids[2..3], forTesting = true })));
        Assert.AreEqual(1, Changed(await project.Post("/examples/delete", new { ids = new[] { ids[3], 9999 } })));

        Assert.AreEqual((1, 2), (await project.Count("disc"), await project.Count("square")));
        Assert.IsTrue((await project.Get($"/examples/{ids[2]}")).GetProperty("forTesting").GetBoolean());
        for (var i = 0; i < 3; i++)
            await project.Post("/undo", new { });
        Assert.AreEqual((4, 0), (await project.Count("disc"), await project.Count("square")));
        Assert.IsFalse((await project.Get($"/examples/{ids[2]}")).GetProperty("forTesting").GetBoolean());
    }

    [TestMethod]
    public async Task Content_IsServedSoThatNothingInItRuns()
    {
        await using var project = await OpenProject.Start("pictures", "disc");
        var label = await project.Label("disc");
        var evil = Encoding.UTF8.GetBytes("""<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><script>alert(1)</script><rect width="60" height="40" fill="red"/></svg>""");
        await project.Add(label, evil, "evil.svg");
        await project.Add(label, Picture.Shape(0, 1, side: 900), "large.png");
        var ids = (await project.Get($"/labels/{label}/example-ids")).EnumerateArray().Select(id => id.GetInt64()).ToArray();

        foreach (var (id, form) in ids.SelectMany(id => new[] { (id, "content"), (id, "thumbnail") }))
        {
            using var answer = await project.Client.GetAsync(project.Address($"/examples/{id}/{form}?v=1"));
            Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
            Assert.AreEqual("image/png", answer.Content.Headers.ContentType!.MediaType, "A drawing is served as pixels.");
            Assert.AreEqual("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.AreEqual("default-src 'none'; sandbox", string.Join("; ", answer.Headers.GetValues("Content-Security-Policy")));
            Assert.AreEqual("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
            var header = PictureDecoder.ReadHeader(await answer.Content.ReadAsByteArrayAsync());
            Assert.AreEqual(form == "thumbnail" ? 192 : id == ids[0] ? 900 : 800, header.Width);

            using var again = new HttpRequestMessage(HttpMethod.Get, project.Address($"/examples/{id}/{form}?v=1"));
            again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(answer.Headers.ETag!.Tag));
            using var known = await project.Client.SendAsync(again);
            Assert.AreEqual(HttpStatusCode.NotModified, known.StatusCode);
        }
    }

    [TestMethod]
    public async Task WrongRequests_AreAnsweredWithASentence()
    {
        await using var project = await OpenProject.Start("pictures", "disc");
        (HttpMethod Method, string Path, HttpContent? Body)[] wrong =
        [
            (HttpMethod.Get, "/examples/9999/content", null),
            (HttpMethod.Post, "/labels/9999/examples", new ByteArrayContent(Picture.Shape(0, 1))),
            (HttpMethod.Post, "/examples/delete", new StringContent("{\"ids\":\"all\"}", Encoding.UTF8, "application/json")),
            (HttpMethod.Post, "/examples/move", new StringContent("{\"ids\":[1],\"label\":9999}", Encoding.UTF8, "application/json")),
            (HttpMethod.Post, $"/labels/{await project.Label("disc")}/examples", new StringContent("--x--", new MediaTypeHeaderValue("multipart/form-data"))),
        ];
        foreach (var (method, path, body) in wrong)
        {
            using var request = new HttpRequestMessage(method, project.Address(path)) { Content = body };
            using var answer = await project.Client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.IsTrue((int)answer.StatusCode is >= 400 and < 500, $"{method} {path}: {(int)answer.StatusCode} {text}");
            Assert.IsGreaterThan(10, JsonSerializer.Deserialize<JsonElement>(text).GetProperty("sentence").GetString()!.Length, $"{path}: {text}");
        }
    }

    [TestMethod]
    public async Task Costumes_OfTheProgram_CanBecomeExamples()
    {
        await using var project = await OpenProject.Start("pictures", "robot");
        var costumes = await project.Get("/program/costumes");

        Assert.IsGreaterThan(0, costumes.GetArrayLength());
        var picture = await project.Client.GetByteArrayAsync(project.Address("/program/costumes/0"));
        Assert.AreEqual(320, Math.Max(PictureDecoder.ReadHeader(picture).Width, PictureDecoder.ReadHeader(picture).Height));
        Assert.AreEqual(1, (await project.Add(await project.Label("robot"), picture)).GetProperty("added").GetInt32());
        var stage = await project.Client.GetByteArrayAsync(project.Address("/program/stage"));
        Assert.AreEqual(new PictureHeader(PictureFormat.Png, 480, 360), PictureDecoder.ReadHeader(stage));
        using var missing = await project.Client.GetAsync(project.Address("/program/costumes/999"));
        Assert.AreEqual(HttpStatusCode.NotFound, missing.StatusCode);
    }

    /// <summary>A dark disc on a plain ground, its middle at x of 120.</summary>
    private static byte[] Flat(int x, byte light) =>
        Picture.Png(120, 120, (px, py, _) => (((px - x) * (px - x)) + ((py - 60) * (py - 60))) < 400 ? (byte)20 : (byte)Math.Max(0, light - (px / 4) - (py / 8)));

    private static int Changed(JsonElement answer) => answer.GetProperty("changed").GetInt32();

    private static string[] Names(JsonElement page) => [.. page.GetProperty("examples").EnumerateArray().Select(e => e.GetProperty("name").GetString()!)];
}
