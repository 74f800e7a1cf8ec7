using System.Text.Json;
using MLKids.Learning.Examples;
using MLKids.Studio.Projects;

namespace MLKids.Studio.Tests.Projects;

[TestClass]
public sealed class ProjectMovesTests
{
    private OpenStudio _studio = null!;

    [TestInitialize]
    public async Task Open() => _studio = await OpenStudio.Start();

    [TestCleanup]
    public async Task Close() => await _studio.DisposeAsync();

    [TestMethod]
    public async Task New_WithAModel_HasNothingToUndo()
    {
        var id = await Make("My cats");
        var project = await _studio.Get($"/projects/{id}");
        Assert.IsFalse(project.GetProperty("canUndo").GetBoolean());
        Assert.AreEqual("My cats", project.GetProperty("models")[0].GetProperty("name").GetString());
    }

    [TestMethod]
    public async Task New_WithATakenName_GetsANumber()
    {
        await Make("Cats");
        Assert.AreEqual("Cats 2", await Make("Cats"));
        Assert.AreEqual("Cats 3", await Make("Cats"));
    }

    [TestMethod]
    [DataRow("../../etc/passwd")]
    [DataRow("a:b*c?d")]
    [DataRow("...")]
    [DataRow("\u0007")]
    [DataRow("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    public async Task New_WithAStrangeName_StaysInTheFolder(string name)
    {
        var id = (await _studio.Post("/projects", new { name })).GetProperty("id").GetString()!;
        Assert.IsTrue(File.Exists(Path.Combine(_studio.Folder, id + ".mlkids")));
        await _studio.Get($"/projects/{Uri.EscapeDataString(id)}");
    }

    [TestMethod]
    public async Task New_WithABadModel_LeavesNothing()
    {
        await Assert.ThrowsExactlyAsync<OpenStudio.Refused>(() => _studio.Post("/projects", new { name = "Cats", models = new[] { new { name = "a", kind = "pictures" }, new { name = "A", kind = "pictures" } } }));
        Assert.IsEmpty(await _studio.Shown());
        Assert.IsEmpty(Directory.GetFiles(_studio.Folder, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public async Task Rename_WhileOpen_KeepsAllAndLeavesNoLog()
    {
        var id = await Make("Cats");
        await _studio.Post($"/projects/{id}/models", new { name = "second", kind = "words" });
        Assert.AreEqual("Dogs", (await _studio.Patch($"/projects/{id}", new { name = "Dogs" })).GetProperty("id").GetString());
        CollectionAssert.AreEqual(new[] { "Dogs" }, await _studio.Shown());
        Assert.AreEqual(2, (await _studio.Get("/projects/Dogs")).GetProperty("models").GetArrayLength());
        Assert.IsEmpty(Directory.GetFiles(_studio.Folder, "Cats*"));
    }

    [TestMethod]
    public async Task Rename_ToATakenName_IsRefusedKindly()
    {
        await Make("Cats");
        await Make("Dogs");
        var refused = await Assert.ThrowsExactlyAsync<OpenStudio.Refused>(() => _studio.Patch("/projects/Dogs", new { name = "Cats" }));
        Assert.AreEqual("A project has that name already. Choose another name.", refused.Sentence);
        CollectionAssert.AreEquivalent(new[] { "Cats", "Dogs" }, await _studio.Shown());
    }

    [TestMethod]
    public async Task Move_WhileAnotherProgramUsesIt_IsRefused()
    {
        await Make("Cats");
        using var other = ProjectFile.Open(Path.Combine(_studio.Folder, "Cats.mlkids"));
        other.Models.Add("written elsewhere");
        Assert.AreEqual("MLS006", (await Assert.ThrowsExactlyAsync<OpenStudio.Refused>(() => _studio.Patch("/projects/Cats", new { name = "Dogs" }))).Code);
        Assert.AreEqual("MLS006", (await Assert.ThrowsExactlyAsync<OpenStudio.Refused>(() => _studio.Delete("/projects/Cats"))).Code);
        CollectionAssert.AreEqual(new[] { "Cats" }, await _studio.Shown());
        Assert.HasCount(2, other.Models.All());
    }

    [TestMethod]
    public async Task Copy_WhileOpen_HasTheNewestChanges()
    {
        var id = await Make("Cats");
        await _studio.Post($"/projects/{id}/models", new { name = "second", kind = "words" });
        Assert.AreEqual("Cats copy", (await _studio.Post($"/projects/{id}/copy", new { name = "Cats copy" })).GetProperty("id").GetString());
        Assert.AreEqual(2, (await _studio.Get("/projects/Cats copy")).GetProperty("models").GetArrayLength());
    }

    [TestMethod]
    public async Task Delete_ThenUndo_BringsAllBack_AlsoAfterARestart()
    {
        var id = await Make("Cats");
        await _studio.Post($"/projects/{id}/models", new { name = "second", kind = "words" });
        var ticket = (await _studio.Delete($"/projects/{id}")).GetProperty("ticket").GetString();
        Assert.IsEmpty(await _studio.Shown());
        await _studio.Restart();
        await Make("Cats");
        Assert.AreEqual("Cats 2", (await _studio.Post($"/deleted/{ticket}", new { })).GetProperty("id").GetString());
        Assert.AreEqual(2, (await _studio.Get("/projects/Cats 2")).GetProperty("models").GetArrayLength());
        Assert.AreEqual(404, (await Assert.ThrowsExactlyAsync<OpenStudio.Refused>(() => _studio.Post($"/deleted/{ticket}", new { }))).Status);
    }

    [TestMethod]
    [DataRow("..")]
    [DataRow("%2e%2e%2f%2e%2e")]
    [DataRow("20260101-000000-00000000")]
    public async Task Undo_OfWhatIsNotThere_IsRefused(string ticket) =>
        Assert.IsTrue((await Assert.ThrowsAsync<Exception>(() => _studio.Post($"/deleted/{ticket}", new { }))) is OpenStudio.Refused { Status: 404 } or JsonException);

    [TestMethod]
    public async Task Delete_AfterAMonth_IsForGood()
    {
        await Make("Old");
        await _studio.Delete("/projects/Old");
        var old = Directory.GetDirectories(Path.Combine(_studio.Folder, "Deleted")).Single();
        Directory.SetLastWriteTimeUtc(old, DateTime.UnixEpoch);
        await Make("New");
        await _studio.Delete("/projects/New");
        Assert.IsFalse(Directory.Exists(old));
    }

    [TestMethod]
    public async Task Delete_OfADamagedProject_TakesItsLogAlong()
    {
        File.WriteAllText(Path.Combine(_studio.Folder, "Broken.mlkids"), "SQLite format 3\0 and then nothing");
        File.WriteAllText(Path.Combine(_studio.Folder, "Broken.mlkids-wal"), "a log");
        await _studio.Delete("/projects/Broken");
        Assert.IsEmpty(Directory.GetFiles(_studio.Folder));
    }

    [TestMethod]
    public async Task Card_TellsWhatIsInAProject()
    {
        await Make("Cats");
        await _studio.Post("/samples/smileys", new { name = "Smileys" });
        Assert.AreEqual("pictures", (await _studio.Get("/projects/Cats/card")).GetProperty("kinds")[0].GetString());
        Assert.IsTrue((await _studio.Get("/projects/Smileys/card")).GetProperty("hasProgram").GetBoolean());
        var cover = await _studio.Page.GetAsync(new Uri("/api/projects/Smileys/cover", UriKind.Relative));
        CollectionAssert.AreEqual(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }, (await cover.Content.ReadAsByteArrayAsync())[..4]);
    }

    [TestMethod]
    public async Task Card_OfADamagedProject_OffersARescue()
    {
        var path = await Damaged("Broken");
        var card = await _studio.Get("/projects/Broken/card");
        Assert.IsTrue(card.GetProperty("canRescue").GetBoolean());
        Assert.AreNotEqual("", card.GetProperty("trouble").GetString());
        var rescued = await _studio.Post("/projects/Broken/rescue", new { name = "Broken rescued" });
        Assert.AreEqual("Broken rescued", rescued.GetProperty("id").GetString());
        Assert.IsGreaterThan(100, rescued.GetProperty("report").GetProperty("examples").GetInt32());
        Assert.IsTrue(File.Exists(path), "the damaged file stays");
    }

    [TestMethod]
    public async Task Download_WhileOpen_IsAWholeProject()
    {
        await Make("Cats");
        await _studio.Post("/projects/Cats/models", new { name = "second", kind = "words" });
        var answer = await _studio.Page.GetAsync(new Uri("/api/projects/Cats/file", UriKind.Relative));
        Assert.AreEqual("Cats.mlkids", answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        var copy = Path.Combine(_studio.Folder, "copy");
        await File.WriteAllBytesAsync(copy, await answer.Content.ReadAsByteArrayAsync());
        using var project = ProjectFile.Open(copy);
        Assert.HasCount(2, project.Models.All());
    }

    [TestMethod]
    public async Task Samples_Each_CanBeOpened()
    {
        var samples = (await _studio.Get("/samples")).EnumerateArray().Select(sample => sample.GetProperty("id").GetString()!).ToList();
        Assert.HasCount(8, samples);
        foreach (var sample in samples)
        {
            Assert.AreEqual("image/png", (await _studio.Page.GetAsync(new Uri($"/api/samples/{sample}/cover", UriKind.Relative))).Content.Headers.ContentType?.MediaType);
            await _studio.Post($"/samples/{sample}", new { name = sample });
        }

        CollectionAssert.AreEquivalent(samples, await _studio.Shown());
    }

    [TestMethod]
    public void Names_CutInTheMiddleOfACharacter_StayWhole()
    {
        var clean = ProjectShelf.Clean(new string('a', ProjectShelf.MostCharacters - 1) + "😀");
        Assert.AreEqual(new string('a', ProjectShelf.MostCharacters - 1), clean);
        Assert.IsTrue(ProjectShelf.IsId(clean));
    }

    private async Task<string> Make(string name) =>
        (await _studio.Post("/projects", new { name, models = new[] { new { name, kind = "pictures" } } })).GetProperty("id").GetString()!;

    /// <summary>A project with many examples, of which some pages in the middle are overwritten.</summary>
    private async Task<string> Damaged(string name)
    {
        var path = Path.Combine(_studio.Folder, name + ".mlkids");
        using (var project = ProjectFile.Create(path))
        {
            var model = project.Models.Add("words", ModelKind.Words);
            var label = project.Labels.Add(model.Id, "long");
            project.Examples.AddMany(Enumerable.Range(0, 400).Select(i => new NewExample(label.Id, TypedExample.ToBytes(ModelKind.Words, $"example {i} {new string('x', 500)}"), "")));
        }

        await using var file = File.OpenWrite(path);
        file.Position = file.Length / 2;
        await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 8192).ToArray());
        return path;
    }
}
