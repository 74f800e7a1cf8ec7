using System.Text.Json;
using MLKids.Tests;

namespace MLKids.Studio.Tests.CommandLine;

/// <summary>Files as the world brings them: a clear message with its code, and nothing lost.</summary>
[TestClass]
public sealed class BadInputTests
{
    private static readonly byte[] GoodPng = Picture.Shape(0, 31);
    private static readonly byte[] GoodJpeg = Picture.Jpeg(36, 36, Quarters);

    /// <summary>File name, content, and the code that refuses it; no code for what is unusual but can be read.</summary>
    private static readonly (string Name, byte[] Content, string? Code)[] Matrix =
    [
        ("empty.jpg", [], "MLT001"),
        ("empty.png", [], "MLT001"),
        ("truncated-header.jpg", GoodJpeg[..40], "MLT001"),
        ("truncated-header.png", GoodPng[..20], "MLT001"),
        ("truncated.png", GoodPng[..(GoodPng.Length / 2)], "MLT001"),
        ("truncated.jpg", GoodJpeg[..(GoodJpeg.Length / 2)], "MLT001"),
        ("corrupt.png", Corrupt(GoodPng, 60), "MLT001"),
        ("bomb.png", Picture.PngBomb(), "MLT002"),
        ("text.jpg", "this is no picture, it is a letter to a friend"u8.ToArray(), "MLT001"),
        ("page.png", "<html><body>not found</body></html>"u8.ToArray(), "MLT001"),
        ("cmyk.jpg", Picture.Jpeg(20, 20, Quarters, components: 4), null),
        ("grey.jpg", Picture.Jpeg(20, 20, Quarters, components: 1), null),
        ("deep.png", Picture.Png(40, 40, (x, y, b) => (byte)((x * 5) + (y * b)), bits: 16), null),
        ("alpha.png", Picture.Png(40, 40, (x, y, b) => (byte)((x * 5) + (y * b)), bands: 4), null),
        ("one-pixel.png", Picture.Png(1, 1, (_, _, _) => 7), null),
    ];

    [TestMethod]
    public void Classify_OfEveryBadFile_NamesFileAndCodeAndAnswersTheOthers()
    {
        using var place = new Place();
        var project = place.TrainedProject();
        var files = Matrix.Select(m => place.Write(Path.Combine("mixed", m.Name), m.Content)).ToArray();
        var said = Mlkids.Run(["classify", .. files, place["not-there.png"], "-p", project, "--json"]).Ended(Mlkids.Failed).Objects;
        Assert.HasCount(Matrix.Length + 1, said);
        foreach (var (i, (name, _, code)) in Matrix.Index())
        {
            Assert.AreEqual(files[i], said[i].GetProperty("file").GetString());
            Assert.AreEqual(code, said[i].TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null, $"{name}: {said[i]}");
            if (code is not null)
                Check(error.GetProperty("sentence").GetString()!, name);
        }

        Assert.AreEqual("MLT001", said[^1].GetProperty("error").GetProperty("code").GetString());
    }

    [TestMethod]
    [DataRow("bomb.png")]
    [DataRow("text.jpg")]
    public void Classify_OfOneBadFileForPeople_SaysItInWords(string name)
    {
        using var place = new Place();
        var (_, content, code) = Matrix.First(m => m.Name == name);
        var said = Mlkids.Run("classify", place.Write(name, content), "-p", place.TrainedProject()).Ended(Mlkids.Failed).Named(code!);
        StringAssert.Contains(said.Error, name);
    }

