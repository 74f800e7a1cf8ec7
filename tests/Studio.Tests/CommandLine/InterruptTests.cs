using MLKids.Learning.Examples;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Studio.Tests.CommandLine;

/// <summary>Ctrl+C and kill -9: nothing that was shown as saved is lost, and the earlier model answers.</summary>
[TestClass]
public sealed class InterruptTests
{
    private const int Seed = 20_260_101;

    /// <summary>Moments of kill -9 at most; fewer when they do not fit in <see cref="Budget"/> on a slow computer.</summary>
    private const int Moments = 50;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(40);

    [TestMethod]
    public void CtrlC_DuringImportAndTraining_EndsSoonWithItsOwnCodeAndKeepsTheEarlierModel()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Skipped: a console's Ctrl+C cannot be sent to one process alone on Windows.");
        using var place = new Place();
        var project = place.TrainedProject();
        var before = Look(project);

        var import = Mlkids.Start(["import", place.Photos(900, seed: 1000), "--project", project, "--json"]);
        // Copying is one step; what takes its time is looking at each photo.
        WaitFor(() => Count(project) > 16, import);
        InterruptAndMeasure(import);
        var between = Look(project);
        Assert.IsGreaterThan(before.Examples, between.Examples);
        Assert.AreEqual(before.Hash, between.Hash);

        // Most photos have no features yet, so this training takes seconds.
        var train = Mlkids.Start(["train", project, "--json", "--preset", "accurate"]);
        Thread.Sleep(1_000);
        InterruptAndMeasure(train);
        var after = Look(project);
        Assert.AreEqual(before.Hash, after.Hash);
        Assert.AreEqual(between.Examples, after.Examples);
        Mlkids.Run("classify", place.Write("x.png", Picture.Shape(0, 5)), "-p", project, "--json").Ended(Mlkids.Fine);

        var run = Mlkids.Start(["run", place.Write("p.sb3", ProgramBuilder.Of(Say("on"), Forever(Change("n", 1))).ToSb3()), "--json"]);
        var speaks = new ManualResetEventSlim();
        run.OnLine = _ => speaks.Set();
        Assert.IsTrue(speaks.Wait(TimeSpan.FromSeconds(30)));
        InterruptAndMeasure(run);
    }

    [TestMethod]
    public void KillMinusNine_AtRandomMoments_ProjectOpensAndNothingReportedIsLost()
    {
        using var place = new Place();
        var started = System.Diagnostics.Stopwatch.StartNew();
        var random = new Random(Seed);
        var photos = place.Photos(40, seed: 2000);
        var program = place.Write("adds.sb3", Adding(photos));
        var (moments, early, late) = (0, 0, 0);
        for (; moments < Moments && started.Elapsed < Budget; moments++)
        {
            var project = place.TrainedProject($"k{moments}.mlkids");
            var before = Look(project);
            string[] command = (moments % 3) switch
            {
                0 => ["import", photos, "--project", project, "--json"],
                1 => ["train", project, "--preset", "accurate", "--seed", $"{moments + 2}", "--json"],
                _ => ["run", program, "--project", project, "--json", "--turbo"],
            };
            // What has been reported as saved: the last "added" of an import, the hash of a training, the last count that a program said.
            var (reportedCount, reportedHash) = (before.Examples, (string?)null);
            var process = Mlkids.Start(command);
            process.OnLine = line =>
            {
                var said = System.Text.Json.JsonDocument.Parse(line).RootElement;
                if (said.TryGetProperty("added", out var added))
                    reportedCount = before.Examples + added.GetInt32();
                else if (said.TryGetProperty("modelHash", out var hash))
                    reportedHash = hash.GetString();
                else if (said.TryGetProperty("text", out var text) && int.TryParse(text.GetString(), out var count))
                    reportedCount = Math.Max(reportedCount, count);
            };
            // From the moment on at which the project is open: how long a process takes to start says nothing.
            WaitFor(() => File.Exists(project + "-wal"), process, pause: 2);
            Thread.Sleep(random.Next(0, 900));
            if (process.HasEnded)
                late++;
            else
                process.Kill();
            process.Wait();
            var after = Look(project);
            early += after == before ? 1 : 0;
            var moment = $"moment {moments} of seed {Seed}: {string.Join(' ', command)}";
            Assert.IsGreaterThanOrEqualTo(reportedCount, after.Examples, $"{moment}: reported {reportedCount}, kept {after.Examples}");
            if (reportedHash is not null)
                Assert.AreEqual(reportedHash, after.Hash, moment);
            else if (moments % 3 != 1)
                Assert.AreEqual(before.Hash, after.Hash, moment);
            File.Delete(project);
        }

        Console.WriteLine($"{moments} moments, seed {Seed}: {late} after the end, {early} before the first change, {started.Elapsed.TotalSeconds:0} s.");
        Assert.IsGreaterThanOrEqualTo(6, moments, "the computer is too slow for this test to say anything");
    }

    private static byte[] Adding(string photos) => new ProgramBuilder().Sprite("Cat", s =>
    {
        foreach (var file in Directory.GetFiles(photos, "*.png", SearchOption.AllDirectories))
            s.Costume(Path.GetFileNameWithoutExtension(file), "png", File.ReadAllBytes(file));
        s.WhenFlag(Repeat(80,
            new Node("ml_addExample").With("EXAMPLE", new Node("ml_pictureFrom").With("SOURCE", "this costume")).With("LABEL", "disc").With("MODEL", "photos"),
            Say(new Node("ml_exampleCount").With("LABEL", "all").With("MODEL", "photos")),
            new Node("looks_nextcostume")));
    }).ToSb3();

    private static void InterruptAndMeasure(Mlkids.Running process)
    {
        Assert.IsFalse(process.HasEnded, "the work was over before it could be interrupted");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        process.Interrupt();
        process.Wait().Ended(Mlkids.Stopped);
        Assert.IsLessThan(TimeSpan.FromSeconds(2), clock.Elapsed, "Ctrl+C takes too long");
    }

    private static void WaitFor(Func<bool> condition, Mlkids.Running process, int pause = 50)
    {
        for (var i = 0; i < 30_000 / pause && !process.HasEnded; i++)
        {
            if (condition())
                return;
            Thread.Sleep(pause);
        }
    }

    private static int Count(string path)
    {
        using var project = ProjectFile.Open(path, readOnly: true);
        return project.Models.All().Sum(m => project.Examples.CountByLabel(m.Id).Sum(l => l.Count));
    }

    /// <summary>Opens the project as the next start of the program would, and looks at all that must be there.</summary>
    private static (int Examples, string Hash) Look(string path)
    {
        using var project = ProjectFile.Open(path);
        Assert.IsEmpty(project.CheckIntegrity(), string.Join('\n', project.CheckIntegrity()));
        var model = project.Models.All().Single();
        var trained = new ModelStore(project, TrainerCatalog.All).Get(model.Id);
        return (project.Examples.CountByLabel(model.Id).Sum(l => l.Count), trained.Hash);
    }
}
