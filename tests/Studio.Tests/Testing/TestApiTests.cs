using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Testing;

[TestClass]
public sealed class TestApiTests
{
    [TestMethod]
    public async Task Words_AreAnsweredAndExplained()
    {
        await using var studio = await AskedStudio.OfMoods();
        Assert.AreEqual(JsonValueKind.Null, (await studio.Get(studio.At("/test"))).GetProperty("trained").ValueKind);
        Assert.AreEqual(LearningCodes.NoModel, await studio.Refused(HttpMethod.Post, studio.At("/test/answer"), "a happy day"));
        await studio.Train();

        var answer = (await studio.Post(studio.At("/test/answer"), "a happy wonderful day"))!.GetProperty("answers")[0];
        Assert.AreEqual("happy", answer.GetProperty("labels")[answer.GetProperty("best").GetInt32()].GetString());
        Assert.AreEqual(1, answer.GetProperty("scores").EnumerateArray().Sum(s => s.GetDouble()), 0.001);

        var why = await studio.Post(studio.At("/test/why?label=0"), "a happy wonderful day");
        CollectionAssert.AreEqual(new[] { "a", "happy", "wonderful", "day" }, why.GetProperty("words").EnumerateArray().Select(w => w.GetProperty("word").GetString()).ToArray());
        Assert.IsGreaterThan(0, why.GetProperty("words")[1].GetProperty("effect").GetDouble());
        Assert.AreEqual(StudioCodes.BadRequest, await studio.Refused(HttpMethod.Post, studio.At("/test/why?label=9"), "a day"));
        Assert.AreEqual(LearningCodes.EmptyText, await studio.Refused(HttpMethod.Post, studio.At("/test/answer"), "  "));
        Assert.AreEqual(StudioCodes.BadRequest, await studio.Refused(HttpMethod.Post, studio.At("/test/answer?models=1,1,1"), "a day"));
        Assert.AreEqual(StudioCodes.BadRequest, await studio.Refused(HttpMethod.Post, studio.At("/test/answer?models=x"), "a day"));
        Assert.AreEqual(LearningCodes.DamagedModel, await studio.Refused(HttpMethod.Post, studio.At($"/test/answer?models={studio.Model}@99"), "a day"));
    }

    [TestMethod]
    public async Task Point_Moved_IsKeptAndDecidesWhatIsSure()
    {
        await using var studio = await AskedStudio.OfMoods();
        await studio.Train();
        Assert.AreEqual(0.6, (await studio.Get(studio.At("/test"))).GetProperty("trained").GetProperty("recognitionPoint").GetDouble());
        foreach (var (point, sure) in new[] { (0.0, true), (1.0, false) })
        {
            await studio.Send(HttpMethod.Put, studio.At("/test/point"), new { point });
            var trained = (await studio.Get(studio.At("/test"))).GetProperty("trained");
            Assert.AreEqual(point, trained.GetProperty("recognitionPoint").GetDouble());
            Assert.AreEqual(sure, (await studio.Post(studio.At("/test/answer"), "a day")).GetProperty("answers")[0].GetProperty("sure").GetBoolean());
            var sureness = trained.GetProperty("sureness");
            Assert.AreEqual(
                trained.GetProperty("result").GetProperty("asked").GetInt32(),
                sureness.GetProperty("right").EnumerateArray().Concat(sureness.GetProperty("wrong").EnumerateArray()).Sum(n => n.GetInt32()));
            Assert.AreEqual(trained.GetProperty("result").GetProperty("right").GetInt32(), sureness.GetProperty("right").EnumerateArray().Sum(n => n.GetInt32()));
        }
    }

