using System.Globalization;
using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Studio.Tests.CommandLine;

/// <summary>The way of a newcomer through each kind of learning but pictures: import, train, ask, export.</summary>
[TestClass]
public sealed class KindsTests
{
    [TestMethod]
    public void Numbers_FromATable_AreTrainedAskedExplainedAndExported()
    {
        using var place = new Place();
        var rows = Enumerable.Range(0, 40).Select(i => $"{4 + (i % 5)},{(i % 2 == 0 ? "yes" : "no")},{2 * (i % 5)},cat\n{20 + (i % 7)},{(i % 2 == 0 ? "yes" : "no")},{i % 6},horse");
        var table = place.Write("animals.csv", "weight,tail,age,animal\n" + string.Join('\n', rows) + "\n,no,3,cat\n");
        var project = place["animals.mlkids"];
        var imported = Mlkids.Run("import", table, "--project", project, "--json").Ended(Mlkids.Fine).Last;
        Assert.AreEqual("numbers", imported.GetProperty("kind").GetString());
        StringAssert.Contains(imported.GetProperty("refused")[0].GetProperty("message").GetString(), "row 82: 'weight' is empty");
        var trained = Mlkids.Run("train", project, "--json").Ended(Mlkids.Fine).Last;
        Assert.IsGreaterThan(0.95, trained.GetProperty("testAccuracy").GetDouble());
        var answer = Mlkids.Run("classify", "weight=5; tail=yes; age=4", "23,no,2", "--why", "--project", project, "--json").Ended(Mlkids.Fine);
        CollectionAssert.AreEqual(new[] { "cat", "horse" }, answer.Objects.Select(o => o.GetProperty("label").GetString()).ToArray());
        StringAssert.StartsWith(answer.Objects[0].GetProperty("why").GetProperty("weights")[0].GetProperty("part").GetString(), "weight=");
        Mlkids.Run("classify", "tail=yes", "--project", project).Ended(Mlkids.Failed).Named("MLT033");
        var exported = Mlkids.Run("export", place["animals.onnx"], "--project", project, "--json").Ended(Mlkids.Fine).Last;
        Assert.IsLessThan(1e-4, exported.GetProperty("largestDifference").GetDouble());
        Mlkids.Run("export", place["out"], "--project", project).Ended(Mlkids.Fine);
        Assert.HasCount(exported.GetProperty("compared").GetInt32() > 0 ? imported.GetProperty("added").GetInt32() + 1 : 0, File.ReadAllLines(Directory.GetFiles(place["out"], "*.csv", SearchOption.AllDirectories).Single()));
    }

    [TestMethod]
    public void PredictNumbers_FromATable_ArePredicted()
    {
        using var place = new Place();
        var rows = Enumerable.Range(0, 40).Select(i => $"{i % 6},{10 + (7 * i % 50)},{(100 * (i % 6)) + (3 * (10 + (7 * i % 50)))}");
        var table = place.Write("houses.csv", "rooms,size,price\n" + string.Join('\n', rows));
        var project = place["houses.mlkids"];
        Mlkids.Run("import", table, "--predict", "price", "--project", project).Ended(Mlkids.Fine);
        var trained = Mlkids.Run("train", project, "--json").Ended(Mlkids.Fine).Last;
        Assert.AreEqual("price", trained.GetProperty("numbers")[0].GetProperty("name").GetString());
        var predicted = Mlkids.Run("predict", "rooms=2; size=30", "--why", "--project", project, "--json").Ended(Mlkids.Fine).Last;
        Assert.AreEqual(290, predicted.GetProperty("values").GetProperty("price").GetDouble(), 15);
        Mlkids.Run("classify", "rooms=2; size=30", "--project", project).Ended(Mlkids.Failed).Named("MLT019");
        Mlkids.Run("import", table, "--predict", "colour", "--project", place["other.mlkids"]).Ended(Mlkids.Failed).Named("MLT036");
    }

