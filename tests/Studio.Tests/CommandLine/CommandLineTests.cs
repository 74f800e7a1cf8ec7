using System.Text.Json;
using MLKids.Tests;

namespace MLKids.Studio.Tests.CommandLine;

/// <summary>What a newcomer and a script rely on: help, exit codes, every promised field.</summary>
[TestClass]
public sealed class CommandLineTests
{
    private static readonly string[] Commands = ["check", "new", "import", "train", "test", "classify", "predict", "write", "export", "info", "run"];

    [TestMethod]
    public void Help_OfTheProgram_NamesEveryCommand()
    {
        var said = Mlkids.Run("--help").Ended(Mlkids.Fine);
        foreach (var command in Commands)
            StringAssert.Contains(said.Out, command);
        StringAssert.Contains(said.Out, "mlkids run samples/");
    }

    [TestMethod]
    public void Help_OfEachCommand_HasAnExample()
    {
        foreach (var command in Commands)
            StringAssert.Contains(Mlkids.Run(command, "--help").Ended(Mlkids.Fine).Out, $"Example:  mlkids {command}");
    }

    [TestMethod]
    [DataRow("import")]
    [DataRow("flyaway")]
    [DataRow("train --preset best x.mlkids")]
    [DataRow("train --seed many x.mlkids")]
    [DataRow("run")]
    [DataRow("run no-such-file.sb3")]
    [DataRow("import no-such-folder --project x.mlkids")]
    public void Usage_Wrong_EndsWithTwoAndSaysWhatIsWanted(string line)
    {
        using var place = new Place();
        var said = Mlkids.Start(line.Split(' '), place.Root).Wait().Ended(Mlkids.Usage);
        Assert.IsGreaterThan(10, said.Error.Trim().Length);
        Assert.IsEmpty(Directory.GetFileSystemEntries(place.Root));
    }

    [TestMethod]
    public void Check_Json_HasPresetReasonFindingsFacts()
    {
        var said = Mlkids.Run("check", "--json").Ended(Mlkids.Fine).Last;
        CollectionAssert.Contains(new[] { "accurate", "simplified" }, said.GetProperty("preset").GetString());
        Assert.IsGreaterThan(5, said.GetProperty("reason").GetString()!.Length);
        Assert.AreEqual(JsonValueKind.Array, said.GetProperty("findings").ValueKind);
        Assert.IsGreaterThan(0, said.GetProperty("facts").GetProperty("cores").GetInt32());
        Assert.IsGreaterThan(0, said.GetProperty("facts").GetProperty("millisecondsPerPicture").GetDouble());
    }

    [TestMethod]
    public void WholeWay_ImportTrainTestClassifyInfo_Json_EveryPromisedField()
    {
        using var place = new Place();
        var project = place["p.mlkids"];
        var import = Mlkids.Run("import", place.Photos(6), "--project", project, "--json").Ended(Mlkids.Fine).Last;
        Assert.AreEqual(12, import.GetProperty("added").GetInt32());
        Assert.AreEqual(6, import.GetProperty("labels").GetProperty("disc").GetInt32());
        Assert.AreEqual(0, import.GetProperty("refused").GetArrayLength());

        var train = Mlkids.Run("train", project, "--preset", "simplified", "--seed", "7", "--json").Ended(Mlkids.Fine).Last;
        Assert.AreEqual("simplified", train.GetProperty("preset").GetString());
        Assert.IsGreaterThan(5, train.GetProperty("reason").GetString()!.Length);
        Assert.IsGreaterThan(0, train.GetProperty("seconds").GetDouble());
        Assert.AreEqual(12, train.GetProperty("examples").GetInt32());
        CollectionAssert.AreEqual(new[] { "disc", "square" }, train.GetProperty("labels").EnumerateArray().Select(l => l.GetString()).ToArray());
        Assert.IsGreaterThanOrEqualTo(0.5, train.GetProperty("testAccuracy").GetDouble());
        Assert.AreEqual(12, train.GetProperty("confusion").EnumerateArray().Sum(r => r.EnumerateArray().Sum(n => n.GetInt32())));
        Assert.IsGreaterThan(0, train.GetProperty("peakMemoryMB").GetDouble());
        Assert.AreEqual(64, train.GetProperty("modelHash").GetString()!.Length);

        var test = Mlkids.Run("test", project, "--folder", place.Photos(3, seed: 500, name: "others"), "--json").Ended(Mlkids.Fine).Last;
        Assert.AreEqual(6, test.GetProperty("asked").GetInt32());
        Assert.IsGreaterThanOrEqualTo(5 / 6.0, test.GetProperty("testAccuracy").GetDouble());

        var (a, b) = (place.Write("a.png", Picture.Shape(0, 900)), place.Write("b.png", Picture.Shape(1, 901)));
        var classify = Mlkids.Run("classify", a, b, "--project", project, "--json").Ended(Mlkids.Fine).Objects;
        CollectionAssert.AreEqual(new[] { a, b }, classify.Select(c => c.GetProperty("file").GetString()).ToArray());
        CollectionAssert.AreEqual(new[] { "disc", "square" }, classify.Select(c => c.GetProperty("label").GetString()).ToArray());
        foreach (var answer in classify)
        {
            Assert.AreEqual(1, answer.GetProperty("scores").EnumerateObject().Sum(s => s.Value.GetDouble()), 1e-4);
            Assert.AreEqual(answer.GetProperty("confidence").GetDouble(), answer.GetProperty("scores").GetProperty(answer.GetProperty("label").GetString()!).GetDouble());
        }

        var info = Mlkids.Run("info", project, "--json").Ended(Mlkids.Fine).Last.GetProperty("models")[0];
        Assert.AreEqual(6, info.GetProperty("labels").GetProperty("square").GetInt32());
        Assert.AreEqual(train.GetProperty("modelHash").GetString(), info.GetProperty("trained").GetProperty("modelHash").GetString());
        Assert.IsFalse(info.GetProperty("trained").GetProperty("outOfDate").GetBoolean());
    }