    [TestMethod]
    public void Import_WithBadFilesAmongGoodOnes_KeepsTheGoodAndNamesEachBad()
    {
        using var place = new Place();
        foreach (var (name, content, _) in Matrix)
            place.Write(Path.Combine("mixed", "things", name), content);
        place.Write(Path.Combine("mixed", "things", "good.png"), GoodPng);
        place.Write(Path.Combine("mixed", "things", "again.png"), GoodPng);
        var said = Mlkids.Run("import", place["mixed"], "-p", place["p.mlkids"], "--json").Ended(Mlkids.Fine).Last;
        var refused = said.GetProperty("refused").EnumerateArray().ToDictionary(r => r.GetProperty("file").GetString()!, r => r.GetProperty("code").GetString());
        // Two empty files have one content: the second is a duplicate of the first or is refused itself.
        foreach (var (name, _, code) in Matrix.Where(m => m.Code is not null && !m.Name.StartsWith("empty", StringComparison.Ordinal)))
            Assert.AreEqual(code, refused.GetValueOrDefault(name), $"{name}: {said}");
        Assert.IsTrue(refused.Keys.Any(k => k.StartsWith("empty", StringComparison.Ordinal)), said.ToString());
        Assert.AreEqual(Matrix.Count(m => m.Code is null) + 1, said.GetProperty("added").GetInt32(), said.ToString());
        Assert.AreEqual(Matrix.Count(m => m.Code is null) + 1, said.GetProperty("labels").GetProperty("things").GetInt32());
        Assert.IsGreaterThanOrEqualTo(1, said.GetProperty("duplicates").GetInt32());
    }

    [TestMethod]
    public void Classify_OfARotatedPhoto_SeesItUpright()
    {
        using var place = new Place();
        var project = place.TrainedProject();
        // Orientation 6: the first row of the file is the right side of what was seen.
        var upright = place.Write("upright.jpg", Picture.Jpeg(36, 36, Quarters));
        var turned = place.Write("turned.jpg", Picture.Jpeg(36, 36, (x, y, band) => Quarters(35 - y, x, band), orientation: 6));
        var unmarked = place.Write("unmarked.jpg", Picture.Jpeg(36, 36, (x, y, band) => Quarters(35 - y, x, band)));
        var said = Mlkids.Run("classify", upright, turned, unmarked, "-p", project, "--json").Ended(Mlkids.Fine).Objects;
        Assert.AreEqual(said[0].GetProperty("scores").ToString(), said[1].GetProperty("scores").ToString());
        Assert.AreNotEqual(said[0].GetProperty("scores").ToString(), said[2].GetProperty("scores").ToString(), "the picture is too even for this test");
    }

    [TestMethod]
    public void Train_WithOneLabel_IsRefusedAndNothingIsLost()
    {
        using var place = new Place();
        place.Write(Path.Combine("one", "only", "a.png"), Picture.Shape(0, 1));
        place.Write(Path.Combine("one", "only", "b.png"), Picture.Shape(0, 2));
        Mlkids.Run("import", place["one"], "-p", place["p.mlkids"]).Ended(Mlkids.Fine);
        Mlkids.Run("train", place["p.mlkids"], "--json").Ended(Mlkids.Failed).Named("MLT003");
        StringAssert.Contains(Mlkids.Run("info", place["p.mlkids"], "--json").Ended(Mlkids.Fine).Out, "\"only\":2");
    }

