using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using MLKids.Learning;
using MLKids.Studio.Programs;
using MLKids.Tests;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Tests.Class;

/// <summary>What a child may take of the computer.</summary>
[TestClass]
public sealed class RoomTests
{
    [TestMethod]
    public async Task Examples_MoreThanAllowed_AreRefused_AndDeletingMakesRoom()
    {
        await using var host = await ClassHost.Start("""{ "limits": { "examples": 10 } }""");
        var project = await Open(host, "Cats");
        var label = project.Project.Labels.Add(project.Project.Models.All()[0].Id, "l");
        var first = 0L;
        for (var i = 0; i < 10; i++)
            first = Math.Max(first, project.Project.Examples.Add(new(label.Id, [1, (byte)i])).ExampleId);
        Assert.AreEqual(LearningCodes.ProjectFull, Assert.ThrowsExactly<LearningException>(() => project.Project.Examples.Add(new(label.Id, [9, 9]))).Code);
        project.Project.Examples.Delete(first);
        project.Project.Examples.Add(new(label.Id, [9, 9]));
    }

    [TestMethod]
    public async Task Megabytes_MoreThanAllowed_AreRefused_NothingIsLost()
    {
        await using var host = await ClassHost.Start("""{ "limits": { "megabytes": 10 } }""");
        var project = await Open(host, "Cats");
        var label = project.Project.Labels.Add(project.Project.Models.All()[0].Id, "l");
        project.Project.Examples.Add(new(label.Id, new byte[6 << 20]));
        var error = Assert.ThrowsExactly<LearningException>(() => project.Project.Examples.Add(new(label.Id, Enumerable.Repeat((byte)7, 6 << 20).ToArray())));
        Assert.AreEqual("This project is full. Make a new one for more.", error.ChildSentence);
        Assert.ThrowsExactly<LearningException>(() => project.Project.Program.Save(new byte[6 << 20]));
        Assert.AreEqual(1, project.Project.Examples.Ids(label.Id).Count);
    }

    [TestMethod]
    public async Task Program_StartedInASecondProject_StopsTheFirst_OfThisChildOnly()
    {
        await using var host = await ClassHost.Start();
        var (one, two, other) = (await Open(host, "One"), await Open(host, "Two"), await Open(host, "Three", "Bo"));
        var stopped = new List<string>();
        foreach (var workspace in (Workspace[])[one, two, other])
            workspace.ProgramGivesWay += () => stopped.Add(workspace.Id);
        LiveProgram.Of(one).GreenFlag();
        stopped.Clear();
        LiveProgram.Of(two).GreenFlag();
        CollectionAssert.AreEqual((string[])["One"], stopped);
    }

    [TestMethod]
    public async Task Program_WithABlockThatIsSwitchedOff_SkipsItAndSaysSo()
    {
        await using var host = await ClassHost.Start("""{ "packs": ["event", "looks"] }""");
        var project = await Open(host, "Cats");
        project.Project.Program.Save(ProgramBuilder.Of(new Node("motion_movesteps").With("STEPS", 10), Bricks.Say("hi")).ToSb3());
        var program = LiveProgram.Of(project);
        // It is compiled on the program's own thread.
        for (var i = 0; i < 200 && !IsTold(); i++)
            await Task.Delay(50);
        Assert.IsTrue(IsTold(), string.Join("; ", program.Findings.All));

        bool IsTold() => program.Findings.All.Any(f => f.Code == "MLC005" && f.Message.Contains("motion_movesteps", StringComparison.Ordinal));
    }

    private static async Task<Workspace> Open(ClassHost host, string name, string who = "Ada")
    {
        var child = await host.Join(who);
        await ClassHost.NewProject(child, name);
        var answer = await child.GetAsync($"/api/projects/{name}");
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        return host.Server.Services.GetRequiredService<WorkspaceSet>().All.Single(w => w.Id == name);
    }
}