    [TestMethod]
    public void WholeWay_ForPeople_SaysReadableLines()
    {
        using var place = new Place();
        var project = place.TrainedProject();
        StringAssert.Contains(Mlkids.Run("info", project).Ended(Mlkids.Fine).Out, "disc");
        StringAssert.Contains(Mlkids.Run("test", project).Ended(Mlkids.Fine).Out, "%");
        StringAssert.Contains(Mlkids.Run("classify", place.Write("x.png", Picture.Shape(1, 77)), "--project", project).Ended(Mlkids.Fine).Out, "square");
        StringAssert.Contains(Mlkids.Run("check").Ended(Mlkids.Fine).Out, "This computer");
    }

    [TestMethod]
    public void New_WithModelAndLabels_MakesThem_AndNeverOverwrites()
    {
        using var place = new Place();
        var made = Mlkids.Start(["new", "pets.mlkids", "--model", "pets", "--label", "cat", "--label", "dog", "--json"], place.Root).Wait().Ended(Mlkids.Fine).Last;
        Assert.AreEqual("pets", made.GetProperty("models")[0].GetString());
        // The only project of a folder need not be named.
        var info = Mlkids.Start(["info", "--json"], place.Root).Wait().Ended(Mlkids.Fine).Last.GetProperty("models")[0];
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, info.GetProperty("labels").EnumerateObject().Select(l => l.Name).ToArray());

        var before = File.ReadAllBytes(place["pets.mlkids"]);
        Mlkids.Start(["new", "pets.mlkids", "--json"], place.Root).Wait().Ended(Mlkids.Failed).Named("MLT");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(place["pets.mlkids"]));
    }

    [TestMethod]
    [DataRow("simplified")]
    [DataRow("accurate")]
    public void Train_TwiceWithOneSeed_GivesOneHash_AndAnotherSeedStillAnswers(string preset)
    {
        using var place = new Place();
        var project = place.TrainedProject();
        string Hash(string seed) => Mlkids.Run("train", project, "--preset", preset, "--seed", seed, "--json").Ended(Mlkids.Fine).Last.GetProperty("modelHash").GetString()!;
        Assert.AreEqual(Hash("5"), Hash("5"));
        if (preset == "accurate")
            Assert.AreNotEqual(Hash("6"), Hash("5"), "the seed of the initial weights is not used");
    }

    [TestMethod]
    public void Classify_InTwoProcessesAndFromACopy_GivesTheSameScores()
    {
        using var place = new Place();
        var project = place.TrainedProject();
        var photo = place.Write("x.png", Picture.Shape(0, 4242));
        var first = Mlkids.Run("classify", photo, "-p", project, "--json").Ended(Mlkids.Fine).Out;
        Assert.AreEqual(first, Mlkids.Run("classify", photo, "-p", project, "--json").Ended(Mlkids.Fine).Out);
        Assert.AreEqual(first, Mlkids.Run("classify", photo, "-p", place.TrainedProject("copy.mlkids"), "--json").Ended(Mlkids.Fine).Out);
    }

    [TestMethod]
    public void Import_Again_AddsNothingTwice()
    {
        using var place = new Place();
        var project = place.TrainedProject();
        var again = Mlkids.Run("import", place.Photos(8), "--project", project, "--json").Ended(Mlkids.Fine).Last;
        Assert.AreEqual(0, again.GetProperty("added").GetInt32());
        Assert.AreEqual(16, again.GetProperty("duplicates").GetInt32());
    }

    [TestMethod]
    public void Train_PresetAuto_IsTheOneOfCheck_AndSaysWhy()
    {
        using var place = new Place();
        var check = Mlkids.Run("check", "--json").Last;
        var train = Mlkids.Run("train", place.TrainedProject(), "--json").Ended(Mlkids.Fine).Last;
        CollectionAssert.Contains(new[] { "accurate", "simplified" }, train.GetProperty("preset").GetString());
        Assert.IsGreaterThan(5, train.GetProperty("reason").GetString()!.Length);
        // The probe of "check" can find the computer busy where "train" did not look: only a clear finding must agree.
        if (check.GetProperty("facts").GetProperty("cores").GetInt32() <= 2)
            Assert.AreEqual("simplified", train.GetProperty("preset").GetString());
    }
}
