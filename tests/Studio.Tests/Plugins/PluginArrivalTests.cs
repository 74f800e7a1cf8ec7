using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MLKids.Studio.Tests.Class;
using MLKids.Studio.Tests.Projects;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Plugins;

/// <summary>Adding extensions from files: only the owner, only after a yes, and nothing that a file says is believed.</summary>
[TestClass]
public sealed class PluginArrivalTests
{
    private const string Name = "org.example.weather";

    public static IEnumerable<object[]> Hostile =>
    [
        ["no archive", "hello"u8.ToArray()],
        ["empty", Array.Empty<byte>()],
        ["no manifest", ScriptPlugin.Archive(ScriptPlugin.Entry("package/weather.js", "1"))],
        ["wrong manifest", ScriptPlugin.Archive(ScriptPlugin.Entry("package/manifest.json", "{ \"name\": \"Weather\" }"))],
        ["a name that climbs", ScriptPlugin.Archive(ScriptPlugin.Entry("package/manifest.json", ScriptPlugin.Manifest("../../org.example")))],
        ["a path that climbs", With(ScriptPlugin.Entry("package/../../../outside.txt", "x"))],
        ["a path from the root", With(ScriptPlugin.Entry("/tmp/outside.txt", "x"))],
        ["a path with a drive", With(ScriptPlugin.Entry("package/C:outside.txt", "x"))],
        ["a file beside the package", With(ScriptPlugin.Entry("outside.txt", "x"))],
        ["a link", With(new PaxTarEntry(TarEntryType.SymbolicLink, "package/lib") { LinkName = "/etc" })],
        ["a hard link", With(new PaxTarEntry(TarEntryType.HardLink, "package/passwd") { LinkName = "/etc/passwd" })],
        ["a pipe", With(new PaxTarEntry(TarEntryType.Fifo, "package/pipe"))],
        ["one file twice", With(ScriptPlugin.Entry("package/a.js", "1"), ScriptPlugin.Entry("package/A.js", "2"))],
        ["more files than any extension has", With([.. Enumerable.Range(0, 2_100).Select(i => ScriptPlugin.Entry($"package/{i}.txt", ""))])],
        ["cut off", With(ScriptPlugin.Entry("package/big.bin", new byte[200_000]))[..^200]],
        ["a bomb", Bomb()],
    ];

    [TestMethod]
    [DynamicData(nameof(Hostile))]
    public async Task Archive_ThatIsNoExtension_IsRefused_AndLeavesNothing(string what, byte[] archive)
    {
        await using var studio = await OpenStudio.Start();
        var error = await Assert.ThrowsExactlyAsync<OpenStudio.Refused>(() => Arrive(studio, archive));
        Assert.AreEqual(422, error.Status, what);
        Assert.AreEqual("This file is no extension that I can add. Choose another one.", error.Sentence);
        Assert.IsFalse(Directory.Exists(Plugins(studio)) && Directory.EnumerateFileSystemEntries(Plugins(studio)).Any(), what);
        Assert.IsFalse(Directory.EnumerateFiles(studio.Folder, "outside*", SearchOption.AllDirectories).Any(), what);
        Assert.IsFalse(File.Exists("/tmp/outside.txt"), what);
    }

    [TestMethod]
    public async Task Extension_FromAFile_IsThereOnlyAfterTheYes_ReplacesAnEarlierOne_AndCanBeTakenAway()
    {
        await using var studio = await OpenStudio.Start();
        await studio.Post("/projects", new { name = "Play" });
        var archive = Packed();
        var arrived = await Arrive(studio, archive);
        Assert.AreEqual("Weather station", arrived.GetProperty("title").GetString());
        Assert.AreEqual("Ada Example", arrived.GetProperty("author").GetString());
        Assert.AreEqual("microphone", arrived.GetProperty("permissions")[0].GetString());
        Assert.IsFalse(arrived.GetProperty("isProgram").GetBoolean());
        Assert.AreEqual(JsonValueKind.Null, arrived.GetProperty("replaces").ValueKind);
        Assert.IsEmpty(await Listed(studio), "Nobody has said yes.");

        var id = arrived.GetProperty("id").GetString();
        await studio.Post($"/teacher/plugins/arrivals/{id}", new { });
        Assert.HasCount(1, await Listed(studio));
        Assert.IsTrue(File.Exists(Path.Combine(Plugins(studio), Name, "weather.js")));
        await Assert.ThrowsExactlyAsync<OpenStudio.Refused>(() => studio.Post($"/teacher/plugins/arrivals/{id}", new { }));

        var second = await Arrive(studio, archive);
        Assert.AreEqual("1.2.0", second.GetProperty("replaces").GetString());
        await studio.Post($"/teacher/plugins/arrivals/{second.GetProperty("id").GetString()}", new { });
        Assert.HasCount(1, await Listed(studio));

        await studio.Delete($"/teacher/plugins/{Name}");
        Assert.IsEmpty(await Listed(studio));
        Assert.IsFalse(Directory.Exists(Path.Combine(Plugins(studio), Name)));
        Assert.AreEqual(404, (await Assert.ThrowsExactlyAsync<OpenStudio.Refused>(() => studio.Delete($"/teacher/plugins/{Name}"))).Status);
    }