    [TestMethod]
    public async Task Cells_OpenTheirExamples_AndAMovedOneIsNoLongerThere()
    {
        await using var studio = await AskedStudio.Start(ModelKind.Words, (project, model) =>
        {
            string[] labels = ["cat", "dog"];
            foreach (var label in labels)
                for (var i = 0; i < 8; i++)
                    project.Examples.Add(new NewExample(project.Labels.GetOrAdd(model.Id, label).Id, Encoding.UTF8.GetBytes($"{label} {(label == "cat" ? "meow purr" : "woof bark")} number {i}")));
            project.Examples.Add(new NewExample(project.Labels.Get(model.Id, "cat").Id, "dog woof bark number nine"u8.ToArray()));
        });
        await studio.Train();
        var trained = (await studio.Get(studio.At("/test"))).GetProperty("trained");
        var wrong = await studio.Get(studio.At("/test/cell?label=cat&answer=dog"));
        Assert.AreEqual(trained.GetProperty("confusion")[0][1].GetInt32(), wrong.GetArrayLength());
        Assert.AreEqual(trained.GetProperty("confusion")[0][0].GetInt32(), (await studio.Get(studio.At("/test/cell?label=cat&answer=cat"))).GetArrayLength());
        Assert.IsGreaterThan(0, wrong.GetArrayLength());

        var example = wrong[0].GetProperty("id").GetInt64();
        var dog = (await studio.Get("")).GetProperty("models")[0].GetProperty("labels")[1].GetProperty("id").GetInt64();
        await studio.Post("/examples/move", new { ids = new[] { example }, label = dog });
        Assert.IsTrue((await studio.Get(studio.At("/test"))).GetProperty("isOutOfDate").GetBoolean());
        Assert.AreEqual(dog, (await studio.Get(studio.At("/test/cell?label=cat&answer=dog")))[0].GetProperty("label").GetInt64());
        Assert.AreEqual(0, (await studio.Get(studio.At("/test/cell?label=nothing&answer=nothing"))).GetArrayLength());
    }

    [TestMethod]
    public async Task TwoModels_AreAskedTheSame_AndTheTableSaysWhichExamplesOneMayKnow()
    {
        await using var studio = await AskedStudio.OfMoods();
        await studio.Train("simplified");
        var happy = (await studio.Get("")).GetProperty("models")[0].GetProperty("labels")[0].GetProperty("id").GetInt64();
        var aside = (await studio.Get($"/labels/{happy}/examples")).GetProperty("examples").EnumerateArray().Take(3).Select(e => e.GetProperty("id").GetInt64()).ToArray();
        await studio.Post("/examples/aside", new { ids = aside, forTesting = true });
        await studio.Train();

        var other = (await studio.Get(studio.At("/test"))).GetProperty("others")[0];
        Assert.AreEqual("simplified", other.GetProperty("result").GetProperty("preset").GetString());
        var models = $"{studio.Model},{other.GetProperty("name").GetString()}";
        Assert.AreEqual(2, (await studio.Post(studio.At($"/test/answer?models={models}"), "a happy day")).GetProperty("answers").GetArrayLength());
        var table = await studio.Get(studio.At($"/test/compare?models={models}"));
        foreach (var row in table.EnumerateArray())
            Assert.AreEqual(3, row.GetProperty("right").GetInt32() + row.GetProperty("wrong").GetInt32() + row.GetProperty("notSure").GetInt32());
        Assert.AreEqual(0, table[0].GetProperty("maySeen").GetInt32(), "The newest has not learned from what was put aside.");
        Assert.AreEqual(3, table[1].GetProperty("maySeen").GetInt32(), "The earlier one has.");
    }

