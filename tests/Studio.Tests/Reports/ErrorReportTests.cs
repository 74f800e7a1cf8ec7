using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using MLKids.Learning;
using MLKids.Studio.Reports;
using MLKids.Studio.Tests.Class;
using MLKids.Studio.Training;

namespace MLKids.Studio.Tests.Reports;

[TestClass]
public sealed class ErrorReportTests
{
    [TestMethod]
    public async Task Report_AfterErrorsWithPersonalThings_NamesNoneOfThem()
    {
        await using var host = await ClassHost.Start("""{ "neverSay": ["privateword"] }""");
        var child = await host.Join("Maximiliane");
        var id = await ClassHost.NewProject(child, "Diary of Maximiliane");
        await child.PostAsJsonAsync($"/api/projects/{Uri.EscapeDataString(id)}/models", new { name = "things", kind = "words" });
        await child.PostAsJsonAsync($"/api/projects/{Uri.EscapeDataString(id)}/models", new { name = "Geheimnis", kind = "nonsense of Maximiliane" });
        await child.PatchAsJsonAsync($"/api/projects/{Uri.EscapeDataString(id)}/labels/4711", new { name = "Geheimnis" });
        var errors = host.Server.Services.GetRequiredService<ErrorLog>();
        errors.Add("MLT999", "Somebody called Maximiliane wrote Geheimnis.", new IOException("/home/maximiliane/Geheimnis.png", new InvalidOperationException("Geheimnis")));
        Assert.IsGreaterThan(1, errors.All.Count);

        var teacher = await host.Teacher();
        var text = (await ClassHost.Json(await teacher.GetAsync("/api/teacher/report"))).GetProperty("text").GetString()!;
        foreach (var secret in (string[])["Maximiliane", "Geheimnis", "Diary", "things", "privateword", host.Folder, Environment.UserName + "/", Environment.MachineName + ":", host.Room.Code])
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        foreach (var useful in (string[])["MLT999 ×1", "System.IO.IOException", "System.InvalidOperationException", "words never to say: 1", ".NET", "processor cores"])
            Assert.Contains(useful, text);
    }

    [TestMethod]
    public void ErrorLog_SameErrorManyTimes_IsOneEntry_AndItNeverGrows()
    {
        var log = new ErrorLog(TimeProvider.System);
        for (var i = 0; i < 50; i++)
            log.Add("MLT001", "The same.");
        Assert.AreEqual(50, log.All.Single().Count);
        for (var i = 0; i < 1_000; i++)
            log.Add("MLT002", $"Number {i}.");
        Assert.HasCount(ErrorLog.MostKept, log.All);
    }

    [TestMethod]
    public void Patterns_TellThePatternAndNotWhatStandsInIt()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """{ "The model {0} has no label {1}.": "", "Plain (yes)?": "" }""");
        var patterns = new SentencePatterns(file);
        File.Delete(file);
        Assert.AreEqual("The model {0} has no label {1}.", patterns.Find("The model Anna has no label Bo."));
        Assert.AreEqual("Plain (yes)?", patterns.Find("Plain (yes)?"));
        Assert.IsNull(patterns.Find("Anna lives here."));
    }

    [TestMethod]
    public async Task Device_TellsFactsAndPreset()
    {
        await using var host = await ClassHost.Start();
        var answer = await (await host.Teacher()).GetAsync("/api/teacher/device");
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        var device = await ClassHost.Json(answer);
        Assert.AreEqual(Environment.ProcessorCount, device.GetProperty("facts").GetProperty("cores").GetInt32());
        Assert.IsNotEmpty(device.GetProperty("reason").GetString()!);
    }
}