    [TestMethod]
    public void Words_FromTextFiles_AreTrainedAndExplained()
    {
        using var place = new Place();
        place.Write("moods/happy.txt", "i love sunny days\ni love cake\nwhat a lovely day\ni am so happy\nhappy birthday\nlove love love\n");
        place.Write("moods/sad.txt", "i hate rain\nthe rain makes me cry\ni cry alone\nso sad and alone\nsad rain again\nthey cry\n");
        var project = place["moods.mlkids"];
        Mlkids.Run("import", place["moods"], "--project", project).Ended(Mlkids.Fine);
        Mlkids.Run("train", project).Ended(Mlkids.Fine);
        var answer = Mlkids.Run("classify", "i love this happy day", "--why", "--project", project, "--json").Ended(Mlkids.Fine).Last;
        Assert.AreEqual("happy", answer.GetProperty("label").GetString());
        StringAssert.Contains(answer.GetProperty("why").GetProperty("sentences")[0].GetString(), "I looked mostly at");
        Assert.IsFalse(Mlkids.Run("classify", "xqzzv", "--project", project, "--json").Ended(Mlkids.Fine).Last.GetProperty("sure").GetBoolean());
        Mlkids.Run("export", place["moods.onnx"], "--project", project).Ended(Mlkids.Failed).Named("MLT046");
        Assert.IsFalse(File.Exists(place["moods.onnx"]));
    }

    [TestMethod]
    public void Text_FromAFile_IsWrittenOn_NeverWithTheWordsOfTheList()
    {
        using var place = new Place();
        var story = place.Write("story.txt", string.Join('\n', Enumerable.Repeat("the dragon saw a goblin by the sea. the goblin saw the dragon and ran over the sea. a dragon likes the sea.", 5)));
        var project = place["story.mlkids"];
        Mlkids.Run("import", story, "--project", project).Ended(Mlkids.Fine);
        Mlkids.Run("train", project).Ended(Mlkids.Fine);
        string Written() => Mlkids.Run("write", "--after", "the", "--words", "60", "--project", project, "--json").Ended(Mlkids.Fine).Last.GetProperty("text").GetString()!;
        StringAssert.Contains(Written(), "goblin");
        Assert.AreEqual(Written(), Written());
        place.Write("never-say.txt", "goblin\n");
        Assert.DoesNotContain("goblin", Written());
        Mlkids.Run("write", "--project", place["nothing.mlkids"]).Ended(Mlkids.Failed).Named("MLT007");
    }

    [TestMethod]
    public void Sounds_FromFolders_AreTrainedAskedAndExported()
    {
        using var place = new Place();
        foreach (var (label, hertz) in new[] { ("low", 220), ("high", 1760), ("_background_noise_", 0) })
            for (var i = 0; i < 8; i++)
                place.Write($"tones/{label}/{i}.wav", Tone(hertz, i));
        place.Write("tones/low/broken.wav", "RIFF nothing");
        var project = place["tones.mlkids"];
        var imported = Mlkids.Run("import", place["tones"], "--project", project, "--json").Ended(Mlkids.Fine).Last;
        Assert.AreEqual(("sounds", 24), (imported.GetProperty("kind").GetString(), imported.GetProperty("added").GetInt32()));
        Assert.AreEqual("MLT021", imported.GetProperty("refused")[0].GetProperty("code").GetString());
        var trained = Mlkids.Run("train", project, "--preset", "accurate", "--json").Ended(Mlkids.Fine).Last;
        Assert.IsGreaterThan(0.9, trained.GetProperty("testAccuracy").GetDouble());
        var asked = place.Write("new.wav", Tone(1700, 99));
        Assert.AreEqual("high", Mlkids.Run("classify", asked, "--project", project, "--json").Ended(Mlkids.Fine).Last.GetProperty("label").GetString());
        Assert.IsLessThan(1e-4, Mlkids.Run("export", place["tones.onnx"], "--project", project, "--json").Ended(Mlkids.Fine).Last.GetProperty("largestDifference").GetDouble());
    }

    [TestMethod]
    public void Import_OfAFileThatIsNothing_SaysWhatIsWanted()
    {
        using var place = new Place();
        var found = Mlkids.Run("import", place.Write("film.mp4", "????ftypmp42"), "--project", place["x.mlkids"]).Ended(Mlkids.Usage);
        StringAssert.Contains(found.Error, "a table (.csv, .tsv)");
        Assert.IsFalse(File.Exists(place["x.mlkids"]), string.Create(CultureInfo.InvariantCulture, $"{found}"));
    }

    /// <summary>A tone of a second with a little noise; 0 Hz is noise alone.</summary>
    private static byte[] Tone(int hertz, int seed)
    {
        var random = new Random(seed);
        var samples = new float[SoundClip.Rate];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (float)((hertz == 0 ? 0.1 : 0.01) * (random.NextDouble() - 0.5)) + (hertz == 0 ? 0 : 0.4f * MathF.Sin(MathF.Tau * hertz * (1 + (seed * 0.003f)) * i / SoundClip.Rate));
        return SoundClip.FromSamples(samples, SoundClip.Rate).ToWav();
    }
}