    [TestMethod]
    public void Train_WithALabelOfNoPhotoAndOneOfOne_TrainsTheRestAndWarns()
    {
        using var place = new Place();
        place.Photos(4);
        place.Write(Path.Combine("photos", "lonely", "a.png"), Picture.Png(40, 40, (x, y, b) => (byte)(x * y * (b + 1))));
        Directory.CreateDirectory(place[Path.Combine("photos", "nobody")]);
        Mlkids.Run("import", place["photos"], "-p", place["p.mlkids"]).Ended(Mlkids.Fine);
        var said = Mlkids.Run("train", place["p.mlkids"], "--json").Ended(Mlkids.Fine).Last;
        var warnings = said.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()).ToList();
        Assert.Contains("empty-label", warnings, said.ToString());
        Assert.Contains("few-examples", warnings, said.ToString());
        CollectionAssert.AreEqual(new[] { "disc", "lonely", "square" }, said.GetProperty("labels").EnumerateArray().Select(l => l.GetString()).ToArray());
    }

    [TestMethod]
    public void Labels_OfAllKindsOfNames_ComeBackAsTheyWere()
    {
        using var place = new Place();
        string[] names = ["with spaces and, commas", "árvíztűrő tükörfúrógép", "👩‍👩‍👧 🐈 emoji", "\"quotes\" & <tags>", new string('l', 200)];
        foreach (var (i, name) in names.Index())
            for (var photo = 0; photo < 2; photo++)
                place.Write(Path.Combine("names", name, $"{photo}.png"), Picture.Png(32, 32, (x, y, b) => (byte)((i * 50) + (b * i * 20) + (photo * 3) + ((x / (i + 1)) % 2 * 60))));
        Mlkids.Run("import", place["names"], "-p", place["p.mlkids"]).Ended(Mlkids.Fine);
        var labels = Mlkids.Run("train", place["p.mlkids"], "--json").Ended(Mlkids.Fine).Last.GetProperty("labels").EnumerateArray().Select(l => l.GetString()!).ToList();
        CollectionAssert.AreEquivalent(names, labels);
        var said = Mlkids.Run("classify", place[Path.Combine("names", names[2], "0.png")], "-p", place["p.mlkids"], "--json").Ended(Mlkids.Fine).Last;
        CollectionAssert.AreEquivalent(names, said.GetProperty("scores").EnumerateObject().Select(s => s.Name).ToArray());
        // Too long by one: refused in words, and what was there stays.
        Mlkids.Run("new", place["q.mlkids"], "--model", "m", "--label", new string('l', 201), "--json").Ended(Mlkids.Failed).Named("MLT012");
    }

    [TestMethod]
    public void Project_Damaged_IsRefusedAndLeftAsItWas()
    {
        using var place = new Place();
        var good = File.ReadAllBytes(place.TrainedProject());
        byte[][] damaged = [[], good[..100], good[..(good.Length / 3)], Corrupt(good, 30), "just text"u8.ToArray(), GoodPng];
        foreach (var (i, content) in damaged.Index())
        {
            var path = place.Write($"d{i}.mlkids", content);
            Mlkids.Run("info", path, "--json").Ended(Mlkids.Failed).Named("MLT007");
            Mlkids.Run("train", path, "--json").Ended(Mlkids.Failed).Named("MLT007");
            CollectionAssert.AreEqual(content, File.ReadAllBytes(path), $"case {i} was changed");
        }
    }

    [TestMethod]
    public void Program_Damaged_IsRefusedWithItsCode()
    {
        using var place = new Place();
        var good = ProgramBuilder.Of(Bricks.Say("x")).ToSb3();
        (byte[] Content, string Code)[] cases =
        [
            ([], "MLP001"), (good[..(good.Length / 2)], "MLP003"), ("text"u8.ToArray(), "MLP001"), ("ScratchV01..."u8.ToArray(), "MLP002"),
            ("{\"objName\":\"Stage\"}"u8.ToArray(), "MLP002"), ("{\"targets\":[]}"u8.ToArray(), "MLP003"),
        ];
        foreach (var (i, (content, code)) in cases.Index())
        {
            var said = Mlkids.Run("run", place.Write($"d{i}.sb3", content), "--json").Ended(Mlkids.Failed).Named(code);
            Check(said.Events("diagnostic")[^1].GetProperty("sentence").GetString()!, $"case {i}");
        }
    }

    private static byte Quarters(int x, int y, int band) => (byte)(((x / 6) + (y / 9) + band) % 3 == 0 ? 210 : y < 9 ? 40 : 90 + (x * 2));

    private static byte[] Corrupt(byte[] good, int from)
    {
        var bad = good.ToArray();
        new Random(3).NextBytes(bad.AsSpan(from, Math.Min(bad.Length - from, 4_000)));
        return bad;
    }

    /// <summary>A sentence for a child: short, about what to do.</summary>
    private static void Check(string sentence, string where) =>
        Assert.IsTrue(sentence.Split(' ').Length is > 2 and <= 14, $"{where}: \"{sentence}\"");
}