    [TestMethod]
    public async Task Extension_RefusedByThePerson_IsForgotten()
    {
        await using var studio = await OpenStudio.Start();
        var id = (await Arrive(studio, Packed())).GetProperty("id").GetString();
        await studio.Delete($"/teacher/plugins/arrivals/{id}");
        Assert.AreEqual(404, (await Assert.ThrowsExactlyAsync<OpenStudio.Refused>(() => studio.Post($"/teacher/plugins/arrivals/{id}", new { }))).Status);
    }

    [TestMethod]
    public async Task Child_InAClass_CannotAddOrRemove_AndSeesOnlyWhatTheTeacherAllows()
    {
        await using var host = await ClassHost.Start();
        ScriptPlugin.Weather(Path.Combine(host.Folder, "plugins"));
        var (teacher, child) = (await host.Teacher(), await host.Join("Ada"));
        await ClassHost.NewProject(child, "Cats");
        foreach (var request in new Func<Task<HttpResponseMessage>>[]
        {
            () => child.PostAsync("/api/teacher/plugins/arrivals", new ByteArrayContent(Packed())),
            () => child.DeleteAsync($"/api/teacher/plugins/{Name}"),
            () => child.PostAsync($"/api/teacher/plugins/{Name}/folder", null),
        })
            Assert.AreEqual(HttpStatusCode.Forbidden, (await request()).StatusCode);

        await Until(async () => (await ClassHost.Json(await teacher.GetAsync("/api/teacher/settings"))).GetProperty("plugins").GetArrayLength() == 1);
        var listed = (await ClassHost.Json(await teacher.GetAsync("/api/teacher/settings"))).GetProperty("plugins")[0];
        Assert.IsFalse(listed.GetProperty("allowed").GetBoolean(), "In a class nothing is allowed before it is ticked.");
        Assert.AreEqual(0, (await ClassHost.Json(await child.GetAsync("/api/projects/Cats/plugins"))).GetArrayLength());
        Assert.AreEqual(HttpStatusCode.NotFound, (await child.PutAsJsonAsync($"/api/projects/Cats/plugins/{Name}", new { on = true })).StatusCode);
        Assert.IsFalse((await child.GetStringAsync("/api/projects/Cats/program/blocks")).Contains("weather_greeting", StringComparison.Ordinal));

        (await teacher.PutAsJsonAsync("/api/teacher/settings", new { plugins = (string[])[Name] })).EnsureSuccessStatusCode();
        var seen = (await ClassHost.Json(await child.GetAsync("/api/projects/Cats/plugins")))[0];
        Assert.AreEqual("Weather station", seen.GetProperty("title").GetString());
        Assert.AreEqual(JsonValueKind.Null, seen.GetProperty("folder").ValueKind);
        Assert.IsFalse(seen.GetRawText().Contains(host.Folder, StringComparison.Ordinal), "Paths are the teacher's.");
        StringAssert.Contains(await child.GetStringAsync("/api/projects/Cats/program/blocks"), "weather_greeting");
    }

    private static string Plugins(OpenStudio studio) => Path.Combine(studio.Folder, "plugins");

    private static async Task<JsonElement> Arrive(OpenStudio studio, byte[] archive)
    {
        using var body = new ByteArrayContent(archive);
        return await studio.Send(HttpMethod.Post, "/teacher/plugins/arrivals", body);
    }

    private static async Task<List<JsonElement>> Listed(OpenStudio studio)
    {
        if (!(await studio.Shown()).Contains("Play"))
            await studio.Post("/projects", new { name = "Play" });
        return [.. (await studio.Get("/projects/Play/plugins")).EnumerateArray()];
    }

    private static async Task Until(Func<Task<bool>> wanted)
    {
        for (var i = 0; i < 200 && !await wanted(); i++)
            await Task.Delay(50);
    }

    private static byte[] Packed()
    {
        var folder = Directory.CreateTempSubdirectory("mlkids-pack").FullName;
        try
        {
            return ScriptPlugin.Weather(folder, permissions: "microphone").Pack();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] With(params TarEntry[] more) => ScriptPlugin.Archive([ScriptPlugin.Entry("package/manifest.json", ScriptPlugin.Manifest(Name)), .. more]);

    /// <summary>A few hundred kilobytes that unpack to 300 MB.</summary>
    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            zip.Write(With(ScriptPlugin.Entry("package/a", "")) is var small ? Unzipped(small)[..^1024] : []);
            var header = new byte[512];
            "package/zeros"u8.CopyTo(header);
            "0000644\0"u8.CopyTo(header.AsSpan(100));
            "02260000000\0"u8.CopyTo(header.AsSpan(124));
            "        "u8.CopyTo(header.AsSpan(148));
            header[156] = (byte)'0';
            System.Text.Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(header.AsSpan(148));
            zip.Write(header);
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
                zip.Write(zeros);
        }

        return bytes.ToArray();
    }

    private static byte[] Unzipped(byte[] zipped)
    {
        using var zip = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zip.CopyTo(plain);
        return plain.ToArray();
    }
}