    [TestMethod]
    public async Task Rows_HaveAForm_APredictionAndWorstGuesses()
    {
        await using var studio = await AskedStudio.Start(ModelKind.PredictNumbers, (project, model) =>
        {
            var home = project.Labels.GetOrAdd(model.Id, ModelKind.PredictNumbers.HomeLabel());
            for (var i = 1; i <= 20; i++)
                project.Examples.Add(new NewExample(home.Id, TypedExample.ToBytes(ModelKind.PredictNumbers, $"rooms={i}; town={(i % 2 == 0 ? "Ulm" : "Bonn")}; price={i * 10}")));
        });
        await studio.Train();
        var trained = (await studio.Get(studio.At("/test"))).GetProperty("trained");
        var fields = trained.GetProperty("fields");
        Assert.AreEqual((1, 20, 11), (fields[0].GetProperty("least").GetDouble(), fields[0].GetProperty("most").GetDouble(), fields[0].GetProperty("usual").GetDouble()));
        CollectionAssert.AreEquivalent(new[] { "Bonn", "Ulm" }, fields[1].GetProperty("choices").EnumerateArray().Select(c => c.GetString()).ToArray());
        var answer = (await studio.Post(studio.At("/test/answer"), """{"rooms":10,"town":"Ulm"}""")).GetProperty("answers")[0];
        Assert.AreEqual(100, answer.GetProperty("scores")[0].GetDouble(), 15);
        Assert.IsTrue(trained.GetProperty("misses")[0].GetProperty("exampleId").GetInt64() > 0);
        var why = await studio.Post(studio.At("/test/why?label=0"), """{"rooms":20,"town":"Ulm"}""");
        Assert.StartsWith("rooms", why.GetProperty("columns")[0].GetProperty("part").GetString());
        Assert.AreEqual(LearningCodes.MissingColumn, await studio.Refused(HttpMethod.Post, studio.At("/test/answer"), """{"rooms":10}"""));
    }

