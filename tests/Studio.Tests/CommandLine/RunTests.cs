using System.Text.Json;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Studio.Tests.CommandLine;

/// <summary><c>mlkids run</c>: events, ends, questions, the samples.</summary>
[TestClass]
public sealed class RunTests
{
    /// <summary>What is promised of new examples: somewhat below what samples/README.md measured.</summary>
    private static readonly Dictionary<string, (int Least, int Asked)> Promised = new()
    {
        ["moods"] = (10, 15),
        ["animals"] = (9, 13),
        ["ice-cream"] = (9, 12),
        ["story"] = (7, 10),
    };

    // Samples wait for those who read them.
    [TestMethod]
    public Task Samples_UntilDone_TrainAndGetRightWhatIsPromised() => AtOnce.All(
        Directory.GetFiles(Path.Combine(SharedData.Root, "samples"), "*.sb3"),
        sample => Task.Run(() =>
        {
            if (Promised.TryGetValue(Path.GetFileNameWithoutExtension(sample), out var promised))
                GetsRight(sample, promised.Least, promised.Asked);
            else
                GetsHalfRight(sample);
        }),
        sample => sample);

    private static void GetsHalfRight(string sample)
    {
        var said = Mlkids.Run("run", sample, "--json", "--turbo", "--until-say", "done", "--seconds", "55").Ended(Mlkids.Fine);
        Assert.IsEmpty(said.Events("diagnostic").Where(d => d.GetProperty("severity").GetString() == "error").ToList(), said.ToString());
        Assert.Contains("finished", said.Events("training").Select(t => t.GetProperty("state").GetString()), said.ToString());
        Assert.AreEqual("done", said.Events("say")[^1].GetProperty("text").GetString());
        var counts = said.Events("say")
            .Select(e => System.Text.RegularExpressions.Regex.Match(e.GetProperty("text").GetString()!, @"(\d+)\s*(?:of|/|out of)\s*(\d+)"))
            .Where(m => m.Success).Select(m => (Right: int.Parse(m.Groups[1].Value), All: int.Parse(m.Groups[2].Value)))
            .Where(c => c.All > 0).ToList();
        Assert.IsNotEmpty(counts, $"the sample says no \"N of M\"\n{said}");
        foreach (var (right, all) in counts)
            Assert.IsTrue(right * 2 >= all && right <= all, $"{right} of {all}\n{said}");
    }

    private static void GetsRight(string sample, int least, int asked)
    {
        var said = Mlkids.Run("run", sample, "--json", "--turbo", "--until-say", "done", "--seconds", "55").Ended(Mlkids.Fine);
        var texts = said.Events("say").Select(e => e.GetProperty("text").GetString()!).ToList();
        Assert.IsEmpty(said.Events("diagnostic"), said.ToString());
        foreach (var preset in new[] { "simplified", "accurate" })
            Assert.IsTrue(Enumerable.Range(least, asked - least + 1).Any(right => texts.Contains($"{preset}: {right} of {asked} right")), $"{preset}\n{said}");
    }

    [TestMethod]
    public void Events_SayThinkAskDiagnosticEnd_HaveTheirFields_AndTheAnswerComesFromStandardInput()
    {
        using var place = new Place();
        var sb3 = place.Write("p.sb3", ProgramBuilder.Of(
            Say("hello"),
            new Node("looks_think").With("MESSAGE", "hmm"),
            new Node("sensing_askandwait").With("QUESTION", "who?"),
            Say(new Node("sensing_answer")),
            new Node("sensing_askandwait").With("QUESTION", "and who?"),
            Say(new Node("sensing_answer")),
            new Node("nowhere_block"),
            Say(new Node("ml_classify").With("INPUT", "no picture").With("MODEL", "m"))).ToSb3());
        var running = Mlkids.Start(["run", sb3, "--json"]);
        var answers = new Queue<string>(["Zoë", "Ben"]);
        running.OnLine = line =>
        {
            if (line.Contains("\"ask\"", StringComparison.Ordinal))
                running.Tell(answers.Dequeue());
        };
        var said = running.Wait().Ended(Mlkids.Failed);
        string[] Texts(string kind) => [.. said.Events(kind).Select(e => e.GetProperty("text").GetString()!)];
        CollectionAssert.AreEqual(new[] { "hello", "who?", "Zoë", "and who?", "Ben", "not sure" }, Texts("say"), said.ToString());
        Assert.AreEqual("Cat", said.Events("say")[0].GetProperty("sprite").GetString());
        CollectionAssert.AreEqual(new[] { "hmm" }, Texts("think"));
        CollectionAssert.AreEqual(new[] { "who?", "and who?" }, Texts("ask"));
        Assert.AreEqual("finished", said.Events("end").Single().GetProperty("reason").GetString());
        Assert.AreEqual("end", said.Last.GetProperty("event").GetString());
        var codes = said.Events("diagnostic").Select(d => (d.GetProperty("code").GetString(), d.GetProperty("severity").GetString())).ToList();
        CollectionAssert.AreEquivalent(new[] { ("MLC001", "warning"), ("MLT013", "error") }, codes);
        foreach (var field in new[] { "sentence", "message", "sprite", "block", "opcode", "hint" })
            Assert.IsTrue(said.Events("diagnostic").All(d => d.TryGetProperty(field, out _)), field);
    }