    [TestMethod]
    public async Task Text_IsWrittenOn_AndNextWordsAreShownWithoutForbiddenOnes()
    {
        await using var studio = await AskedStudio.Start(ModelKind.Text, (project, model) => project.Examples.Add(new NewExample(
            project.Labels.GetOrAdd(model.Id, ModelKind.Text.HomeLabel()).Id,
            Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 30).Select(i => $"The {(i % 2 == 0 ? "cat" : "shit")} sat on the mat number {i}."))))));
        await studio.Train();
        var written = await studio.Post(studio.At("/test/write"), new { after = "The", words = 30, temperature = 1.0 });
        Assert.IsGreaterThan(10, written.GetProperty("text").GetString()!.Length);
        Assert.DoesNotContain("shit", written.GetProperty("text").GetString()!);
        var guesses = (await studio.Post(studio.At("/test/next"), new { after = "The" })).EnumerateArray().Select(g => g.GetProperty("token").GetString()!.Trim()).ToList();
        Assert.Contains("cat", guesses);
        Assert.DoesNotContain("shit", guesses);
    }

    [TestMethod]
    public async Task Pictures_Live_EachPageGetsItsOwnAnswersAndOnlyTheNewestPictureWaits()
    {
        await using var studio = await AskedStudio.OfShapes();
        await studio.Train();
        await studio.Get(studio.At("/test"));
        var (first, second) = (await studio.Connect(), await studio.Connect());
        foreach (var page in new[] { first, second })
            await AskedStudio.Say(page, new { type = "test", models = new[] { $"{studio.Model}" } });
        const byte camera = 1;
        await AskedStudio.Say(second, camera, Picture.Shape(1, 500));
        Assert.AreEqual("square", Label(await AskedStudio.Hear(second, "test/answer")));

        const int sent = 40;
        for (var i = 0; i < sent; i++)
            await AskedStudio.Say(first, camera, Picture.Shape(i == sent - 1 ? 1 : 0, 600 + i));
        JsonElement answer;
        var answers = 0;
        do
        {
            answer = await AskedStudio.Hear(first, "test/answer");
            answers++;
        }
        while (Label(answer) != "square");
        Assert.IsLessThanOrEqualTo(sent, answers + answer.GetProperty("passedOver").GetInt32());

        await AskedStudio.Say(first, camera, [1, 2, 3]);
        Assert.AreEqual(LearningCodes.UnreadablePicture, (await AskedStudio.Hear(first, "test/answer")).GetProperty("failure").GetProperty("code").GetString());
        await AskedStudio.Say(first, camera, Picture.Shape(0, 700));
        Assert.AreEqual("disc", Label(await AskedStudio.Hear(first, "test/answer")), "A bad picture ends nothing.");
        await AskedStudio.Say(second, camera, Picture.Shape(1, 501));
        Assert.AreEqual("square", Label(await AskedStudio.Hear(second, "test/answer")), "Nothing of the other page came here.");

        static string Label(JsonElement said) => said.GetProperty("answers")[0] is var one ? one.GetProperty("labels")[one.GetProperty("best").GetInt32()].GetString()! : "";
    }

    [TestMethod]
    public async Task Sounds_Live_SilenceAsksNoModelAndSoundIsAnswered()
    {
        await using var studio = await AskedStudio.Start(ModelKind.Sounds, (project, model) =>
        {
            for (var i = 0; i < 6; i++)
            {
                project.Examples.Add(new NewExample(project.Labels.GetOrAdd(model.Id, "low").Id, Wav(Tone(200 + i, 16_000))));
                project.Examples.Add(new NewExample(project.Labels.GetOrAdd(model.Id, "high").Id, Wav(Tone(1500 + 10 * i, 16_000))));
            }
        });
        await studio.Train();
        await studio.Get(studio.At("/test"));
        var page = await studio.Connect();
        await AskedStudio.Say(page, new { type = "test", models = new[] { $"{studio.Model}" } });
        const byte microphone = 2;
        await AskedStudio.Say(page, microphone, new byte[2 * 16_000]);
        var silence = await AskedStudio.Hear(page, "test/answer");
        Assert.IsTrue(silence.GetProperty("silent").GetBoolean());
        Assert.AreEqual(0, silence.GetProperty("answers").GetArrayLength());

        // Anew, so that no window is half silence.
        await AskedStudio.Say(page, new { type = "test", models = new[] { $"{studio.Model}" } });
        await AskedStudio.Say(page, microphone, Tone(1520, 24_000));
        var heard = await AskedStudio.Hear(page, "test/heard");
        Assert.AreEqual("high", heard.GetProperty("label").GetString());
        var answer = (await studio.Post(studio.At("/test/answer"), Wav(Tone(201, 16_000)))).GetProperty("answers")[0];
        Assert.AreEqual("low", answer.GetProperty("labels")[answer.GetProperty("best").GetInt32()].GetString());
        Assert.AreEqual(20, (await studio.Post(studio.At("/test/why?label=0"), Wav(Tone(201, 16_000)))).GetProperty("strip").GetArrayLength());
    }

    [TestMethod]
    public async Task Downloads_AreAModelThatWasReloadedAndTheExamples()
    {
        await using var studio = await AskedStudio.OfShapes();
        await studio.Train("simplified");
        Assert.IsGreaterThan(100_000, (await studio.Download(studio.At("/test/onnx"))).Length);
        using var zip = new ZipArchive(new MemoryStream(await studio.Download(studio.At("/test/examples"))));
        Assert.HasCount(12, zip.Entries.Where(entry => entry.Length > 0));
        Assert.IsTrue(zip.Entries.Any(entry => entry.FullName.StartsWith("disc/", StringComparison.Ordinal)));
    }

    private static byte[] Tone(double hertz, int samples)
    {
        var bytes = new byte[2 * samples];
        for (var i = 0; i < samples; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(2 * i), (short)(12_000 * Math.Sin(2 * Math.PI * hertz * i / 16_000)));
        return bytes;
    }

    private static byte[] Wav(byte[] pcm)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write("RIFF"u8);
        writer.Write(36 + pcm.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(16_000);
        writer.Write(32_000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(pcm.Length);
        writer.Write(pcm);
        return memory.ToArray();
    }
}