    [TestMethod]
    public void Run_ForPeople_PrintsOneReadableLineAnEvent()
    {
        using var place = new Place();
        var sb3 = place.Write("p.sb3", ProgramBuilder.Of(Say("hello"), new Node("looks_think").With("MESSAGE", "hmm")).ToSb3());
        CollectionAssert.AreEqual(
            new[] { "Cat: hello", "Cat thinks: hmm" },
            Mlkids.Run("run", sb3).Ended(Mlkids.Fine).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [TestMethod]
    public void UntilSay_EndsAtThatText()
    {
        using var place = new Place();
        var sb3 = place.Write("p.sb3", ProgramBuilder.Of(Set("n", 0), Forever(Change("n", 1), Say(Get("n")))).ToSb3());
        var said = Mlkids.Run("run", sb3, "--json", "--until-say", "5").Ended(Mlkids.Fine);
        Assert.AreEqual("5", said.Events("say")[^1].GetProperty("text").GetString());
        Assert.AreEqual("stopped", said.Events("end").Single().GetProperty("reason").GetString());
    }

    [TestMethod]
    public void Seconds_EndAnEndlessProgram_EvenOneThatNeverPauses()
    {
        using var place = new Place();
        var calm = place.Write("calm.sb3", ProgramBuilder.Of(Forever(Change("n", 1))).ToSb3());
        Assert.AreEqual("time", Mlkids.Run("run", calm, "--json", "--seconds", "0.3").Ended(Mlkids.Fine).Events("end").Single().GetProperty("reason").GetString());
        var warp = place.Write("warp.sb3", new ProgramBuilder().Sprite("Cat", s => s
            .WhenFlag(Call("spin")).Define("spin", 0, true, Forever(Change("n", 1)))).ToSb3());
        Assert.AreEqual("time", Mlkids.Run("run", warp, "--json", "--seconds", "0.3").Ended(Mlkids.Fine).Events("end").Single().GetProperty("reason").GetString());
    }

    [TestMethod]
    public void Training_InAProgramWithAProjectFile_StaysInTheFile()
    {
        using var place = new Place();
        var project = place["kept.mlkids"];
        var sb3 = place.Write("p.sb3", new ProgramBuilder().Sprite("Cat", s => s
            .Costume("d1", "png", Picture.Shape(0, 1)).Costume("d2", "png", Picture.Shape(0, 2)).Costume("s1", "png", Picture.Shape(1, 1)).Costume("s2", "png", Picture.Shape(1, 2))
            .WhenFlag(
                Example("d1", "disc"), Example("d2", "disc"), Example("s1", "square"), Example("s2", "square"),
                new Node("ml_trainModelWithPreset").With("MODEL", "m").With("PRESET", "simplified"),
                Say(new Node("ml_classify").With("INPUT", new Node("ml_pictureFrom").With("SOURCE", "d1")).With("MODEL", "m")))).ToSb3());
        var said = Mlkids.Run("run", sb3, "--project", project, "--json").Ended(Mlkids.Fine);
        Assert.AreEqual("disc", said.Events("say")[^1].GetProperty("text").GetString(), said.ToString());
        var training = said.Events("training");
        Assert.AreEqual("m", training[0].GetProperty("model").GetString());
        Assert.AreEqual(JsonValueKind.Number, training[0].GetProperty("progress").ValueKind);
        Assert.AreEqual("finished", training[^1].GetProperty("state").GetString());
        Assert.AreEqual("disc", Mlkids.Run("classify", place.Write("n.png", Picture.Shape(0, 99)), "-p", project, "--json").Ended(Mlkids.Fine).Last.GetProperty("label").GetString());
    }

    [TestMethod]
    public void NewWithProgram_ThenRunOfTheProjectFile_RunsIt()
    {
        using var place = new Place();
        var project = place["p.mlkids"];
        Mlkids.Run("new", project, "--program", place.Write("p.sb3", ProgramBuilder.Of(Say("inside")).ToSb3())).Ended(Mlkids.Fine);
        StringAssert.Contains(Mlkids.Run("run", project).Ended(Mlkids.Fine).Out, "inside");
        Mlkids.Run("new", place["q.mlkids"]).Ended(Mlkids.Fine);
        Mlkids.Run("run", place["q.mlkids"], "--json").Ended(Mlkids.Failed).Named("MLP007");
    }

    private static Node Example(string costume, string label) =>
        new Node("ml_addExample").With("EXAMPLE", new Node("ml_pictureFrom").With("SOURCE", costume)).With("LABEL", label).With("MODEL", "m");
}
